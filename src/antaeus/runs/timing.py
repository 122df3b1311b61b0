"""Which month a day of history belongs to, and how much of each month a span covers."""

from __future__ import annotations

import datetime
import math

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.months import month_date, month_of_date


def month_nearest(day: datetime.date) -> int:
    """The month whose end is nearest to a day: 1 January 1927 is the end of December 1926."""
    month = month_of_date(day)
    since_start = (day - month_date(month)).days
    until_end = (month_date(month + 1) - day).days
    return month - 1 if since_start <= until_end else month


def sum_of_span(
    values: NDArray[np.float64], first: int, start: datetime.date, end: datetime.date
) -> float | None:
    """Events from the start to the end, both days included; None unless all months were recorded.

    A month that the span cuts is taken in proportion to its days.
    """
    from_month, to_month = month_of_date(start), month_of_date(end)
    if from_month < first or to_month >= first + values.size:
        return None
    after = end + datetime.timedelta(days=1)
    return math.fsum(
        float(values[month - first]) * _covered(month, start, after)
        for month in range(from_month, to_month + 1)
    )


def _covered(month: int, start: datetime.date, after: datetime.date) -> float:
    """The share of a month's days that lie in the span."""
    begins, ends = month_date(month), month_date(month + 1)
    return (min(ends, after) - max(begins, start)).days / (ends - begins).days
