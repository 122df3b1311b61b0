"""Admission by rules and quota: terms by class, recommenders as a capacity, levies, closure.

Claim      Who enters is decided by dated rules. A class category sets the term of candidacy and
           how many members of what standing must recommend; members of that standing in the raion
           are a capacity. Applications come from the strata of host units, more where campaigns
           press; an announced levy of workers comes on top and needs no recommendations. While
           entry is closed nobody enters.
Sources    Party rules of 1919, 1922, 1925, 1934 and 1939 (rules/ustav.toml); the levies of the
           calendar; the closure of January 1933 to October 1936.
Rivals     in_proportion; later by_patron.
Silent on  why anybody wants to enter, and what the cell thinks of him.

Categories draw on the recommenders in their order, industrial workers first: the preference that
the rules themselves state.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import (
    CANDIDATE,
    EMPTY,
    N_CATEGORIES,
    N_CLASSES,
    N_KINDS,
    WORKER,
)
from antaeus.world.entry import admit, category_of, poisson
from antaeus.world.orders import TERM_ENTRY_OPEN, Orders
from antaeus.world.tables import Floats, Ground, Hosts, Raions

_RATE = "events a person-month"
_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Applications by class, recommendations, levies."""

    worker_rate: Annotated[float, Parameter("workers apply", _RATE, LogUniform(1e-4, 1e-2), _OWN)]
    peasant_rate: Annotated[float, Parameter("peasants apply", _RATE, LogUniform(3e-6, 3e-4), _OWN)]
    employee_rate: Annotated[
        float, Parameter("employees apply", _RATE, LogUniform(1e-4, 1e-2), _OWN)
    ]
    response: Annotated[
        float,
        Parameter("growth of applications from pressure 0 to 1", "none", Uniform(-1.0, 4.0), _OWN),
    ]
    uncovered: Annotated[
        float,
        Parameter(
            "applications where there is no cell, against where there is",
            "ratio",
            Uniform(0.0, 1.0),
            _OWN,
        ),
    ]
    recommendations_rate: Annotated[
        float, Parameter("a member of standing recommends", _RATE, LogUniform(0.02, 1.0), _OWN)
    ]
    levy_rate: Annotated[
        float,
        Parameter("workers enter in a levy of intensity 1", _RATE, LogUniform(2e-3, 0.1), _OWN),
    ]
    women_share: Annotated[
        float, Parameter("women among newcomers", "share", Uniform(0.05, 0.3), _OWN)
    ]
    mean_age_years: Annotated[
        float, Parameter("mean age at entry", "years", Uniform(22.0, 36.0), _OWN)
    ]


@inner_making_arrays
def _rates(orders: Orders, p: Parameters) -> Floats:
    """Applications a person-month by kind of host unit and class, levies apart, (n_kinds, 3)."""
    by_class = np.array([p.worker_rate, p.peasant_rate, p.employee_rate])
    rates = np.empty((N_KINDS, N_CLASSES))
    for kind in range(N_KINDS):
        rates[kind] = by_class * math.exp(p.response * orders.intensity[kind])
    return rates


@inner_making_arrays
def _found_recommenders(
    hosts: Hosts, raions: Raions, orders: Orders, p: Parameters, rates: Floats, raion: int
) -> Floats:
    """Entries a person-month in a raion by kind and class once recommenders are found, (n, 3)."""
    asked = np.zeros((N_KINDS, N_CLASSES))
    for h in range(raions.host_start[raion], raions.host_end[raion]):
        reach = 1.0 if hosts.cell[h] >= 0 else p.uncovered
        kind = hosts.kind[h]
        for c in range(N_CLASSES):
            asked[kind, c] += float(hosts.nonparty[h, c]) * reach
    need = np.zeros(N_CATEGORIES)
    for kind in range(N_KINDS):
        for c in range(N_CLASSES):
            category = category_of(kind, c)
            need[category] += asked[kind, c] * rates[kind, c] * float(orders.recommenders[category])
    share = np.ones(N_CATEGORIES)
    given = 0.0
    for category in range(N_CATEGORIES):
        able = float(raions.recommenders[raion, category]) * p.recommendations_rate
        if need[category] > 0.0:
            share[category] = min(max((able - given) / need[category], 0.0), 1.0)
            given += share[category] * need[category]
    passed = np.empty((N_KINDS, N_CLASSES))
    for kind in range(N_KINDS):
        for c in range(N_CLASSES):
            passed[kind, c] = rates[kind, c] * share[category_of(kind, c)]
    return passed


@compiled
def take_in(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Admit new candidates while entry is open; return how many enter."""
    if orders.terms[TERM_ENTRY_OPEN] == 0:
        return 0
    hosts, raions = ground.hosts, ground.raions
    rates = _rates(orders, p)
    entered = 0
    for raion in range(raions.id.size):
        passed = _found_recommenders(hosts, raions, orders, p, rates, raion)
        for h in range(raions.host_start[raion], raions.host_end[raion]):
            if hosts.open[h] == 0 or (hosts.cell[h] < 0 and hosts.cover[h] < 0):
                continue
            kind = hosts.kind[h]
            reach = 1.0 if hosts.cell[h] >= 0 else p.uncovered
            levy = p.levy_rate * orders.levy[kind]
            for c in range(N_CLASSES):
                rate = passed[kind, c] * reach + (levy if c == WORKER else 0.0)
                mean = rate * float(hosts.nonparty[h, c])
                u = uniform(keys[c], hosts.id[h])
                if u > 1.0 - mean:  # else nobody: exp(-mean) is never less than 1 - mean
                    n = min(poisson(mean, u), hosts.nonparty[h, c])
                    entered += admit(
                        ground, h, c, n, p.women_share, p.mean_age_years, month, keys[3], keys[4]
                    )
    return entered


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after admission."""
    new = (before.people.status == EMPTY) & (after.people.status != EMPTY)
    here = after.people.id[after.people.status != EMPTY]
    yield "all newcomers are candidates", bool((after.people.status[new] == CANDIDATE).all())
    yield (
        "nobody else changes status",
        bool((before.people.status[~new] == after.people.status[~new]).all()),
    )
    yield "numbers are never dealt twice", np.unique(here).size == here.size


MECHANISM = Mechanism(
    question="admission",
    answer="by_rules_and_quota",
    step=take_in,
    parameters=Parameters,
    decisions=(
        "admission/workers_apply",
        "admission/peasants_apply",
        "admission/employees_apply",
        "admission/sex",
        "admission/age",
    ),
    reads=("hosts.*", "raions.*", "cells.id"),
    writes=("people.*", "raions.next_person", "events.*", "fill"),
    invariants=invariants,
    claim=__doc__ or "",
)
