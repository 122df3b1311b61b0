"""The error of the party's size on each 1 January, and its mean over fitted and predicted years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from antaeus.report.tables import Row

FITTED, PREDICTED = "fitted", "predicted"


@dataclass(frozen=True)
class StockError:
    """One 1 January: how large the party was and how large the simulated one."""

    year: int
    historical: float
    simulated: float
    period: str
    trusted: bool = True
    """False for a figure of low confidence: printed, but kept out of every mean."""

    @property
    def relative(self) -> float:
        """Simulated less historical, as a share of the historical figure."""
        return self.simulated / self.historical - 1


def errors_on_1_january(fit: Iterable[Row], series: str) -> list[StockError]:
    """The rows of `total`, `members` or `candidates` that stand on a 1 January, by year."""
    return sorted(
        (
            StockError(
                int(str(row["date"])[:4]),
                row["historical"],
                row["simulated"],
                row["period"],
                row["confidence"] != "low",
            )
            for row in fit
            if row["series"] == series
            and row["place"] == "USSR"
            and row["group"] == "all"
            and str(row["date"]).endswith("-01-01")
            and not row["date_end"]
        ),
        key=lambda error: error.year,
    )


def mean_absolute(errors: Sequence[StockError], period: str | None = None) -> float | None:
    """The mean of relative errors without their signs, of all years or of one period."""
    chosen = [
        abs(error.relative) for error in errors if error.trusted and period in (None, error.period)
    ]
    return fmean(chosen) if chosen else None


def error_of_standing_still(errors: Sequence[StockError]) -> float | None:
    """The mean absolute error of a forecast that the party of 1 January 1935 would not change.

    The stock of that day is the last that a forecaster could know; the years after it count.
    """
    known = [error for error in errors if error.year == 1935]
    later = [error for error in errors if error.year > 1935]
    if not known or not later:
        return None
    return fmean(abs(known[0].historical / error.historical - 1) for error in later)


def years_of_same_direction(errors: Sequence[StockError]) -> tuple[int, int]:
    """In how many of the years the simulated party grew or shrank as the historical one did."""
    pairs = list(pairwise(errors))
    same = sum(
        (later.historical - earlier.historical) * (later.simulated - earlier.simulated) > 0
        for earlier, later in pairs
    )
    return same, len(pairs)
