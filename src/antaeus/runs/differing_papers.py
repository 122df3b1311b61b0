"""The first paper in which the archives of two runs differ, however its file is laid out.

Files of equal bytes are passed over; of the others the rows are compared, in the order of months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from antaeus.archive.numbering import MONTH_BITS, reference
from antaeus.foundation.errors import RunFolderUnusable
from antaeus.runs.fingerprint import file_hash

_OF_A_YEAR = re.compile(r"([a-z_]+)-(\d{4})\.parquet")
_PLACES = ("archive/archive.json", "archive/places.parquet", "archive/bodies.parquet")
_BESIDE = "unwritten.parquet"


@dataclass(frozen=True, slots=True)
class DifferingPaper:
    """A paper, or a file without papers, that is not the same in both archives."""

    month: int | None
    kind: str
    reference: str = ""
    columns: tuple[str, ...] = ()
    """The columns that differ; none where only one archive has the paper."""

    def said(self, month: str | None) -> str:
        """The sentence about it."""
        if month is None:
            return f"the papers differ in {self.kind}"
        where = f"the papers part in {month}, in {self.kind}"
        where += f", {self.reference}" if self.reference else ""
        return f"{where}: {', '.join(self.columns)}" if self.columns else f"{where}: only in one"


def first_differing_paper(run: Path, other: Path) -> DifferingPaper | None:
    """The earliest paper that differs; the lists of places and contents are looked at last."""
    by_year: dict[int, list[str]] = {}
    for name in sorted({*_names(run), *_names(other)}):
        named = _OF_A_YEAR.fullmatch(Path(name).name)
        if named and not _same(run / name, other / name):
            by_year.setdefault(int(named[2]), []).append(name)
    with duckdb.connect(config={"memory_limit": "1GB"}) as connection:
        for year in sorted(by_year):
            pairs = [(run / name, other / name) for name in by_year[year]]
            papers = [p for mine, theirs in pairs for p in _first_row(connection, mine, theirs)]
            if papers:
                return min(papers, key=lambda paper: (paper.month or 0, paper.kind))
        found = list(_first_row(connection, run / _BESIDE, other / _BESIDE))
    unlike = (name for name in _PLACES if not _same(run / name, other / name))
    return found[0] if found else next((DifferingPaper(None, name) for name in unlike), None)


def _names(run: Path) -> Iterator[str]:
    """The files of an archive, by their path inside the run."""
    for file in (run / "archive").rglob("*.parquet"):
        yield file.relative_to(run).as_posix()


def _same(mine: Path, theirs: Path) -> bool:
    """Whether two files have the same bytes; two that are both missing have."""
    if not (mine.exists() and theirs.exists()):
        return mine.exists() == theirs.exists()
    return mine.stat().st_size == theirs.stat().st_size and file_hash(mine) == file_hash(theirs)


def _first_row(
    connection: duckdb.DuckDBPyConnection, mine: Path, theirs: Path
) -> Iterator[DifferingPaper]:
    """The earliest row that only one of two files has, if any."""
    there = [file for file in (mine, theirs) if file.exists()]
    if not there or _same(mine, theirs):
        return
    named = _OF_A_YEAR.fullmatch(there[0].name)
    kind = named[1] if named else there[0].name
    month = f"(doc >> {MONTH_BITS}) & 255" if named else "month"
    rows = "select * from read_parquet(?, hive_partitioning = false)"
    only = " union all ".join(
        f"select * from ({rows} except all {rows})" if len(there) == 2 else rows
        for _ in range(len(there))
    )
    files = [mine, theirs, theirs, mine] if len(there) == 2 else there
    try:
        cursor = connection.execute(
            f"select {month} as told, * from ({only}) order by all limit 2",
            list(map(str, files)),
        )
        found, columns = cursor.fetchall(), [one[0] for one in cursor.description or []]
    except duckdb.Error as fault:
        raise RunFolderUnusable(
            f"{mine} and {theirs} cannot be compared, one of them is damaged. "
            "Which one is said by: antaeus verify"
        ) from fault
    if found:
        yield _paper(kind, columns, found, of_a_document=named is not None)


def _paper(
    kind: str, columns: list[str], rows: list[tuple[Any, ...]], *, of_a_document: bool
) -> DifferingPaper:
    """The paper that one or two rows are of; two rows of one paper are compared by column."""
    first = dict(zip(columns, rows[0], strict=True))
    key = "doc" if of_a_document else "place"
    unlike: tuple[str, ...] = ()
    if len(rows) > 1:
        second = dict(zip(columns, rows[1], strict=True))
        if first[key] == second[key]:
            unlike = tuple(name for name in columns if first[name] != second[name])
    told = reference(first["doc"]) if of_a_document else f"place {first['place']}"
    return DifferingPaper(int(first["told"]), kind, told, unlike)
