"""Acceptance by the rules: a candidate serves a term, then is found fit or not.

Claim      A candidate becomes a member after the term that the rules of the date set for the
           category; not mechanically, but at a rate. While transfers are closed nobody does.
Sources    Party rules of 1919, 1922, 1925, 1934 and 1939 (rules/ustav.toml); the closure of
           January 1933 to October 1936.
Rivals     in_proportion.
Silent on  what makes a candidate fit.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import compiled, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter
from antaeus.world.codes import CANDIDATE, MEMBER, NEVER
from antaeus.world.entry import category_of
from antaeus.world.events import ACCEPTED, note
from antaeus.world.orders import TERM_TRANSFER_OPEN, Orders
from antaeus.world.tables import FILL_PEOPLE, Floats, Ground, Int32s


class Parameters(NamedTuple):
    """How soon candidates are accepted."""

    rate: Annotated[
        float,
        Parameter(
            "candidates past their term are accepted",
            "events a person-month",
            LogUniform(0.01, 0.5),
            "antaeus_assumption",
        ),
    ]


@compiled
def accept(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Make members of candidates who have served their term; return how many."""
    if orders.terms[TERM_TRANSFER_OPEN] == 0:
        return 0
    people = ground.people
    chance = 1.0 - math.exp(-p.rate)
    accepted = 0
    u = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in _whose_turn_it_is(ground, u, chance):
        category = category_of(ground.hosts.kind[people.host[i]], people.origin[i])
        if month - people.entered[i] >= orders.candidate_months[category]:
            people.status[i] = MEMBER
            people.member_since[i] = month
            who, origin = people.id[i], people.origin[i]
            note(ground, ACCEPTED, who, origin, people.cell[i], people.host[i], 0)
            accepted += 1
    return accepted


@inner_making_arrays
def _whose_turn_it_is(ground: Ground, u: Floats, chance: float) -> Int32s:
    """Rows of the candidates whose case is taken up this month."""
    people = ground.people
    rows = np.empty(u.size + 1, np.int32)
    n = 0
    for i in range(u.size):
        rows[n] = i
        n += np.int64((people.status[i] == CANDIDATE) & (u[i] < chance))
    return rows[:n]


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
    answer="by_rules",
    step=accept,
    parameters=Parameters,
    decisions=("acceptance/accepted",),
    reads=(
        "people.id",
        "people.entered",
        "people.origin",
        "people.host",
        "hosts.kind",
        "cells.id",
        "hosts.raion",
        "people.cell",
    ),
    writes=("people.status", "people.member_since", "events.*", "fill"),
    invariants=invariants,
    claim=__doc__ or "",
)
