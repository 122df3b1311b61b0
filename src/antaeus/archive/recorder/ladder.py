"""Counts drawn many times with one mean: the rungs that `some` climbs, laid once a call."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.drawing import MOST_SMALL
from antaeus.foundation.compiled import inner, inner_making_arrays

_STEPS = 256


class Ladder(NamedTuple):
    """A distribution of counts, ready to be drawn from."""

    below: NDArray[np.float64]
    """Chance of each count or a smaller one, (250,), summed as `some` sums it."""
    first: NDArray[np.int64]
    """The least count that any number can give from each 256th of [0, 1) on, (256,)."""


@inner_making_arrays
def ladder(mean: float) -> Ladder:
    """The rungs of Poisson numbers with this mean."""
    below, first = np.empty(MOST_SMALL), np.empty(_STEPS, np.int64)
    term = math.exp(-mean)
    total = term
    for count in range(MOST_SMALL):
        below[count] = total
        term *= mean / (count + 1)
        total += term
    count = 0
    for step in range(_STEPS):
        while count < MOST_SMALL and step / _STEPS >= below[count]:
            count += 1
        first[step] = count
    return Ladder(below, first)


@inner
def climbed(rungs: Ladder, u: float) -> int:
    """The same number as `some` draws from this u in [0, 1), in a step or two."""
    count = rungs.first[int(u * _STEPS)]
    while count < MOST_SMALL and u >= rungs.below[count]:
        count += 1
    return count
