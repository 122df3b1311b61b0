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

YEARS = tuple(
    {"first": (year - 1921) * 12 - 2, "last": (year - 1921) * 12 + 9} for year in range(1921, 1942)
)
"""The months of each year, counted from March 1921, for questions asked a year at a time."""
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
    spans = YEARS if reading.by_year else (None,)
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
