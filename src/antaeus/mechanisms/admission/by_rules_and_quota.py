"""Admission by rules and quota: terms by class, recommenders as a capacity, levies, closure.

Claim      Who enters is decided by dated rules. A class category sets the term of candidacy and
           how many members of what standing must recommend; members of that standing in the raion
           are a capacity. Applications come from the strata of host units, more where campaigns
           press; an announced levy of workers comes on top and needs no recommendations. While
           entry is closed nobody enters.
Sources    Party rules of 1919, 1922, 1925, 1934 and 1939 (rules/ustav.toml); the levies of the
           calendar; the closure of January 1933 to October 1936.
Rivals     in_proportion; by_application: expectation, language and Komsomol tell too.
Silent on  why anybody wants to enter, and what the cell thinks of him.

Categories draw on the recommenders in their order, industrial workers first: the preference that
the rules themselves state.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inner_making_arrays
from antaeus.foundation.declarations import Mechanism
from antaeus.world import recommending
from antaeus.world.codes import N_CLASSES, N_KINDS, WORKER
from antaeus.world.orders import TERM_ENTRY_OPEN, Orders
from antaeus.world.recommending import Newcomers
from antaeus.world.tables import Floats, Ground


class Parameters(NamedTuple):
    """Applications by class, recommendations, levies."""

    worker_rate: recommending.WorkerRate
    peasant_rate: recommending.PeasantRate
    employee_rate: recommending.EmployeeRate
    response: recommending.Response
    uncovered: recommending.Uncovered
    recommendations_rate: recommending.RecommendationsRate
    levy_rate: recommending.LevyRate
    women_share: recommending.WomenShare
    mean_age_years: recommending.MeanAge


@inner_making_arrays
def _asking(ground: Ground, uncovered: float, raion: int) -> Floats:
    """People who could apply in a raion by kind and class, fewer where there is no cell, (n, 3)."""
    hosts, raions = ground.hosts, ground.raions
    asked = np.zeros((N_KINDS, N_CLASSES))
    for h in range(raions.host_start[raion], raions.host_end[raion]):
        reach = 1.0 if hosts.cell[h] >= 0 else uncovered
        kind = hosts.kind[h]
        for c in range(N_CLASSES):
            asked[kind, c] += float(hosts.nonparty[h, c]) * reach
    return asked


@compiled
def take_in(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Admit new candidates while entry is open; return how many enter."""
    if orders.terms[TERM_ENTRY_OPEN] == 0:
        return 0
    hosts, raions = ground.hosts, ground.raions
    who = Newcomers(p.women_share, p.mean_age_years)
    rates = recommending.rates_of(
        orders, p.worker_rate, p.peasant_rate, p.employee_rate, p.response
    )
    entered = 0
    for raion in range(raions.id.size):
        asked = _asking(ground, p.uncovered, raion)
        passed = recommending.found_recommenders(
            raions, orders, p.recommendations_rate, rates, asked, raion
        )
        for h in range(raions.host_start[raion], raions.host_end[raion]):
            if hosts.open[h] == 0 or (hosts.cell[h] < 0 and hosts.cover[h] < 0):
                continue
            kind = hosts.kind[h]
            reach = 1.0 if hosts.cell[h] >= 0 else p.uncovered
            levy = p.levy_rate * orders.levy[kind]
            for c in range(N_CLASSES):
                rate = passed[kind, c] * reach + (levy if c == WORKER else 0.0)
                entered += recommending.take_in_at(ground, orders, h, c, rate, who, month, keys)
    return entered


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after admission."""
    yield from recommending.what_admission_leaves(before, after)


MECHANISM = Mechanism(
    question="admission",
    answer="by_rules_and_quota",
    step=take_in,
    parameters=Parameters,
    decisions=recommending.DECISIONS,
    reads=("hosts.*", "raions.*", "cells.id"),
    writes=("people.*", "raions.next_person", "events.*", "fill"),
    invariants=invariants,
    claim=__doc__ or "",
)
