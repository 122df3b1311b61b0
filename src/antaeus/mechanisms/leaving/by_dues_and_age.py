"""Leaving by dues and age: who stops paying is counted as having left; who is old may die.

Claim      Outside purges people leave the party because they let their dues lapse, because they
           hand in the card, or because they die.
Sources    rules_1925 art. 91 (three months' dues unpaid without good cause count as leaving).
Rivals     None yet.
Silent on  belief. Passivity is a missed month here and nothing more.

The hazard of death rises with age as Gompertz has it, and is the same for former members.
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
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import DIED, EMPTY, LAPSED, WITHDREW
from antaeus.world.departure import stronger
from antaeus.world.orders import TERM_LAPSE_MONTHS, Orders
from antaeus.world.tables import FILL_FORMER, FILL_PEOPLE, Floats, Ground

OLDEST_MONTHS = 120 * 12
_OLD_MONTHS = 65 * 12
"""Age from which the chance of death is looked up for everybody."""


class Parameters(NamedTuple):
    """Dues, cards handed in, and death."""

    missed_dues_chance: Annotated[
        float,
        Parameter(
            "chance that a communist does not pay in a month",
            unit="probability per month",
            prior=Uniform(0.02, 0.35),
            source="antaeus_assumption",
        ),
    ]
    lapse_rate: Annotated[
        float,
        Parameter(
            "cells strike off those in arrears beyond the term",
            unit="events a person-month",
            prior=LogUniform(0.02, 2.0),
            source="antaeus_assumption",
        ),
    ]
    withdrawal_rate: Annotated[
        float,
        Parameter(
            "cards handed in outside purges",
            unit="events a person-month",
            prior=LogUniform(1e-5, 5e-3),
            source="antaeus_assumption",
        ),
    ]
    death_rate_at_30: Annotated[
        float,
        Parameter(
            "deaths at the age of thirty",
            unit="events a person-month",
            prior=LogUniform(2e-4, 1e-3),
            source="antaeus_assumption",
        ),
    ]
    death_doubling_years: Annotated[
        float,
        Parameter(
            "years of age in which the hazard of death doubles",
            unit="years",
            prior=Uniform(8.0, 14.0),
            source="antaeus_assumption",
        ),
    ]


@inner_making_arrays
def _chances_of_death(p: Parameters) -> Floats:
    """Chance of death in a month by age in full months, (OLDEST_MONTHS + 1,)."""
    chance = np.empty(OLDEST_MONTHS + 1)
    for age in range(chance.size):
        rate = p.death_rate_at_30 * 2.0 ** ((age / 12.0 - 30.0) / p.death_doubling_years)
        chance[age] = 1.0 - math.exp(-rate)
    return chance


@compiled
def leave(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Run up arrears, mark those who leave or die, let former members die; return how many."""
    people, former = ground.people, ground.former
    chance_of_death = _chances_of_death(p)
    lapses = 1.0 - math.exp(-p.lapse_rate)
    withdraws = 1.0 - math.exp(-p.withdrawal_rate)
    term = orders.terms[TERM_LAPSE_MONTHS]
    most = chance_of_death[: _OLD_MONTHS + 1].max() + withdraws  # for who is neither old nor lapses
    marked = 0
    n = ground.fill[FILL_PEOPLE]
    missed = drawn(keys[0], people.id, n)
    gone = drawn(keys[1], people.id, n)
    for i in range(n):
        owed = min(people.arrears[i] + 1, 250) if missed[i] < p.missed_dues_chance else 0
        people.arrears[i] = owed
    rows = np.empty(n + 1, np.int32)
    n_rows = 0
    for i in range(n):  # whose draw is too high to leave for any cause need not be looked at again
        rows[n_rows] = i
        lapsing = people.arrears[i] >= term
        old = month - people.born[i] > _OLD_MONTHS
        n_rows += np.int64((gone[i] < most) | lapsing | old)
    for i in rows[:n_rows]:
        u = gone[i]
        age = min(month - people.born[i], OLDEST_MONTHS)
        dies = chance_of_death[age]
        leaves = dies + withdraws + (lapses if people.arrears[i] >= term else 0.0)
        if u < leaves and people.status[i] != EMPTY:
            cause = DIED if u < dies else (WITHDREW if u < dies + withdraws else LAPSED)
            people.leaves[i] = stronger(people.leaves[i], cause)
            marked += 1
    died = drawn(keys[1], former.id, ground.fill[FILL_FORMER])
    for i in range(died.size):
        age = min(month - former.born[i], OLDEST_MONTHS)
        if died[i] < chance_of_death[age]:
            former.status[i] = EMPTY
    return marked


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have left."""
    grown = after.people.arrears.astype(int) - before.people.arrears
    yield (
        "arrears grow by one month or end",
        bool(((grown == 1) | (after.people.arrears == 0) | (after.people.arrears == 250)).all()),
    )
    touched = before.people.leaves != after.people.leaves
    yield "only people with a card are touched", bool((after.people.status[touched] != EMPTY).all())
    risen = (before.former.status == EMPTY) & (after.former.status != EMPTY)
    yield "nobody returns from death", not bool(risen.any())


MECHANISM = Mechanism(
    question="leaving",
    answer="by_dues_and_age",
    step=leave,
    parameters=Parameters,
    decisions=("leaving/missed_dues", "leaving/left"),
    reads=("people.id", "people.born", "people.status", "former.id", "former.born"),
    writes=("people.arrears", "people.leaves", "former.status"),
    invariants=invariants,
    claim=__doc__ or "",
)
