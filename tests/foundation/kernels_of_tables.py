"""Small kernels over made-up tables, in a module of their own so that doors can import them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled


class Inside(NamedTuple):
    """A table in a table."""

    weight: NDArray[np.float64]
    mark: NDArray[np.uint8]


class Outside(NamedTuple):
    """Columns of one, two and three dimensions around it."""

    number: NDArray[np.int32]
    inside: Inside
    wide: NDArray[np.int64]
    deep: NDArray[np.float64]


class Told(NamedTuple):
    """Two parameters."""

    slope: float
    level: float


@compiled
def change(table: Outside, told: Told, by: int) -> int:
    """Write into every column, each cell another number; return the sum of the wide one."""
    total = 0
    for i in range(table.number.size):
        table.number[i] += by
        table.inside.mark[i] = i
        table.inside.weight[i] = told.slope * i + told.level
        for k in range(table.wide.shape[1]):
            table.wide[i, k] = 10 * i + k
            total += table.wide[i, k]
        for k in range(table.deep.shape[1]):
            for m in range(table.deep.shape[2]):
                table.deep[i, k, m] = 100 * i + 10 * k + m
    return total


@compiled
def no_such_column(table: Outside) -> int:
    """Ask for a column that the table does not have."""
    return table.nowhere.size  # pyright: ignore[reportAttributeAccessIssue]
