"""Figures that are distances from history: of the party's size, its classes, its kolkhozes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from statistics import fmean

import numpy as np

from antaeus.runs.errors_of_fit import Period, mean_error, on_first_of_january
from antaeus.runs.fit import FitRow
from antaeus.runs.patterns.figures import collectivised
from antaeus.runs.patterns.places import Places
from antaeus.scenario.history import History

RECORD = "share_ussr"
RECORD_SPAN = (datetime.date(1929, 6, 1), datetime.date(1931, 1, 31))


def size_error(rows: Sequence[FitRow], period: Period) -> float:
    """Mean absolute error of the stock on 1 January, in percent."""
    error = mean_error(on_first_of_january(rows, "total"), period)
    return 100 * error.relative if error else float("nan")


def class_error(rows: Sequence[FitRow]) -> float:
    """Mean absolute error of the shares of the three classes, in points."""
    errors = [
        abs(row.error)
        for row in rows
        if row.target.startswith("social_position_") and row.confidence != "low"
    ]
    return fmean(errors) if errors else float("nan")


def distance_from_record(run: Places, history: History) -> float:
    """Mean distance from the monthly record of collectivised households, in points."""
    share = collectivised(run)
    distances: list[float] = []
    for figure in history.observations(RECORD):
        if RECORD_SPAN[0] <= figure.date <= RECORD_SPAN[1]:
            # a figure of the first of a month stands at the end of the month before
            month = (figure.date.year - 1921) * 12 + figure.date.month - 3
            place = month - (figure.date.day <= 15) - run.series.first
            if 0 <= place < share.size:
                distances.append(abs(float(share[place]) - figure.value))
    return fmean(distances) if distances and np.isfinite(distances).all() else float("nan")
