"""A drawer of papers filled by hand: tables named like the kinds, empty until a test writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb
import pytest

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.numbering import document
from antaeus.archive.readings.counting import Line, count
from antaeus.archive.readings.definitions import load_readings

TYPES = {"uint8": "utinyint", "uint16": "usmallint", "uint32": "uinteger", "uint64": "ubigint"}
PLACES = [(1, 0), (2, 1), (1024, 0), (1025, 0), (1026, 1)]
"""Two regions; the first has two raions."""


@dataclass
class Papers:
    """Papers written by hand; what a test leaves out is 0."""

    connection: duckdb.DuckDBPyConnection
    ranks: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def write(self, kind: str, place: int = 1024, month: int = 100, **columns: int) -> int:
        """File one paper and return its number."""
        number = load_kinds()[kind].number
        rank = self.ranks.get((place, month, number), 0)
        self.ranks[place, month, number] = rank + 1
        doc = document(place, month, number, rank)
        self._insert(kind, {"doc": doc, "month": month, "place": place, "written": month} | columns)
        return doc

    def add(self, part: str, doc: int, **columns: int) -> None:
        """Add a row to a paper."""
        head = {"doc": doc, "month": doc >> 40 & 0xFF, "place": doc >> 48}
        self._insert(part, head | columns)

    def read(self, reading: str, group: str = "all", year: str = "all") -> Line:
        """One figure of a reading."""
        lines = list(count(self.connection, load_readings()[reading]))
        return next(line for line in lines if (line.group, line.year) == (group, year))

    def _insert(self, name: str, given: dict[str, int]) -> None:
        listed = (load_kinds().get(name) or load_parts()[name]).columns
        unknown = set(given) - {column.name for column in listed}
        assert not unknown, f"{name} has no column {unknown}"
        values = [given.get(column.name, 0) for column in listed]
        self.connection.execute(
            f'insert into "{name}" values ({", ".join("?" * len(values))})', values
        )


@pytest.fixture
def papers() -> Iterator[Papers]:
    """An empty drawer for each test."""
    connection = duckdb.connect()
    for name, listed in (load_kinds() | load_parts()).items():
        columns = ", ".join(f"{c.name} {TYPES.get(c.type, 'smallint')}" for c in listed.columns)
        connection.execute(f'create table "{name}" ({columns})')
    connection.execute("create table places (place usmallint, tile smallint)")
    connection.executemany("insert into places values (?, ?)", PLACES)
    yield Papers(connection)
    connection.close()
