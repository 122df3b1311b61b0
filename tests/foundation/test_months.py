"""Months: a number inside, a text outside, a date in tables; there and back without loss."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antaeus.foundation.months import (
    FIRST,
    LAST,
    N_MONTHS,
    month_date,
    month_of,
    month_of_date,
    month_text,
    parse_month,
    year_of,
)

months = st.integers(-1200, 1200)


@given(months)
def test_a_month_survives_the_way_to_text_and_back(month: int) -> None:
    assert parse_month(month_text(month)) == month


@given(months, st.integers(0, 27))
def test_a_month_survives_the_way_to_a_date_and_back(month: int, days: int) -> None:
    first = month_date(month)
    assert first.day == 1
    assert month_of_date(first + datetime.timedelta(days=days)) == month


@given(months)
def test_the_month_after_is_a_month_later(month: int) -> None:
    days = (month_date(month + 1) - month_date(month)).days
    assert 28 <= days <= 31
    assert year_of(month) == month_date(month).year


def test_the_span_runs_from_march_1921_to_june_1941() -> None:
    assert (month_text(FIRST), month_text(LAST)) == ("1921-03", "1941-06")
    assert N_MONTHS == LAST - FIRST + 1 == 244
    assert month_of(1921, 3) == 0
    assert month_of(1921, 2) == -1
    assert month_text(-1) == "1921-02"
    assert (month_text(9), month_text(10)) == ("1921-12", "1922-01")


@pytest.mark.parametrize(
    "text", ["", "1934", "1934-13", "1934-00", "34-12", "1934-1", "1934-12-01", "1934/12", "x"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no month"):
        parse_month(text)
