"""Repression in proportion: arrests of communists follow the volume of campaigning.

Claim      The more is asked of everybody, the more communists are arrested.
Sources    antaeus_coding (the calendar); the null account N1.
Rivals     by_quota: central limits.
Silent on  limits, regions, signals, categories and persons.

An arrested communist is expelled: the arrest is the reason of that one exit, never a second one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter
from antaeus.world.codes import ARRESTED, EMPTY
from antaeus.world.departure import stronger
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_PEOPLE, Ground


class Parameters(NamedTuple):
    """How far arrests follow campaigns."""

    rate: Annotated[
        float,
        Parameter(
            "arrests of communists under a pressure of 1",
            unit="events a person-month",
            prior=LogUniform(1e-6, 1e-3),
            source="antaeus_assumption",
        ),
    ]


@compiled
def arrest(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Mark those who are arrested this month as leaving; return how many."""
    people = ground.people
    rate = p.rate * orders.intensity[0]
    arrested = 0
    u = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(u.size):
        if u[i] < rate and people.status[i] != EMPTY:
            people.leaves[i] = stronger(people.leaves[i], ARRESTED)
            arrested += 1
    return arrested


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after arrests."""
    touched = before.people.leaves != after.people.leaves
    yield "only people with a card are touched", bool((after.people.status[touched] != EMPTY).all())
    yield (
        "an arrest is the only cause set here",
        bool((after.people.leaves[touched] == ARRESTED).all()),
    )


MECHANISM = Mechanism(
    question="repression",
    answer="in_proportion",
    step=arrest,
    parameters=Parameters,
    decisions=("repression/arrested",),
    reads=("people.id", "people.status"),
    writes=("people.leaves",),
    invariants=invariants,
    claim=__doc__ or "",
)
