"""Acceptance in proportion: candidates become members as campaigning goes.

Claim      The more is asked of everybody, the more candidates are accepted, whatever the rules say.
Sources    antaeus_coding (the calendar); the null account N1.
Rivals     by_rules.
Silent on  terms, categories and closures.
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
from antaeus.world.codes import CANDIDATE, MEMBER, NEVER
from antaeus.world.events import ACCEPTED, note
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_PEOPLE, Ground


class Parameters(NamedTuple):
    """How soon candidates are accepted."""

    rate: Annotated[
        float,
        Parameter(
            "candidates are accepted at pressure 1",
            "events a person-month",
            LogUniform(0.01, 0.5),
            "antaeus_assumption",
        ),
    ]


@compiled
def accept(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Make members of candidates at one rate; return how many."""
    people = ground.people
    chance = 1.0 - math.exp(-p.rate * orders.intensity[0])
    accepted = 0
    u = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(u.size):
        if people.status[i] == CANDIDATE and u[i] < chance:
            people.status[i] = MEMBER
            people.member_since[i] = month
            who, origin = people.id[i], people.origin[i]
            note(ground, ACCEPTED, who, origin, people.cell[i], people.host[i], 0, i)
            accepted += 1
    return accepted


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after acceptance."""
    made = before.people.status != after.people.status
    yield (
        "candidates become members, and nothing else happens",
        bool(
            (before.people.status[made] == CANDIDATE).all()
            and (after.people.status[made] == MEMBER).all()
        ),
    )
    yield (
        "a member counts from the month of acceptance",
        bool((after.people.member_since[made] != NEVER).all()),
    )


MECHANISM = Mechanism(
    question="acceptance",
    answer="in_proportion",
    step=accept,
    parameters=Parameters,
    decisions=("acceptance/accepted",),
    reads=(
        "people.id",
        "people.origin",
        "people.host",
        "hosts.raion",
        "cells.id",
        "hosts.kind",
        "people.cell",
    ),
    writes=("people.status", "people.member_since", "events.*", "fill"),
    invariants=invariants,
    claim=__doc__ or "",
)
