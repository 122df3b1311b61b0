"""The tables of fit: every historical figure with what each run has in its place."""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from great_tables import GT
from markupsafe import Markup, escape

from antaeus.report.stock_errors import (
    FITTED,
    PREDICTED,
    StockError,
    errors_on_1_january,
    mean_absolute,
)
from antaeus.report.tables import Row
from antaeus.report.wording import GAP, number, percent, signed, span
from antaeus.runs.comparisons import TOPICS

STOCKS = {"total": "Together", "members": "Members", "candidates": "Candidates"}
_MEANS = (
    (None, "Mean absolute error, all"),
    (FITTED, "fitted 1922–34"),
    (PREDICTED, "predicted 1935–41"),
)


def fit_table(fits: Mapping[str, Sequence[Row]], named: Mapping[str, str]) -> Markup:
    """All figures, grouped by topic; `named` gives the short name of a source by its id."""
    others = list(fits.items())[1:]
    by_key = {label: {_key(row): row for row in fit} for label, fit in others}
    first, fit = next(iter(fits.items()))
    columns = _COLUMNS if not others else {name: _COLUMNS[name] for name in _SHORT}
    lines: list[dict[str, Any]] = []
    for row in sorted(fit, key=_order):
        line = {
            "topic": _topic(row),
            "label": row["label"],
            "date": span(row["date"], row["date_end"]),
            "unit": row["unit"],
            "historical": number(row["historical"], row["unit"]),
            **_cells_of(0, row, columns),
        }
        for rank, (label, _) in enumerate(others, 1):
            line.update(_cells_of(rank, by_key[label].get(_key(row)), columns))
        line.update(
            period=row["period"],
            source=_linked(row["source"]),
            status=row["status"],
            confidence=row["confidence"],
        )
        lines.append(line)
    table = GT(pd.DataFrame(lines), rowname_col="label", groupname_col="topic", id="fit")
    table = table.tab_stubhead("Figure").cols_label(
        None,
        date="Date or span",
        unit="Unit",
        historical="Historical",
        period="Period",
        source="Source",
        status="Status",
        confidence="Confidence",
        **{f"{name}{rank}": title for rank in range(len(fits)) for name, title in columns.items()},
    )
    for rank, label in enumerate([first, *(label for label, _ in others)]):
        table = table.tab_spanner(f"{label}, simulated", [f"{name}{rank}" for name in columns])
    figures = ["historical", *(f"{name}{rank}" for rank in range(len(fits)) for name in columns)]
    return _markup(table.cols_align("right", figures), "Simulated and historical figures", named)


def stock_table(fits: Mapping[str, Sequence[Row]]) -> Markup:
    """Members, candidates and both on each 1 January: historical figures and errors of each run."""
    found = {
        (label, name): {error.year: error for error in errors_on_1_january(fit, name)}
        for label, fit in fits.items()
        for name in STOCKS
    }
    stocks = [name for name in STOCKS if any(found[label, name] for label in fits)]
    errors = {key: by_year for key, by_year in found.items() if key[1] in stocks}
    years = sorted({year for by_year in errors.values() for year in by_year})
    if not years:
        return Markup("")
    lines = [_year_line(year, errors) for year in years]
    for period, title in _MEANS:
        means = {
            f"{label}/{name}": percent(mean_absolute(list(by_year.values()), period)).lstrip("+")
            for (label, name), by_year in errors.items()
        }
        lines.append({"year": title, "period": "", **means})
    table = GT(pd.DataFrame(lines), rowname_col="year", id="stock").sub_missing(missing_text="")
    table = table.tab_stubhead("1 January").cols_label(
        None,
        period="Period",
        **{f"historical/{name}": STOCKS[name] for name in stocks},
        **{f"{label}/{name}": STOCKS[name] for label, name in errors},
    )
    table = table.tab_spanner("historical, persons", [f"historical/{name}" for name in stocks])
    for label in fits:
        spanned = [f"{label}/{name}" for name in stocks]
        table = table.tab_spanner(f"{label}, simulated: error", spanned)
    right = [column for column in lines[0] if column not in ("year", "period")]
    return _markup(table.cols_align("right", right), "Error of the stock on 1 January", {})


def notes(fit: Sequence[Row]) -> list[tuple[str, str]]:
    """What must be known before comparing, once for each figure that says the same."""
    found = [
        (str(row["label"]), str(row["note"])) for row in sorted(fit, key=_order) if row["note"]
    ]
    return list(dict.fromkeys(found))


_COLUMNS = {"simulated": "Value", "error": "Error", "relative": "Error, %", "chance": "Chance ±"}
_SHORT = ("simulated", "relative")
"""What several runs side by side leave room for."""


def _cells_of(rank: int, row: Row | None, columns: Iterable[str]) -> dict[str, str]:
    """The cells of one run: its value, its error twice, and what chance alone would do."""
    if row is None:
        return {f"{name}{rank}": GAP for name in columns}
    unit = row["unit"]
    cells = {
        "simulated": number(row["simulated"], unit),
        "error": signed(row["error"], unit),
        "relative": percent(row["relative_error"]),
        "chance": number(row["sampling_sd"], unit),
    }
    return {f"{name}{rank}": cells[name] for name in columns}


def _year_line(
    year: int, errors: Mapping[tuple[str, str], Mapping[int, StockError]]
) -> dict[str, str]:
    known = [by_year[year] for by_year in errors.values() if year in by_year]
    line = {"year": str(year), "period": known[0].period}
    for (label, name), by_year in errors.items():
        if year in by_year:
            line.setdefault(f"historical/{name}", number(by_year[year].historical))
            line[f"{label}/{name}"] = percent(by_year[year].relative)
    return line


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(
        row.get(name) for name in ("target", "series", "group", "place", "date", "date_end")
    )


def _order(row: Row) -> int:
    """The place of its topic; within one the rows keep the order of the fit."""
    topics = list(TOPICS)
    topic = row.get("topic")
    rank = topics.index(topic) if topic in topics else len(topics)
    return rank


def _topic(row: Row) -> str:
    return next((title for name, title in TOPICS.items() if name == row.get("topic")), "Others")


def _linked(source: str) -> str:
    """Ids of sources in brackets, which become links once the table is written."""
    return "; ".join(f"[[{each.strip()}]]" for each in str(source).split(";"))


def _markup(table: GT, caption: str, named: Mapping[str, str]) -> Markup:
    """The bare table with its caption; the page's own style sheet dresses it, by day and night."""
    written = table.as_raw_html()
    written = written[written.index("<table") : written.index("</table>") + len("</table>")]
    written = re.sub(r' (?:data-quarto-[a-z-]+|headers|id)="[^"]*"', "", written)
    written = re.sub(r' (?:col|row)span="1"|(?<=class=")gt_row ', "", written)
    written = re.sub(r">\s+<", "><", written)
    written = re.sub(
        r"(<table[^>]*>)", rf"\1<caption>{escape(caption)}</caption>", written, count=1
    )

    def link(found: re.Match[str]) -> str:
        name = found[1]
        return f'<a href="#source-{name}">{escape(named[name])}</a>' if name in named else name

    return Markup(re.sub(r"\[\[([^\]]*)\]\]", link, written))
