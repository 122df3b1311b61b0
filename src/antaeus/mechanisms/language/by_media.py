"""Language by media: press, reading room, radio and school teach everybody alike.

Claim      The official language was spread among the whole population by the press, the reading
           room and the radio. Reach by class and schooling decide who learns it; what a person does
           in a cell does not.
Sources    hoffmann2003: values and language taught from above to all. Rates are assumed; the reach
           of the media by class is a driver of the scenario.
Rivals     by_acting_in_cell, by_acting_anywhere, by_self_fashioning.
Silent on  who reads what, and how it is read: a copy of a newspaper teaches everybody the same.

Prediction C40  A lead of members cannot come from learning here. It can still be seen, when the
           fluent are the ones admitted or when members sit in classes that the press reaches; and
           it can be negative, where schooling counts (`schooling_lift`) and members have less.
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
    mean_schooling,
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
    """How fast the language is learned and lost, and what schooling adds."""

    speed: Annotated[
        float,
        Parameter(
            "learned of what is lacking, ordinary month", _RATE, LogUniform(2e-3, 0.02), _OWN
        ),
    ]
    forgetting: Annotated[float, Parameter("language lost", _RATE, Uniform(0.0, 0.01), _OWN)]
    schooling_lift: Annotated[
        float, Parameter("learning added by a step of schooling", "ratio", Uniform(0, 0.5), _OWN)
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
    reached = rate_of_reach(p.speed, 0.0) * orders.media
    gain = np.empty(N_SPOKEN * N_CLASSES * N_SCHOOLING)
    for row in range(gain.size):
        lifted = 1.0 + p.schooling_lift * (row % N_SCHOOLING)
        gain[row] = reached[row // N_SCHOOLING % N_CLASSES] * lifted
    by_class = np.empty(N_CLASSES)
    for job in range(N_CLASSES):
        by_class[job] = reached[job] * (1.0 + p.schooling_lift * mean_schooling(orders, job))
    nowhere = np.zeros(ground.hosts.id.size)
    teach_strata(ground, by_class, 0.0, nowhere, p.forgetting)
    return teach_people(ground, gain, p.forgetting)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have learned."""
    people, mark = after.people, int(after.fill[0])
    old, new = before.people.language[:mark], people.language[:mark]
    kind = people.job[:mark].astype(np.int64) * N_SCHOOLING + people.schooling[:mark]
    row = np.lexsort((new, old, kind))
    alike = np.diff(kind[row]) == 0
    rise = np.diff(new[row].astype(np.int64))
    yield (
        "of two of one class and schooling, who knew more knows no less",
        bool((rise[alike] >= 0).all()),
    )
    same = alike & (np.diff(old[row].astype(np.int64)) == 0)
    yield (
        "whatever they did in a cell, who knew the same knows the same",
        bool((rise[same] == 0).all()),
    )
    yield from strata_taught(before, after)


MECHANISM = Mechanism(
    question="language",
    answer="by_media",
    step=learn,
    parameters=Parameters,
    decisions=(),
    reads=(
        "people.acts",
        "people.job",
        "people.schooling",
        "people.status",
        "hosts.id",
        "hosts.open",
    ),
    writes=("people.language", "hosts.language"),
    invariants=invariants,
    claim=__doc__ or "",
)
