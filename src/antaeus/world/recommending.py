"""Applying for admission: how many apply, whom recommenders can carry, and who takes a seat."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Parameter, Uniform
from antaeus.world.codes import CANDIDATE, EMPTY, N_CATEGORIES, N_CLASSES, N_KINDS
from antaeus.world.entry import admit, category_of, poisson
from antaeus.world.orders import Orders
from antaeus.world.tables import Floats, Ground, Raions

DECISIONS = tuple(
    f"admission/{name}"
    for name in (
        "workers_apply",
        "peasants_apply",
        "employees_apply",
        "sex",
        "age",
        "schooling",
        "competence",
        "commitment",
    )
)

_RATE, _OWN = "events a person-month", "antaeus_assumption"
WorkerRate = Annotated[float, Parameter("workers apply", _RATE, LogUniform(1e-4, 1e-2), _OWN)]
PeasantRate = Annotated[float, Parameter("peasants apply", _RATE, LogUniform(3e-6, 3e-4), _OWN)]
EmployeeRate = Annotated[float, Parameter("employees apply", _RATE, LogUniform(1e-4, 1e-2), _OWN)]
Response = Annotated[
    float,
    Parameter("growth of applications from pressure 0 to 1", "none", Uniform(-1.0, 4.0), _OWN),
]
Uncovered = Annotated[
    float,
    Parameter(
        "applications where there is no cell, against where there is",
        "ratio",
        Uniform(0.0, 1.0),
        _OWN,
    ),
]
RecommendationsRate = Annotated[
    float, Parameter("a member of standing recommends", _RATE, LogUniform(0.02, 1.0), _OWN)
]
LevyRate = Annotated[
    float, Parameter("workers enter in a levy of intensity 1", _RATE, LogUniform(2e-3, 0.1), _OWN)
]
WomenShare = Annotated[float, Parameter("women among newcomers", "share", Uniform(0.05, 0.3), _OWN)]
MeanAge = Annotated[float, Parameter("mean age at entry", "years", Uniform(22.0, 36.0), _OWN)]


class Newcomers(NamedTuple):
    """Who newcomers are, beside their class."""

    women_share: float
    mean_age_years: float


@inner_making_arrays
def rates_of(
    orders: Orders, workers: float, peasants: float, employees: float, response: float
) -> Floats:
    """Applications a person-month by kind of host unit and class, levies apart, (n_kinds, 3)."""
    by_class = np.array([workers, peasants, employees])
    rates = np.empty((N_KINDS, N_CLASSES))
    for kind in range(N_KINDS):
        rates[kind] = by_class * math.exp(response * orders.intensity[kind])
    return rates


@inner_making_arrays
def found_recommenders(
    raions: Raions, orders: Orders, rate: float, rates: Floats, asked: Floats, raion: int
) -> Floats:
    """Entries a person-month in a raion by kind and class once recommenders are found, (n, 3).

    `rate` is at what a member of standing recommends, `rates` (n_kinds, 3) at what people apply,
    `asked` (n_kinds, 3) how many there are to apply.
    """
    need = np.zeros(N_CATEGORIES)
    for kind in range(N_KINDS):
        for c in range(N_CLASSES):
            category = category_of(kind, c)
            need[category] += asked[kind, c] * rates[kind, c] * float(orders.recommenders[category])
    share = np.ones(N_CATEGORIES)
    given = 0.0
    for category in range(N_CATEGORIES):
        able = float(raions.recommenders[raion, category]) * rate
        if need[category] > 0.0:
            share[category] = min(max((able - given) / need[category], 0.0), 1.0)
            given += share[category] * need[category]
    passed = np.empty((N_KINDS, N_CLASSES))
    for kind in range(N_KINDS):
        for c in range(N_CLASSES):
            passed[kind, c] = rates[kind, c] * share[category_of(kind, c)]
    return passed


@inner
def take_in_at(
    ground: Ground,
    orders: Orders,
    h: int,
    c: int,
    rate: float,
    who: Newcomers,
    month: int,
    keys: NDArray[np.uint64],
) -> int:
    """Admit people of one class at one host unit at a rate a person-month; return how many."""
    hosts = ground.hosts
    mean = rate * float(hosts.nonparty[h, c])
    u = uniform(keys[c], hosts.id[h])
    if u <= 1.0 - mean:  # nobody: exp(-mean) is never less than 1 - mean
        return 0
    n = min(poisson(mean, u), hosts.nonparty[h, c])
    women, age = who.women_share, who.mean_age_years
    return admit(ground, h, c, n, women, age, month, orders.schooling, keys[3:8])


def what_admission_leaves(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after any admission."""
    new = (before.people.status == EMPTY) & (after.people.status != EMPTY)
    here = after.people.id[after.people.status != EMPTY]
    yield "all newcomers are candidates", bool((after.people.status[new] == CANDIDATE).all())
    yield (
        "nobody else changes status",
        bool((before.people.status[~new] == after.people.status[~new]).all()),
    )
    yield "numbers are never dealt twice", np.unique(here).size == here.size
