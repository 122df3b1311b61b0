"""Days and spans of history in months of a run."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from antaeus.foundation.months import parse_month
from antaeus.runs.timing import month_nearest, sum_of_span

DAY = datetime.date


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (DAY(1922, 1, 1), "1921-12"),
        (DAY(1927, 1, 10), "1926-12"),
        (DAY(1928, 7, 1), "1928-06"),
        (DAY(1930, 6, 26), "1930-06"),
        (DAY(1941, 6, 22), "1941-06"),
        (DAY(1932, 12, 31), "1932-12"),
        (DAY(1937, 2, 23), "1937-02"),
    ],
)
def test_a_day_belongs_to_the_month_whose_end_is_nearest(day: datetime.date, month: str) -> None:
    assert month_nearest(day) == parse_month(month)


def test_a_span_of_whole_months_is_their_sum() -> None:
    values = np.arange(1.0, 13.0)
    assert sum_of_span(values, 0, DAY(1921, 3, 1), DAY(1922, 2, 28)) == values.sum()


def test_a_month_that_a_span_cuts_counts_in_proportion_to_its_days() -> None:
    values = np.full(12, 30.0)
    total = sum_of_span(values, 0, DAY(1921, 4, 16), DAY(1921, 5, 31))
    assert total == pytest.approx(15.0 + 30.0)


def test_a_span_that_the_run_does_not_hold_whole_has_no_sum() -> None:
    values = np.ones(12)
    assert sum_of_span(values, 0, DAY(1921, 2, 1), DAY(1921, 5, 31)) is None
    assert sum_of_span(values, 0, DAY(1922, 1, 1), DAY(1922, 3, 1)) is None
