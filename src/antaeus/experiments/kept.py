"""Which columns of a run a plan keeps, by name, before any run is made."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from antaeus.experiments.plan import Keep
from antaeus.observables.counted import COUNTED
from antaeus.runs.derived import with_derived
from antaeus.runs.series import Series, series_of_counts

Column = tuple[str, str]
"""Series and group: ("members", "worker")."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The columns of the Union and of tiles that are kept, in the order of the arrays."""

    union: tuple[Column, ...]
    regional: tuple[Column, ...]

    def of_union(self, series: Series) -> NDArray[np.float32]:
        """What is kept of the Union, (n_months, n_columns)."""
        rows = [series.columns[column].values[0] for column in self.union]
        return np.stack(rows, axis=1).astype(np.float32)

    def of_regions(self, series: Series) -> NDArray[np.float32]:
        """What is kept of tiles, (n_months, n_tiles, n_columns); no months where nothing is."""
        if not self.regional:
            return np.zeros((0, 0, 0), np.float32)
        rows = [series.columns[column].values[1:].T for column in self.regional]
        return np.stack(rows, axis=2).astype(np.float32)


@functools.cache
def every_column() -> dict[Column, bool]:
    """All columns that a run has, and whether tiles have them too."""
    nothing = np.zeros((1, 1, len(COUNTED)), np.int64)
    blank = with_derived(series_of_counts(nothing, COUNTED, ("tile",), Fraction(1), 0))
    return {name: column.values.shape[0] > 1 for name, column in blank.columns.items()}


def kept_columns(keep: Keep) -> Kept:
    """The columns that a plan names, in the order in which runs have them."""
    names = set(keep.series) or {name for name, _ in every_column()}
    return Kept(
        tuple(column for column in every_column() if column[0] in names),
        tuple(c for c, of_tiles in every_column().items() if of_tiles and c[0] in keep.regions),
    )
