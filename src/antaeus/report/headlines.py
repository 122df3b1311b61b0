"""The few figures that a reader sees first: simulated, beside the historical ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from antaeus.report.stock_errors import FITTED, PREDICTED, errors_on_1_january, mean_absolute
from antaeus.report.tables import Row
from antaeus.report.wording import PERCENT, million, number, percent, signed

Chosen = tuple[tuple[str, str, str], str, str]
"""Series, group and place; how the date begins; the title."""

_UNION = ("all", "USSR")
CHOSEN: tuple[Chosen, ...] = (
    (("total", *_UNION), "1933-01-01", "Communists, 1 January 1933"),
    (("total", *_UNION), "1938-01-01", "Communists, 1 January 1938"),
    (("total", *_UNION), "1941-01-01", "Communists, 1 January 1941"),
    (("share_worker", *_UNION), "1930-01-01", "Workers by social position, 1 January 1930"),
    (("candidate_share", *_UNION), "1933-01-01", "Candidates in the party, 1 January 1933"),
    (("cells", *_UNION), "1937-01-01", "Cells, 1 January 1937"),
    (("mean_cell_size", "factory", "IVA"), "1927", "In a factory cell, Ivanovo for Vladimir, 1927"),
)


@dataclass(frozen=True)
class Headline:
    """One figure: what it is, what history has, and what each run has with its error."""

    title: str
    historical: str
    by_run: Mapping[str, tuple[str, str]]


def headlines(fits: Mapping[str, Sequence[Row]]) -> list[Headline]:
    """The figures that history has too, and the mean absolute errors."""
    found = [_headline(fits, chosen) for chosen in CHOSEN]
    return [each for each in found if each is not None] + _mean_errors(fits)


def _headline(fits: Mapping[str, Sequence[Row]], chosen: Chosen) -> Headline | None:
    what, date, title = chosen
    rows = {
        label: row
        for label, fit in fits.items()
        for row in fit
        if (row["series"], row["group"], row["place"]) == what and str(row["date"]).startswith(date)
    }
    if not rows:
        return None
    head = next(iter(rows.values()))
    told = {label: (_said(row["simulated"], row), _off(row)) for label, row in rows.items()}
    return Headline(title, _said(head["historical"], head), told)


def _said(value: float, row: Row) -> str:
    if row["unit"] == "percent":
        return f"{number(value, 'percent')}{PERCENT}"
    if row["series"] == "total":
        return million(value)
    return number(value) + (" communists" if row["series"] == "mean_cell_size" else "")


def _off(row: Row) -> str:
    if row["unit"] == "percent":
        return f"{signed(row['error'], 'percent')} points"
    return percent(row["relative_error"])


def _mean_errors(fits: Mapping[str, Sequence[Row]]) -> list[Headline]:
    told: dict[str, tuple[str, str]] = {}
    for label, fit in fits.items():
        errors = errors_on_1_january(fit, "total")
        parts = [mean_absolute(errors, period) for period in (FITTED, PREDICTED)]
        whole = mean_absolute(errors)
        if whole is not None:
            fitted, predicted = (
                f"{100 * part:.1f}{PERCENT}" if part is not None else "–" for part in parts
            )
            told[label] = (f"{100 * whole:.1f}{PERCENT}", f"fitted {fitted}, predicted {predicted}")
    title = "Mean absolute error of the stock, 1 January 1922–41"
    return [Headline(title, "", told)] if told else []
