"""One reading counted: the question is put to the papers, and figures made of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import numpy as np

from antaeus.archive.readings.answers import NO_YEAR, Answer, Rows, ask, by_piece
from antaeus.archive.readings.definitions import Reading
from antaeus.archive.readings.figures import Figure, figure

ALL = "all"
"""Stands for all groups, or all years, in a line of the table."""
NO_PAPERS = "no such papers through this lens"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a reading, for a group and a year, or the place where it is missing."""

    reading: str
    group: str
    year: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    """Documents that were counted."""
    unit: str
    note: str


def count(
    connection: duckdb.DuckDBPyConnection, reading: Reading, *, years: bool = True
) -> Iterator[Line]:
    """The lines of a reading: of all years, then of each if wanted; gaps last."""
    answer = ask(connection, reading) if reading.sql else None
    if answer is None or not answer.groups:
        yield from not_told(reading)
        return
    yield from _lines(reading, answer, years)
    yield from _gaps(reading)


def not_told(reading: Reading) -> Iterator[Line]:
    """The lines of a reading of which no paper is to be seen."""
    if reading.sql:
        missing = f"{NO_PAPERS}; it needs {', '.join(reading.needs)}"
        yield Line(reading.name, ALL, ALL, None, None, None, 0, reading.unit, missing)
    yield from _gaps(reading)


def _gaps(reading: Reading) -> Iterator[Line]:
    """What can be counted under no lens at all."""
    for gap, why in reading.gaps.items():
        yield Line(reading.name, gap, ALL, None, None, None, 0, reading.unit, f"gap: {why}")


def _lines(reading: Reading, answer: Answer, with_years: bool) -> Iterator[Line]:
    listed = [(name, answer.group == index) for index, name in enumerate(answer.groups)]
    if reading.pooled and (reading.groups or len(listed) > 1):
        listed.insert(0, (ALL, np.ones(answer.group.size, np.bool_)))
    for name, rows in listed:
        yield _line(reading, answer, name, ALL, rows)
        years = answer.year[rows & (answer.year != NO_YEAR)] if with_years else ()
        for year in np.unique(years):
            yield _line(reading, answer, name, str(year), rows & (answer.year == year))


def _line(reading: Reading, answer: Answer, group: str, year: str, rows: Rows) -> Line:
    made = figure(reading.shape, by_piece(answer, rows))
    return Line(
        reading=reading.name,
        group=group,
        year=year,
        value=made.value,
        low=made.low,
        high=made.high,
        n=int(answer.papers[rows].sum()),
        unit=reading.units.get(group, reading.unit),
        note=_note(reading, made),
    )


def _note(reading: Reading, made: Figure) -> str:
    over = f"90 % interval over {reading.resampled}" if made.low is not None else made.why_not
    return f"{over}. {reading.note}".strip()
