"""Language by acting anywhere: work, court, queue and school teach it, the cell among them.

Claim      Everybody had to speak the language of the state: at work, before a court, in a queue, at
           school. Occasions differ by class and schooling, not by the party card; the cell is one
           site among several. Press, reading room and radio teach beside them.
Sources    kotkin1997: speaking Bolshevik at work and in town. Rates and occasions are assumed.
Rivals     by_acting_in_cell, by_media, by_self_fashioning.
Silent on  what was said on those occasions: they do not vary with campaigns or with fear.

Prediction C40  A lead of members is not coded: at `cell_weight` 0 members and others of one class
           and schooling learn alike, at 1 this is the cell and nothing else. The prior holds both,
           and with a large `schooling_lift` schooled outsiders pass unschooled members.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import N_CLASSES
from antaeus.world.learning import (
    N_SCHOOLING,
    N_SPOKEN,
    USUAL_ACTING,
    acted,
    mean_schooling,
    meetings_at_hand,
    rate_of_acting,
    rate_of_reach,
    strata_taught,
    teach_people,
    teach_strata,
)
from antaeus.world.orders import Orders
from antaeus.world.tables import Ground

_RATE = "per month"
_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """How fast the language is learned and lost, on what occasions, and where."""

    speed: Annotated[
        float,
        Parameter(
            "learned of what is lacking, ordinary month", _RATE, LogUniform(2e-3, 0.02), _OWN
        ),
    ]
    acting_share: Annotated[
        float, Parameter("learned by acting, not by media", "share", Uniform(0.0, 1.0), _OWN)
    ]
    forgetting: Annotated[float, Parameter("language lost", _RATE, Uniform(0.0, 0.01), _OWN)]
    cell_weight: Annotated[
        float, Parameter("the cell among the sites of acting", "share", Uniform(0.0, 1.0), _OWN)
    ]
    contact: Annotated[
        float,
        Parameter(
            "acting of non-party people for each communist a head at their meetings",
            "ratio",
            Uniform(0.0, 3.0),
            _OWN,
        ),
    ]
    peasant_occasions: Annotated[
        float, Parameter("occasions of peasants to workers", "ratio", LogUniform(0.2, 2), _OWN)
    ]
    employee_occasions: Annotated[
        float, Parameter("occasions of employees to workers", "ratio", LogUniform(0.5, 4), _OWN)
    ]
    schooling_lift: Annotated[
        float, Parameter("occasions added by a step of schooling", "ratio", Uniform(0, 0.5), _OWN)
    ]


@compiled
def learn(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Let people and strata learn and forget; return the people whose language changed."""
    by_acting = rate_of_acting(p.speed, p.acting_share)
    by_reach = rate_of_reach(p.speed, p.acting_share)
    in_cell = by_acting * p.cell_weight
    elsewhere = by_acting * (1.0 - p.cell_weight) * USUAL_ACTING
    occasions = np.array([1.0, p.peasant_occasions, p.employee_occasions]) * elsewhere
    gain = np.empty(N_SPOKEN * N_CLASSES * N_SCHOOLING)
    for row in range(gain.size):
        acts, job = row // (N_CLASSES * N_SCHOOLING), row // N_SCHOOLING % N_CLASSES
        lifted = occasions[job] * (1.0 + p.schooling_lift * (row % N_SCHOOLING))
        gain[row] = in_cell * acted(acts) + lifted + by_reach * orders.media[job]
    by_class = np.empty(N_CLASSES)
    for job in range(N_CLASSES):
        lifted = occasions[job] * (1.0 + p.schooling_lift * mean_schooling(orders, job))
        by_class[job] = lifted + by_reach * orders.media[job]
    at_hand = meetings_at_hand(ground)
    for h in range(at_hand.size):
        at_hand[h] = min(p.contact * at_hand[h], 1.0)
    teach_strata(ground, by_class, in_cell, at_hand, p.forgetting)
    return teach_people(ground, gain, p.forgetting)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have learned."""
    people, mark = after.people, int(after.fill[0])
    old, new = before.people.language[:mark], people.language[:mark]
    site = (people.acts[:mark] & (N_SPOKEN - 1)).astype(np.int64) * N_CLASSES + people.job[:mark]
    row = np.lexsort((new, old, site * N_SCHOOLING + people.schooling[:mark]))
    alike = np.diff((site * N_SCHOOLING + people.schooling[:mark])[row]) == 0
    yield (
        "of two of one class, schooling and part in the cell, who knew more knows no less",
        bool((np.diff(new[row].astype(np.int64))[alike] >= 0).all()),
    )
    yield from strata_taught(before, after)


MECHANISM = Mechanism(
    question="language",
    answer="by_acting_anywhere",
    step=learn,
    parameters=Parameters,
    decisions=(),
    reads=(
        "people.acts",
        "people.job",
        "people.schooling",
        "people.status",
        "cells.form",
        "cells.host",
        "cells.present",
        "hosts.id",
        "hosts.open",
        "hosts.nonparty",
        "hosts.communists",
    ),
    writes=("people.language", "hosts.language"),
    invariants=invariants,
    claim=__doc__ or "",
)
