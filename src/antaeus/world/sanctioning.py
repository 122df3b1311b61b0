"""Trials: who stands nearer to them by class and status, and what a raion learns from them."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Annotated

import numpy as np

from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Parameter, Uniform
from antaeus.world.codes import ATTENDED, CRITICISED, DISSOLVED
from antaeus.world.tables import FILL_CELLS, Ground, Int64s

_VLADIMIR = "vladimir_control_commission1927"
TrialRate = Annotated[
    float,
    Parameter(
        "a worker and member is tried",
        "events a person-month",
        LogUniform(5e-4, 5e-3),
        _VLADIMIR,
    ),
]
ExpelledShare = Annotated[
    float, Parameter("expelled of those tried", "share", Uniform(0.3, 0.95), _VLADIMIR)
]
CandidateFactor = Annotated[
    float, Parameter("hazard of candidates to members", "ratio", LogUniform(0.5, 3), _VLADIMIR)
]
PeasantFactor = Annotated[
    float, Parameter("hazard of peasants to workers", "ratio", LogUniform(0.4, 3), _VLADIMIR)
]
EmployeeFactor = Annotated[
    float, Parameter("hazard of employees to workers", "ratio", LogUniform(0.4, 3), _VLADIMIR)
]

CRITICS, ABSENT = range(2)
_YEAR = 12.0


@inner_making_arrays
def no_trouble(ground: Ground) -> Int64s:
    """Nobody in trouble yet, (n_raions, 2): a sheet to count on."""
    return np.zeros((ground.raions.id.size, 2), np.int64)


@inner
def count_trouble(ground: Ground, i: int, trouble: Int64s) -> None:
    """Count a person who is in trouble this month by what the person did."""
    people = ground.people
    raion = ground.cells.raion[people.cell[i]]
    if people.acts[i] & CRITICISED != 0:
        trouble[raion, CRITICS] += 1
    if people.acts[i] & ATTENDED == 0:
        trouble[raion, ABSENT] += 1


@inner_making_arrays
def learn_risks(ground: Ground, trouble: Int64s, compulsion: float) -> None:
    """Set `raions.risk` and `raions.absence` by who got into trouble, of all who did the same.

    The shares of a month add up over the year and fade: a steady monthly share of s is known as
    12 s, the share that a year of such months would bring into trouble.
    """
    cells, raions = ground.cells, ground.raions
    did = np.zeros((raions.id.size, 2), np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            did[cells.raion[c], CRITICS] += cells.critics[c]
            did[cells.raion[c], ABSENT] += max(cells.people[c] - cells.present[c], 0)
    for r in range(raions.id.size):
        critics = share_of(trouble[r, CRITICS], did[r, CRITICS])
        absent = compulsion * share_of(trouble[r, ABSENT], did[r, ABSENT])
        raions.risk[r] = _learned(raions.risk[r], critics)
        raions.absence[r] = _learned(raions.absence[r], absent)


@inner
def share_of(some: int, all_: int) -> float:
    """A part of a number, 0 of none."""
    return min(float(some) / float(all_), 1.0) if all_ > 0 else 0.0


@inner
def _learned(known: float, share: float) -> float:
    """What is known of a year when one more month is seen."""
    return min(max(known * (1.0 - 1.0 / _YEAR) + share, 0.0), 1.0)
