"""Reading curves out of the series of a run: stocks at their day, flows by month or year.

A stock is written in the row of the month at whose end it stood: the stock of 1 January 1922 is
the row of December 1921. Here every stock carries the day on which it stood.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false, reportMissingTypeArgument=false
# pyright: reportUnknownParameterType=false
from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from antaeus.figures.palette import ACCOUNTS
from antaeus.foundation.errors import AntaeusError, Fault

UNION = "USSR"
ALL = "all"
WHOLE_YEARS = (1922, 1940)
"""The first and last calendar year that the simulated span holds whole."""


class NothingToDraw(AntaeusError):
    """A run without the rows that a figure is made of: a short one, or one of another land."""


@dataclass(frozen=True)
class Curve:
    """Values over time; `time` in years (1922.0 is 1 January 1922)."""

    time: NDArray[np.float64]
    value: NDArray[np.float64]

    def at(self, time: float) -> float:
        """The value on a day, NaN outside the span."""
        return float(np.interp(time, self.time, self.value, left=np.nan, right=np.nan))


@dataclass(frozen=True)
class Readings:
    """The series of one run, opened for drawing."""

    union: pd.DataFrame
    tiles: pd.DataFrame

    @classmethod
    def of(cls, series: pd.DataFrame | Readings) -> Readings:
        """Open a table of series; one that is open already is handed back."""
        if isinstance(series, Readings):
            return series
        table: Any = series[["month", "level", "place", "series", "group", "value"]]
        time = _year_fraction(table["month"])
        table = table.assign(time=time).drop(columns="month")
        whole = table["level"] == "union"
        return cls(table[whole], table[~whole])

    def stock(self, series: str, group: str = ALL, place: str = UNION) -> Curve:
        """How many there were on the first of each month; "a+b" is two groups together."""
        parts = [self._rows(series, each, place) for each in group.split("+")]
        values = np.sum([part["value"].to_numpy(np.float64) for part in parts], axis=0)
        return Curve(parts[0]["time"].to_numpy(np.float64) + 1 / 12, values)

    def by_year(self, series: str, group: str = ALL) -> Curve:
        """How many in each calendar year; the parts of 1921 and 1941 count as they are."""
        rows = self._rows(series, group, UNION)
        sums = rows.groupby(np.floor(rows["time"] + 1e-6))["value"].sum()
        return Curve(sums.index.to_numpy(np.float64), sums.to_numpy(np.float64))

    def reaches(self, time: float) -> bool:
        """Whether the run holds the first of a month."""
        return bool((np.abs(self.union["time"] + 1 / 12 - time) < 1 / 24).any())

    def has(self, place: str) -> bool:
        """Whether the run has a tile of this code."""
        return bool((self.tiles["place"] == place).any())

    def by_tile(self, series: str, time: float) -> dict[str, float]:
        """The stock of each tile on a first of a month."""
        rows: Any = self.tiles[(self.tiles["series"] == series) & (self.tiles["group"] == ALL)]
        rows = rows[np.abs(rows["time"] + 1 / 12 - time) < 1 / 24]
        if rows.empty:
            raise _missing(series, ALL, f"the tiles at {time:.2f}")
        return dict(zip(rows["place"], rows["value"].astype(float), strict=True))

    def _rows(self, series: str, group: str, place: str) -> Any:
        rows: Any = self.union if place == UNION else self.tiles[self.tiles["place"] == place]
        rows = rows[(rows["series"] == series) & (rows["group"] == group)]
        if rows.empty:
            raise _missing(series, group, place)
        return rows.sort_values("time")


SeriesOfRuns = pd.DataFrame | Readings | Mapping[str, pd.DataFrame | Readings]
"""One run, or several by the label that stands at the end of each line."""


def labelled(series: SeriesOfRuns) -> dict[str, Readings]:
    """The readings of each run by its label; a lone run is labelled `simulated`.

    More runs than the eye can tell apart are refused.
    """
    if isinstance(series, Mapping):
        check_number(list(series))
        return {label: Readings.of(table) for label, table in series.items()}
    return {"simulated": Readings.of(series)}


def check_number(labels: Sequence[str]) -> None:
    """Refuse more runs in one figure than there are colours that can be told apart."""
    if len(labels) > len(ACCOUNTS):
        fault = Fault(
            where="runs side by side",
            found=f"{len(labels)} runs",
            expected=f"at most {len(ACCOUNTS)}",
            remedy="Choose the runs to compare, or write two reports.",
        )
        raise AntaeusError(str(fault))


def year_fraction(day: datetime.date) -> float:
    """A day as a year with its part: 1 January 1922 is 1922.0."""
    return day.year + (day.month - 1) / 12 + (day.day - 1) / 365.25


def _year_fraction(months: Any) -> NDArray[np.float64]:
    """First days of months as years; many rows share few months, so each is worked out once."""
    codes, days = pd.factorize(months)
    dates: list[Any] = [pd.Timestamp(day).date() for day in days]
    years = np.array([year_fraction(date) for date in dates], np.float64)
    return years[codes]


def _missing(series: str, group: str, place: str) -> NothingToDraw:
    fault = Fault(
        where="table of series",
        found=f"no rows of {series!r} with group {group!r} for {place}",
        expected="one row a month",
        remedy="Was the run written by this version of antaeus, and is it whole?",
    )
    return NothingToDraw(str(fault))
