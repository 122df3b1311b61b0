"""The simulated beside the historical figures, as tables for a terminal of 80 columns."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from antaeus.runs.comparisons import TOPICS
from antaeus.runs.errors_of_fit import Period, mean_error, on_first_of_january
from antaeus.runs.fit import FitRow

STOCKS = {"total": "both", "members": "members", "candidates": "candidates"}
POSITIONS = {
    "social_position_workers": "workers",
    "social_position_peasants": "peasants",
    "social_position_employees_and_others": "employees",
}
STATUS = {"verified": "v", "recalled": "r", "derived": "d", "made_up": "m"}
LEGEND = (
    "v verified, r recalled, d derived from other figures; ? of low confidence, in no mean. "
    "± is the spread of chance at this scale."
)


def fit_tables(rows: Sequence[FitRow]) -> Iterator[RenderableType]:
    """Size of the party by year, class mix, then every other figure, topic by topic."""
    yield size_table(rows)
    yield from (Text(line) for line in mean_errors(rows))
    yield Text("")
    yield class_table(rows)
    for topic in ("people", "flows", "cells", "villages", "places"):
        of_topic = [row for row in rows if row.topic == topic]
        if of_topic:
            yield figures_table(TOPICS[topic], of_topic)
    others = [row for row in rows if row.target == "ex_members_living"]
    if others:
        yield figures_table("Former members", others)
    yield Text(LEGEND, style="dim")


def size_table(rows: Sequence[FitRow]) -> Table:
    """Members, candidates and both on 1 January, in thousands, with the error in percent."""
    table = _table("The party on 1 January, thousands: historical, simulated, error")
    table.add_column("", justify="right", no_wrap=True)
    for name in STOCKS.values():
        table.add_column(f"{name}\nhist.", justify="right", no_wrap=True)
        table.add_column("\nsim.", justify="right", no_wrap=True)
        table.add_column("\nerror", justify="right", no_wrap=True)
    by_year: dict[str, dict[str, FitRow]] = {}
    for target in STOCKS:
        for row in on_first_of_january(rows, target):
            by_year.setdefault(row.date[:4], {})[target] = row
    before: Period | None = None
    for year, of_year in sorted(by_year.items()):
        period = next(iter(of_year.values())).period
        if before not in (None, period):
            table.add_section()
        before = period
        table.add_row(year, *(cell for t in STOCKS for cell in _stock_cells(of_year.get(t))))
    return table


def _stock_cells(row: FitRow | None) -> tuple[str, str, str]:
    if row is None:
        return "", "", ""
    historical, simulated = f"{row.historical / 1000:,.0f}", f"{row.simulated / 1000:,.0f}"
    error = "" if row.relative_error is None else f"{row.relative_error:+.0%}"
    return historical, simulated, error


def mean_errors(rows: Sequence[FitRow]) -> Iterator[str]:
    """The mean absolute errors under the table of sizes, one line a period."""
    periods: tuple[tuple[Period, str], ...] = (
        ("fitted", "may be fitted"),
        ("predicted", "predicted"),
    )
    for period, said in periods:
        parts: list[str] = []
        years = ""
        for target, name in STOCKS.items():
            mean = mean_error(on_first_of_january(rows, target), period)
            if mean:
                years = f"{mean.first_year}-{mean.last_year}"
                parts.append(f"{name} {mean.absolute / 1000:,.0f} thousand ({mean.relative:.1%})")
        if parts:
            yield f"Mean absolute error {years} ({said}): {', '.join(parts)}"


def class_table(rows: Sequence[FitRow]) -> Table:
    """Social position in percent of members and candidates, by date."""
    table = _table("Social position, percent of the party: historical, simulated")
    table.add_column("")
    for name in POSITIONS.values():
        table.add_column(f"{name}\nhist.", justify="right")
        table.add_column("\nsim.", justify="right")
    by_date: dict[str, dict[str, FitRow]] = {}
    for row in rows:
        if row.target in POSITIONS:
            by_date.setdefault(row.date, {})[row.target] = row
    for date, of_date in sorted(by_date.items()):
        cells: list[str] = []
        for target in POSITIONS:
            row = of_date.get(target)
            cells += [f"{row.historical:.1f}", f"{row.simulated:.1f}"] if row else ["", ""]
        table.add_row(_day(date), *cells)
    return table


def figures_table(title: str, rows: Iterable[FitRow]) -> Table:
    """One row a figure: what, when, historical, simulated, error, spread."""
    table = _table(title)
    table.add_column("", ratio=1)
    table.add_column("when", no_wrap=True)
    for name in ("hist.", "sim.", "error", "±"):
        table.add_column(name, justify="right")
    table.add_column("")
    before = ""
    for row in rows:
        label, before = ("" if row.label == before else row.label), row.label
        table.add_row(
            label,
            _when(row),
            _number(row.historical, row.unit),
            _number(row.simulated, row.unit),
            _error(row),
            _number(row.sampling_sd, row.unit),
            STATUS.get(row.status, "") + ("?" if row.confidence == "low" else ""),
        )
    return table


def _table(title: str) -> Table:
    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )


def _number(value: float, unit: str) -> str:
    """A figure as it is read: shares and means with a decimal, counts without."""
    if unit == "percent":
        return f"{value:.1f}%"
    return f"{value:.1f}" if abs(value) < 100 else f"{value:,.0f}"


def _error(row: FitRow) -> str:
    """Points of a share, else percent of the historical figure."""
    if row.unit == "percent":
        return f"{row.error:+.1f} pt"
    return "" if row.relative_error is None else f"{row.relative_error:+.1%}"


def _when(row: FitRow) -> str:
    """The day, or the months of a span."""
    if row.date_end is None:
        return _day(row.date)
    return f"{row.date[:7]}/{row.date_end[:7]}"


def _day(date: str) -> str:
    day = datetime.date.fromisoformat(date)
    return f"{day.day} {day:%b} {day.year}"
