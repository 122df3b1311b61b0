"""What the library adds to a run when the caller has not: rival figures, purges, silent years."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from antaeus.figures.time_axis import Span
from antaeus.foundation.months import FIRST, LAST, month_date
from antaeus.report.tables import Row, RunTables, first_of_each
from antaeus.scenario.calendar import load_calendar
from antaeus.scenario.history import load_history

REVIEWS = ("chistka_1921", "check_of_cells", "chistka", "documents")
"""The orders that are drawn on the axis of years."""
_OPENS, _CLOSES = month_date(FIRST), month_date(LAST)


def completed(run: RunTables) -> RunTables:
    """The same run with rivals, spans and gaps, where they were left to the library."""
    return replace(
        run,
        rivals=rival_figures(run.fit) if run.rivals is None else run.rivals,
        spans=spans_of_reviews(str(run.manifest.get("calendar")))
        if run.spans is None
        else run.spans,
        gaps=silent_years(run.fit) if run.gaps is None else run.gaps,
    )


def spans_of_reviews(which: str) -> tuple[Span, ...]:
    """When each purge and check of the members ran by one reading of the calendar."""
    if which not in ("a", "b", "mean"):
        return ()
    calendar = load_calendar(which)
    spans: list[Span] = []
    for rank, campaign in enumerate(calendar.campaigns):
        months = np.flatnonzero(calendar.intensity[rank].any(axis=0))
        if calendar.order[rank] in REVIEWS and months.size:
            start, end = month_date(int(months[0])), month_date(int(months[-1]) + 1)
            spans.append(Span(campaign.name, start, end))
    return tuple(spans)


def rival_figures(fit: Sequence[Row]) -> list[Row]:
    """The figures that other sources give for the series of a fit, in the form of its rows."""
    history = load_history()
    rows = first_of_each((row for row in fit if row.get("target") in history.names()), "target")
    return [
        {
            **row,
            "date": rival.date.isoformat(),
            "date_end": _text(rival.date_end),
            "historical": rival.value,
            "unit": rival.unit,
            "source": rival.source,
            "status": rival.status,
        }
        for row in rows
        for rival in history.rivals(str(row["target"]))
        if _OPENS <= rival.date <= _CLOSES
    ]


def silent_years(fit: Sequence[Row]) -> list[str]:
    """The years that no figure covers, a sentence for each series of the Union."""
    of_union = [row for row in fit if row["place"] == "USSR"]
    sentences: list[str] = []
    for row in first_of_each(of_union, "series"):
        of_series = [each for each in of_union if each["series"] == row["series"]]
        labels = {str(each["label"]) for each in of_series}
        name = (
            labels.pop() if len(labels) == 1 else str(row["series"]).replace("_", " ").capitalize()
        )
        years = sorted({int(str(each["date"])[:4]) for each in of_series})
        if all(each["date_end"] for each in of_series):
            spans = "one span" if len(of_series) == 1 else f"{len(of_series)} spans"
            sentences.append(f"{name}: no yearly series, figures for {spans} only.")
        elif years[-1] < 1939:
            said = f"a figure of {years[0]} only"
            if len(years) > 1:
                said = f"no figure after {years[-1]}"
            sentences.append(f"{name}: {said}.")
    return sentences


def _text(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
