"""Kernels reach the columns of nested tables in place, whoever walks in and however often."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from kernels_of_tables import Inside, Outside, Told, change, no_such_column

from antaeus.foundation.compiled import IS_COMPILED, handle


def table(rows: int) -> Outside:
    return Outside(
        number=np.arange(rows, dtype=np.int32),
        inside=Inside(np.zeros(rows), np.zeros(rows, np.uint8)),
        wide=np.zeros((rows, 3), np.int64),
        deep=np.zeros((rows, 2, 4)),
    )


def as_worked_by_hand(made: Outside, rows: int) -> None:
    assert made.number.tolist() == [i + 5 for i in range(rows)]
    assert made.inside.mark.tolist() == list(range(rows))
    assert made.inside.weight.tolist() == [2.0 * i + 1.0 for i in range(rows)]
    assert made.wide.tolist() == [[10 * i + k for k in range(3)] for i in range(rows)]
    assert made.deep.tolist() == [
        [[100 * i + 10 * k + m for m in range(4)] for k in range(2)] for i in range(rows)
    ]


@pytest.mark.parametrize("rows", [0, 1, 4])
def test_every_column_is_changed_in_place(rows: int) -> None:
    made = table(rows)
    total = change(made, Told(2.0, 1.0), 5)
    as_worked_by_hand(made, rows)
    assert total == sum(10 * i + k for i in range(rows) for k in range(3))


def test_a_handle_is_as_good_as_its_table() -> None:
    made = table(4)
    change(handle(made), Told(2.0, 1.0), 5)
    as_worked_by_hand(made, 4)


def test_a_handle_serves_as_long_as_the_columns_stay() -> None:
    made = table(3)
    kept = handle(made)
    for _ in range(3):
        change(kept, Told(0.0, 0.0), 1)
    assert made.number.tolist() == [3, 4, 5]


@pytest.mark.skipif(not IS_COMPILED, reason="plain Python does not mind how columns lie")
def test_a_column_with_gaps_is_refused() -> None:
    made = table(4)._replace(number=np.arange(8, dtype=np.int32)[::2])
    with pytest.raises(ValueError, match="not contiguous"):
        change(made, Told(0.0, 0.0), 1)


def test_a_column_that_is_not_there_is_no_column() -> None:
    with pytest.raises(Exception, match="nowhere"):
        no_such_column(table(1))
