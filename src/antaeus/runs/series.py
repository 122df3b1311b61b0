"""What truly happened, month by month and place by place, at historical scale.

A column is one series for one group ("members", "worker"); its rows are places, the Union first,
then the tiles, and its entries are months. Stocks stand at the end of the month, flows are of the
month. Every column has the row of the Union; the columns that are kept for tiles have all rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

UNION = "USSR"
ALL = "all"

KEPT_BY_TILE = (
    *("members", "candidates", "in_cells", "cells", "candidate_groups"),
    *("workforce", "radical_done", "technical_done", "output_done", "output_reported", "stopped"),
    *("orders_given", "orders_withdrawn", "orders_withdrawn_late", "heads_removed"),
    *("complaints", "language_nonparty"),
)
"""Series whose groups are kept for every tile; of all others tiles keep the sum alone."""


class Counted(Protocol):
    """One thing that the simulation counts; antaeus.observables declares them."""

    @property
    def series(self) -> str:
        """What is counted: "members"."""
        ...

    @property
    def group(self) -> str:
        """Of whom: a class, a kind of host unit, or "all"."""
        ...

    @property
    def unit(self) -> str:
        """In what: "persons"."""
        ...

    @property
    def is_flow(self) -> bool:
        """Whether it counts events of the month, not what stands at its end."""
        ...

    @property
    def per(self) -> int:
        """How many of what was added up make one of the unit."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """One series of one group: values (n_places, n_months), of the Union alone or all places."""

    values: NDArray[np.float64]
    unit: str
    is_flow: bool


@dataclass(frozen=True, slots=True)
class Series:
    """All columns of a run, by name of series and group."""

    first: int
    """The month of the first entry."""
    places: tuple[str, ...]
    """The rows of a full column: "USSR", then the codes of the tiles."""
    columns: Mapping[tuple[str, str], Column]

    @property
    def n_months(self) -> int:
        """How many months were recorded."""
        return next(iter(self.columns.values())).values.shape[1]

    def names(self) -> tuple[str, ...]:
        """Every series, in order."""
        return tuple(dict.fromkeys(name for name, _ in self.columns))

    def groups(self, name: str) -> tuple[str, ...]:
        """The groups of a series, in order."""
        return tuple(group for series, group in self.columns if series == name)

    def find(
        self, name: str, group: str = ALL, places: Sequence[str] = (UNION,)
    ) -> NDArray[np.float64] | None:
        """Sum of a column over some places (n_months,); None when a place has no such row."""
        column = self.columns.get((name, group))
        if column is None or not places or any(place not in self.places for place in places):
            return None
        rows = [self.places.index(place) for place in places]
        if max(rows) >= column.values.shape[0]:
            return None
        return column.values[rows].sum(axis=0)


def series_of_counts(
    counts: NDArray[np.int64],
    counted: Sequence[Counted],
    tiles: Sequence[str],
    scale: Fraction,
    first: int,
) -> Series:
    """Bring counts (n_months, n_tiles, n_counted) of simulated persons to historical scale."""
    by_column = np.ascontiguousarray(counts.transpose(2, 1, 0))
    columns = dict(_columns(by_column, counted, scale))
    return Series(first, (UNION, *tiles), columns)


def _columns(
    counts: NDArray[np.int64], counted: Sequence[Counted], scale: Fraction
) -> Iterator[tuple[tuple[str, str], Column]]:
    """Columns in the order in which the simulation counts them, each series with its sum."""
    for name in dict.fromkeys(one.series for one in counted):
        rows = [row for row, one in enumerate(counted) if one.series == name]
        head = counted[rows[0]]
        groups = [counted[row].group for row in rows]
        if groups != [ALL]:
            for row, group in zip(rows, groups, strict=True):
                tiles = counts[row]
                kept = name in KEPT_BY_TILE
                yield (name, group), _column(tiles, head, scale, with_tiles=kept)
        total = counts[rows].sum(axis=0)
        yield (name, ALL), _column(total, head, scale, with_tiles=True)


def _column(
    tiles: NDArray[np.int64], counted: Counted, scale: Fraction, *, with_tiles: bool
) -> Column:
    """The Union's row over the rows of the tiles; sums are of whole numbers, so exact."""
    union = tiles.sum(axis=0, keepdims=True)
    rows = np.concatenate((union, tiles)) if with_tiles else union
    values = rows * scale.denominator / (scale.numerator * counted.per)
    return Column(values, counted.unit, counted.is_flow)
