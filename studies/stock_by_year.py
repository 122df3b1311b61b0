"""Error of the stock of the party on each 1 January, over the runs of an account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from finished import Finished, table

from antaeus.runs.errors_of_fit import on_first_of_january
from antaeus.runs.fit import FitRow

PERIODS = ("fitted", "predicted")


@dataclass(frozen=True)
class YearError:
    """One 1 January under one account."""

    historical: float
    period: str
    trusted: bool
    """Whether the historical figure is of more than low confidence, and so counts in a mean."""
    errors: tuple[float, ...]
    """Of each run, in percent."""


def errors_by_year(runs: Sequence[Finished]) -> dict[int, YearError]:
    """The error of every year that all runs reach."""
    by_year: dict[int, list[FitRow]] = {}
    for run in runs:
        for row in on_first_of_january(run.fit, "total"):
            by_year.setdefault(int(row.date[:4]), []).append(row)
    return {
        year: YearError(
            historical=rows[0].historical,
            period=rows[0].period,
            trusted=rows[0].confidence != "low",
            errors=tuple(100 * row.error / row.historical for row in rows),
        )
        for year, rows in sorted(by_year.items())
        if len(rows) == len(runs)
    }


def stock_table(accounts: Mapping[str, Mapping[int, YearError]]) -> str:
    """A line a year, then the mean absolute error of each period."""
    first = next(iter(accounts.values()))
    rows: list[list[str]] = []
    for period in PERIODS:
        years = [year for year, told in first.items() if told.period == period]
        for year in years:
            history = f"{first[year].historical / 1000:,.0f}"
            mark = "" if first[year].trusted else " (low confidence)"
            cells = [_cell(of[year].errors) if year in of else "" for of in accounts.values()]
            rows.append([f"{year}{mark}", history, period, *cells])
        if years:
            means = [_mean(of, period) for of in accounts.values()]
            rows.append(["**mean absolute error**", "", period, *means])
    return table(["1 January", "historical, thousands", "", *accounts], rows)


def _cell(errors: Sequence[float]) -> str:
    text = f"{fmean(errors):+.1f}".replace("-", "−")
    return f"{text} ± {stdev(errors):.1f}" if len(errors) > 1 else text


def _mean(of: Mapping[int, YearError], period: str) -> str:
    """Mean over years of the absolute error of each run, and its deviation between runs."""
    years = [told for told in of.values() if told.period == period and told.trusted]
    runs = zip(*(told.errors for told in years), strict=True)
    of_runs = [fmean(abs(error) for error in run) for run in runs]
    if not of_runs:
        return ""
    spread = f" ± {stdev(of_runs):.1f}" if len(of_runs) > 1 else ""
    return f"**{fmean(of_runs):.1f}**{spread}"
