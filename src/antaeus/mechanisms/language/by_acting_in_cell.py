"""Language by acting in the cell: who speaks at meetings learns how one speaks.

Claim      The official language is learned where it is used to effect: in the cell, by criticising
           and by speaking for the line, less by sitting there. Non-party people learn it from the
           meetings that communists hold among them. The press teaches all of a class alike.
Sources    kokosalakis2023: the cell as the place where one learned to speak and be heard. Rates are
           assumed: the speed of an ordinary month, and the share of it that acting has.
Rivals     by_acting_anywhere, by_media, by_self_fashioning.
Silent on  what the language is used for, and whether it pays: only who spoke counts, not what.

Prediction C40  The lead of members over non-members is not coded. `acting_share` runs from 0, where
           the press teaches members and others of a class alike, to 1; with much `contact` meetings
           teach the strata as well, and the lead can vanish. In an ordinary month acting teaches
           less than the press wherever `acting_share` is under a half.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import CRITICISED, ENDORSED, N_CLASSES
from antaeus.world.learning import (
    N_SCHOOLING,
    N_SPOKEN,
    acted,
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
    """How fast the language is learned and lost, and what of it by acting."""

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
    contact: Annotated[
        float,
        Parameter(
            "acting of non-party people for each communist a head at their meetings",
            "ratio",
            Uniform(0.0, 3.0),
            _OWN,
        ),
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
    gain = np.empty(N_SPOKEN * N_CLASSES * N_SCHOOLING)
    for row in range(gain.size):
        acts, job = row // (N_CLASSES * N_SCHOOLING), row // N_SCHOOLING % N_CLASSES
        gain[row] = by_acting * acted(acts) + by_reach * orders.media[job]
    at_hand = meetings_at_hand(ground)
    for h in range(at_hand.size):
        at_hand[h] = min(p.contact * at_hand[h], 1.0)
    teach_strata(ground, by_reach * orders.media, by_acting, at_hand, p.forgetting)
    return teach_people(ground, gain, p.forgetting)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have learned."""
    people, mark = after.people, int(after.fill[0])
    old = before.people.language[:mark].astype(np.int64) * N_CLASSES + people.job[:mark]
    new, acts = people.language[:mark].astype(np.int64), people.acts[:mark]
    spoke, silent = acts & (CRITICISED | ENDORSED) != 0, acts == 0
    least = np.full(65_536 * N_CLASSES, 65_535)
    most = np.zeros_like(least)
    np.minimum.at(least, old[spoke], new[spoke])
    np.maximum.at(most, old[silent], new[silent])
    yield (
        "of two of a class who knew the same, who spoke knows no less than who stayed away",
        bool((most[old[spoke]] <= least[old[spoke]]).all()),
    )
    yield from strata_taught(before, after)


MECHANISM = Mechanism(
    question="language",
    answer="by_acting_in_cell",
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
