"""Months: integers counted from March 1921 inside, "1921-03" outside, dates in Parquet."""

from __future__ import annotations

import datetime
import re

FIRST_YEAR, FIRST_MONTH_OF_YEAR = 1921, 3
FIRST = 0
"""March 1921, when the simulation opens."""
LAST = 243
"""June 1941, the last month that is simulated."""
N_MONTHS = LAST + 1

_TEXT = re.compile(r"([0-9]{4})-([0-9]{2})")


def month_of(year: int, month_of_year: int) -> int:
    """The month as an integer: 0 for March 1921, negative before."""
    return (year - FIRST_YEAR) * 12 + month_of_year - FIRST_MONTH_OF_YEAR


def parse_month(text: str) -> int:
    """The month that "1934-12" names; ValueError when the text is no month."""
    match = _TEXT.fullmatch(text)
    if match is None or match[1] == "0000" or not 1 <= int(match[2]) <= 12:
        raise ValueError(f"{text!r} is no month; a month is written like 1934-12")
    return month_of(int(match[1]), int(match[2]))


def year_of(month: int) -> int:
    """The calendar year in which a month lies."""
    return FIRST_YEAR + (month + FIRST_MONTH_OF_YEAR - 1) // 12


def month_text(month: int) -> str:
    """The month as people write it: 0 is "1921-03"."""
    return f"{year_of(month):04d}-{(month + FIRST_MONTH_OF_YEAR - 1) % 12 + 1:02d}"


def month_date(month: int) -> datetime.date:
    """The first day of the month."""
    return datetime.date(year_of(month), (month + FIRST_MONTH_OF_YEAR - 1) % 12 + 1, 1)


def month_of_date(day: datetime.date) -> int:
    """The month in which a day lies."""
    return month_of(day.year, day.month)
