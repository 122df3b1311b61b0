"""All readings of the papers that a connection shows, in one table."""

# pyarrow brings no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownParameterType=false

from __future__ import annotations

from dataclasses import asdict

import duckdb
import pyarrow as pa

from antaeus.archive.readings.counting import Line, count
from antaeus.archive.readings.definitions import chosen

COLUMNS = pa.schema(
    [
        ("reading", pa.string()),
        ("group", pa.string()),
        ("year", pa.string()),
        ("value", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("n", pa.int64()),
        ("unit", pa.string()),
        ("note", pa.string()),
    ]
)
"""One line for a figure; value is empty where papers do not give it, and note says why."""


def readings(connection: duckdb.DuckDBPyConnection, which: list[str] | None = None) -> pa.Table:
    """The readings asked for, such as ["O1", "O7"]; all where none is named.

    The connection must have views named like the kinds and parts of documents, and `places`.
    """
    lines: list[Line] = []
    for reading in chosen(which):
        lines.extend(count(connection, reading))
    return pa.Table.from_pylist([asdict(line) for line in lines], schema=COLUMNS)


def read_all(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """Every reading."""
    return readings(connection)
