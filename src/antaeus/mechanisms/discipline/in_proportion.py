"""Discipline in proportion: expulsions follow the volume of campaigning.

Claim      The more is asked of everybody, the more communists are expelled; who they are does not
           matter, and nobody comes back.
Sources    antaeus_coding (the calendar); the null account N1.
Rivals     by_commission: trials, ordered reviews, appeals.
Silent on  reviews, class, status and appeals.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter
from antaeus.world.codes import EMPTY, EXPELLED_BY_TRIAL
from antaeus.world.departure import stronger
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_PEOPLE, Ground


class Parameters(NamedTuple):
    """How far expulsions follow campaigns."""

    rate: Annotated[
        float,
        Parameter(
            "expulsions under a pressure of 1",
            unit="events a person-month",
            prior=LogUniform(5e-4, 3e-2),
            source="antaeus_assumption",
        ),
    ]


@compiled
def judge(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Mark those who are expelled this month as leaving; return how many."""
    people = ground.people
    chance = 1.0 - math.exp(-p.rate * orders.intensity[0])
    out = 0
    u = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(u.size):
        if u[i] < chance and people.status[i] != EMPTY:
            people.leaves[i] = stronger(people.leaves[i], EXPELLED_BY_TRIAL)
            out += 1
    return out


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after discipline."""
    touched = before.people.leaves != after.people.leaves
    yield "only people with a card are touched", bool((after.people.status[touched] != EMPTY).all())
    yield "nobody comes back", bool((before.former.status == after.former.status).all())


MECHANISM = Mechanism(
    question="discipline",
    answer="in_proportion",
    step=judge,
    parameters=Parameters,
    decisions=("discipline/judged",),
    reads=("people.id", "people.status"),
    writes=("people.leaves",),
    invariants=invariants,
    claim=__doc__ or "",
)
