"""A run's series as sums over its places, each counted so often: once, or as a resample has it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.months import parse_month
from antaeus.runs.series import ALL, UNION, Series

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Places:
    """What a pattern may read: monthly values of the Union, and of each tile."""

    series: Series
    weights: Floats | None = None
    """How often each tile counts, (n_tiles,); None takes the Union as it is."""

    def monthly(self, name: str, group: str = ALL) -> Floats:
        """A series of the Union, (n_months,); nan throughout where it was not counted."""
        column = self.series.columns.get((name, group))
        if column is None:
            return np.full(self.series.n_months, np.nan)
        if self.weights is None or column.values.shape[0] == 1:
            return column.values[0]
        return self.weights @ column.values[1:]

    def tiles(self, name: str, group: str = ALL) -> Floats:
        """A series by tile, (n_tiles, n_months)."""
        column = self.series.columns.get((name, group))
        if column is None or column.values.shape[0] == 1:
            return np.full((len(self.series.places) - 1, self.series.n_months), np.nan)
        return column.values[1:]

    def span(self, first: str, last: str) -> slice:
        """The months from one to another as a slice of what `monthly` returns."""
        start = max(parse_month(first) - self.series.first, 0)
        return slice(start, max(parse_month(last) - self.series.first + 1, start))

    def at(self, month: str) -> int:
        """The place of a month; raises IndexError where the run does not reach it."""
        place = parse_month(month) - self.series.first
        if not 0 <= place < self.series.n_months:
            raise IndexError(month)
        return place

    def where(self, name: str, group: str, tile: str, month: str) -> float:
        """One figure of one tile."""
        rows = self.tiles(name, group)
        codes = [place for place in self.series.places if place != UNION]
        return float(rows[codes.index(tile), self.at(month)])


def over(part: Floats, whole: Floats, months: slice) -> float:
    """Sum of a part over sum of a whole in some months; nan without a whole."""
    below = float(whole[months].sum())
    return float(part[months].sum()) / below if below > 0 else float("nan")
