"""How far a run is from history, in a few numbers: mean absolute errors and the worst years.

Figures of low confidence are printed beside the others and kept out of every mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from antaeus.runs.fit import FitRow

Period = Literal["fitted", "predicted"]


@dataclass(frozen=True, slots=True)
class MeanError:
    """The mean absolute error of some figures, in their unit and relative to them."""

    n: int
    first_year: int
    last_year: int
    absolute: float
    relative: float


def on_first_of_january(rows: Iterable[FitRow], target: str) -> list[FitRow]:
    """The stocks of 1 January of one series, by date."""
    found = [row for row in rows if row.target == target and row.date.endswith("-01-01")]
    return sorted((row for row in found if row.date_end is None), key=lambda row: row.date)


def mean_error(rows: Iterable[FitRow], period: Period | None = None) -> MeanError | None:
    """The mean over trusted figures of one period, or of both; None where there is none."""
    trusted = [
        row
        for row in rows
        if row.confidence != "low"
        and row.relative_error is not None
        and period in (None, row.period)
    ]
    if not trusted:
        return None
    years = [int(row.date[:4]) for row in trusted]
    relative = [abs(row.relative_error) for row in trusted if row.relative_error is not None]
    absolute = [abs(row.error) for row in trusted]
    n = len(trusted)
    return MeanError(n, min(years), max(years), sum(absolute) / n, sum(relative) / n)


def worst(rows: Iterable[FitRow]) -> FitRow | None:
    """The trusted figure that is missed by the largest part of itself."""
    trusted = [row for row in rows if row.confidence != "low" and row.relative_error is not None]
    return max(trusted, key=lambda row: abs(row.relative_error or 0.0), default=None)


def share_within(rows: Iterable[FitRow], part: float) -> tuple[int, int]:
    """How many trusted figures are missed by no more than a part of themselves, and of how many."""
    trusted = [row for row in rows if row.confidence != "low" and row.relative_error is not None]
    near = sum(1 for row in trusted if abs(row.relative_error or 0.0) <= part)
    return near, len(trusted)
