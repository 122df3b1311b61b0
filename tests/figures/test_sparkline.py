"""A curve in one line of a terminal."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antaeus.figures.sparkline import BLOCKS, sparkline


def test_a_rising_curve_climbs_through_all_blocks() -> None:
    assert sparkline(range(8)) == BLOCKS


@pytest.mark.parametrize("flat", [[0, 0, 0], [5.5, 5.5, 5.5]])
def test_a_flat_curve_stays_in_the_middle(flat: list[float]) -> None:
    assert sparkline(flat) == BLOCKS[3] * 3


def test_a_gap_stays_a_gap() -> None:
    assert sparkline([1, math.nan, 2]) == "▁ █"


def test_nothing_known_is_drawn_as_nothing() -> None:
    assert sparkline([math.nan, math.inf]) == "  "
    assert sparkline([]) == ""


@given(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=50))
def test_the_highest_block_stands_where_the_highest_value_is(values: list[float]) -> None:
    line = sparkline(values)
    assert len(line) == len(values)
    if max(values) > min(values):
        assert line[values.index(max(values))] == BLOCKS[-1]
        assert line[values.index(min(values))] == BLOCKS[0]
