"""How far a run of another scale is from the reference, series by series, and what chance does.

Everything is a part of the reference: 0.02 is two in a hundred of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.vocabulary import CLASSES
from antaeus.runs.patterns.judging import NORMAL_NINE_IN_TEN, T_NINE_IN_TEN
from antaeus.runs.series import ALL, Series

Floats = NDArray[np.float64]
Name = tuple[str, str]
"""Series and group."""

ENOUGH = 5
"""Simulated events of a month, at the smallest scale, below which a month tells nothing."""
MONTHS = 12
"""Such months that a series needs to be compared."""
MEAN_OF_A_BELL = math.sqrt(2 / math.pi)
"""Mean absolute error of a bell against its deviation."""


def quotients() -> Iterator[tuple[Name, Name, Name]]:
    """Each series that is a share or a mean, with what it is a share of."""
    yield ("candidate_share", ALL), ("candidates", ALL), ("total", ALL)
    for one in CLASSES:
        yield (f"share_{one}", ALL), ("total", one), ("total", ALL)


def spread(series: Series, name: Name, scale: float) -> tuple[Floats, Floats]:
    """Simulated events of each month, and their deviation by chance as a part of the value.

    Counts spread as by Poisson, shares as by a binomial, a mean as widely as itself.
    """
    parts = {of: (part, whole) for of, part, whole in quotients()}
    if name in parts:
        part, whole = (union(series, one) for one in parts[name])
        q = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
        variance = (1 - q) / np.maximum(part * scale, 1e-9)
        return part * scale, np.sqrt(np.maximum(variance, 0))
    counted = ("cells", name[1]) if name[0] == "mean_cell_size" else name
    events = np.abs(union(series, counted)) * scale
    people = union(series, ("in_cells", name[1])) * scale if counted != name else events
    return events, 1 / np.sqrt(np.maximum(people, 1e-9))


def union(series: Series, name: Name) -> Floats:
    """A column of the Union by month; gaps are nothing."""
    return np.nan_to_num(series.columns[name].values[0])


@dataclass(frozen=True)
class Difference:
    """One run against the reference in one series."""

    mean: float
    """Mean absolute difference of a month."""
    by_chance: float
    """What chance alone would make of that, by the number of events."""
    shift: float
    """Sum over the months against that of the reference, less 1."""


@dataclass(frozen=True)
class Compared:
    """One series: each run by the label of its scale, and the runs of the smallest scale."""

    name: Name
    of: dict[str, Difference]
    between_seeds: float | None
    """What the spread between seeds would make of a monthly difference."""
    shift: float
    """Mean shift of the smallest scale over its seeds."""
    half: float | None
    """Half the interval of that, nine in ten; None for a single seed."""

    @property
    def moved(self) -> bool:
        """Whether the shift is more than chance makes."""
        return self.half is not None and abs(self.shift) > self.half

    @property
    def held(self) -> bool:
        """Whether the whole interval lies within one in a hundred."""
        return self.half is not None and abs(self.shift) + self.half < 0.01


def counting(reference: Series, name: Name, smallest: float) -> NDArray[np.bool_]:
    """The months of a series that have enough events at the smallest scale."""
    events, _ = spread(reference, name, smallest)
    return (events >= ENOUGH) & (np.abs(union(reference, name)) > 0)


def difference(
    reference: Series, scale: float, run: Series, own: float, name: Name, months: NDArray[np.bool_]
) -> Difference:
    """How far a run is from the reference in some months."""
    truth, other = union(reference, name)[months], union(run, name)[months]
    chance = np.hypot(spread(reference, name, scale)[1], spread(reference, name, own)[1])[months]
    return Difference(
        mean=float(np.mean(np.abs(other / truth - 1))),
        by_chance=MEAN_OF_A_BELL * float(np.mean(chance)),
        shift=float((other.sum() - truth.sum()) / np.abs(truth).sum()),
    )


def compare(
    reference: Series,
    scale: float,
    others: dict[str, tuple[Series, float]],
    seeds: Sequence[Series],
    smallest: float,
    name: Name,
) -> Compared | None:
    """A series in all runs; None where too few events happen to compare anything."""
    months = counting(reference, name, smallest)
    if months.sum() < MONTHS:
        return None
    of = {
        label: difference(reference, scale, run, own, name, months)
        for label, (run, own) in others.items()
    }
    truth = union(reference, name)[months]
    paths = np.array([union(run, name)[months] for run in seeds])
    shifts = (paths.sum(axis=1) - truth.sum()) / np.abs(truth).sum()
    between = half = None
    if len(seeds) > 1:
        deviation: Floats = paths.std(axis=0, ddof=1) / np.abs(truth)
        between = MEAN_OF_A_BELL * float(np.mean(deviation))
        # the reference is one draw too, with less chance in it, as it has more people
        draws = 1 / len(seeds) + smallest / scale
        half = _t(len(seeds)) * float(shifts.std(ddof=1)) * math.sqrt(draws)
    return Compared(name, of, between, float(shifts.mean()), half)


def _t(n: int) -> float:
    return T_NINE_IN_TEN[n - 2] if n - 1 <= len(T_NINE_IN_TEN) else NORMAL_NINE_IN_TEN
