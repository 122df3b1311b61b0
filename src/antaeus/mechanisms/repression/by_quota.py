"""Repression by quota: central limits fall on people without regard to what they did.

Claim      Arrests follow the limits that the centre sets for a region; a communist stands under
           them as everybody does, more or less exposed, whatever his conduct.
Sources    gregory_lenins_brain (limits of order 00447); rules of the null account.
Rivals     in_proportion: arrests follow the volume of campaigning.
Silent on  who denounced whom, and why. No signal, category, clique or threat is read here.

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
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground


class Parameters(NamedTuple):
    """How hard the limits fall on communists."""

    routine_rate: Annotated[
        float,
        Parameter(
            "arrests of communists when no limits are set",
            unit="events a person-month",
            prior=LogUniform(1e-6, 1e-3),
            source="antaeus_assumption",
        ),
    ]
    exposure: Annotated[
        float,
        Parameter(
            "chance of a communist to be struck under limits, against that of any other person",
            unit="ratio",
            prior=LogUniform(0.1, 10.0),
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
    people, cells, raions = ground.people, ground.cells, ground.raions
    rate = np.empty(ground.fill[FILL_CELLS])
    for c in range(rate.size):
        rate[c] = p.routine_rate + p.exposure * orders.limit[raions.tile[cells.raion[c]]]
    arrested = 0
    u = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(u.size):
        if u[i] < rate[people.cell[i]] and people.status[i] != EMPTY:
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
    answer="by_quota",
    step=arrest,
    parameters=Parameters,
    decisions=("repression/arrested",),
    reads=("people.id", "people.cell", "people.status", "cells.raion", "raions.tile"),
    writes=("people.leaves",),
    invariants=invariants,
    claim=__doc__ or "",
)
