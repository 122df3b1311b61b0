"""Observation: one figure of a historical series, as a row of a CSV file gives it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from antaeus.foundation.errors import Fault
from antaeus.foundation.units import UNITS
from antaeus.scenario.bibliography import load_bibliography, unknown_sources
from antaeus.scenario.tables import Row, read_csv
from antaeus.scenario.value import BASES, CONFIDENCES, STATUSES
from antaeus.scenario.wording import near_match

FIGURE = ("value", "unit", "source", "basis", "status", "confidence", "note")
"""The columns of every table of figures, after those that say what and when."""
COLUMNS = ("series", "date", "date_end", *FIGURE)


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure for a day (a stock), or for all days from `date` to `date_end` (a flow, a mean)."""

    series: str
    date: datetime.date
    date_end: datetime.date | None
    value: float
    unit: str
    source: str
    basis: str
    status: str
    confidence: str
    note: str

    @property
    def last_day(self) -> datetime.date:
        """The last day to which the figure belongs."""
        return self.date_end or self.date

    @property
    def middle(self) -> float:
        """The middle of its time, in days as `date.toordinal` counts them."""
        return (self.date.toordinal() + self.last_day.toordinal()) / 2


def read_observations(path: Path, faults: list[Fault]) -> list[Observation]:
    """All rows of a file of series; a row with faults is left out, its faults noted."""
    observations: list[Observation] = []
    seen: dict[tuple[str, ...], str] = {}
    for row in read_csv(path, COLUMNS, faults):
        before = len(faults)
        observation = _read_observation(row)
        key = (row["series"], row["date"], row["date_end"], row["source"])
        if key in seen:
            found = f"the same series, dates and source as in {seen[key]}"
            faults.append(Fault(row.where, found, "one figure a source", "Keep one of the two."))
        seen[key] = row.where
        if len(faults) == before:
            observations.append(observation)
    return observations


def _read_observation(row: Row) -> Observation:
    date = row.day("date")
    date_end = row.day("date_end") if row["date_end"] else None
    if date_end is not None and date_end < date:
        row.note("date_end", f"a day not before {row['date']}")
    return Observation(
        series=row.text("series"),
        date=date,
        date_end=date_end,
        value=read_figure(row),
        unit=row["unit"],
        source=row["source"],
        basis=row["basis"],
        status=row["status"],
        confidence=row["confidence"],
        note=row["note"],
    )


def read_figure(row: Row) -> float:
    """The number in a row, all that must stand beside it checked."""
    row.word("unit", UNITS)
    row.word("basis", BASES)
    row.word("status", STATUSES)
    row.word("confidence", CONFIDENCES)
    check_source(row)
    return row.number("value")


def check_source(row: Row) -> None:
    """Note a source that the bibliography does not have."""
    for source in unknown_sources(row["source"]):
        remedy = near_match(source, load_bibliography()) or "Add the work to library/sources."
        row.note("source", "the id of an entry of the bibliography", remedy)
