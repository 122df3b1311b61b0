"""What the papers answer to the question of a reading, as arrays."""

# The arrays that DuckDB hands over have no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt

from antaeus.archive.readings.definitions import Reading
from antaeus.archive.readings.figures import Sums

YEARS = range(1921, 1942)
MOST_AT_ONCE = 2_000_000
"""Papers of the kinds needed that a question asked by years may go through in one go."""
NO_YEAR = 0

Rows = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the papers answered: one row for a group, year and piece of evidence."""

    groups: list[str]
    """In the order in which they are listed."""
    group: npt.NDArray[np.int64]
    """Index into groups `(n_rows,)`."""
    year: npt.NDArray[np.int64]
    """NO_YEAR where a row is of all years."""
    piece: npt.NDArray[np.uint64]
    papers: npt.NDArray[np.int64]
    sums: Sums
    """`(n_rows, n_sums)`; nan where a group has no such sum."""


def ask(connection: duckdb.DuckDBPyConnection, reading: Reading) -> Answer:
    """Put the question of a reading to the papers."""
    spans = _spans(connection, reading) if reading.by_year else (None,)
    parts = [connection.execute(reading.sql, span).fetchnumpy() for span in spans]
    columns = [
        np.ma.concatenate([np.ma.asarray(part[name]) for part in parts]) for name in parts[0]
    ]
    found, group = np.unique(columns[0].filled(), return_inverse=True)
    return Answer(
        groups=[reading.groups[int(one)] if reading.groups else str(one) for one in found],
        group=group,
        year=columns[1].filled(NO_YEAR).astype(np.int64),
        piece=columns[2].filled().astype(np.uint64),
        papers=columns[3].filled(0).astype(np.int64),
        sums=np.column_stack([one.astype(np.float64).filled(np.nan) for one in columns[4:]]),
    )


def _spans(connection: duckdb.DuckDBPyConnection, reading: Reading) -> list[dict[str, int]]:
    """First and last months, from March 1921 on, of as many years as may be asked for at once."""
    counts = [f'(select count(*) from "{kind}")' for kind in reading.needs]
    found = connection.execute(f"select {' + '.join(counts)}").fetchone()
    papers = found[0] if found else 0
    at_once = max(1, len(YEARS) * MOST_AT_ONCE // max(papers, 1))
    starts = range(YEARS.start, YEARS.stop, min(at_once, len(YEARS)))
    return [
        {"first": _january(year), "last": _january(min(year + starts.step, YEARS.stop)) - 1}
        for year in starts
    ]


def _january(year: int) -> int:
    """The first month of a year, counted from March 1921."""
    return (year - 1921) * 12 - 2


def by_piece(answer: Answer, rows: Rows) -> Sums:
    """Sums of each piece of evidence, over its groups and years."""
    pieces, place = np.unique(answer.piece[rows], return_inverse=True)
    sums = answer.sums[rows]
    told = np.nan_to_num(sums)
    together = np.zeros((pieces.size, sums.shape[1]))
    for column in range(sums.shape[1]):
        together[:, column] = np.bincount(place, told[:, column], pieces.size)
    together[:, np.isnan(sums).all(axis=0)] = np.nan
    return together
