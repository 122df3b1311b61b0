"""Putting papers to disk while the run goes on: Parquet by fond, kind and year."""

# The stubs of PyArrow leave types unknown.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from antaeus.archive.kinds import Column, load_kinds, load_parts
from antaeus.archive.numbering import DUPLICATE
from antaeus.archive.paper_chance import mixed
from antaeus.archive.recorder.clerk import Clerk

Columns = dict[str, NDArray[Any]]
ROWS_A_GROUP = 100_000
_SALT_OF_DELAY, _SALT_OF_COPY = 0x11D7, 0x2B61
_RUNNING_NUMBERS = ("doc", "cell", "host")
"""Numbers that rise within a raion: differences between neighbours are small."""


class Writer:
    """Writes the papers of one quarter while the next is lived through."""

    def __init__(self, folder: Path, seed: int, clerk: Clerk) -> None:
        self._folder, self._clerk = folder, clerk
        self._salt = seed & 0xFFFFFFFF
        self._waiting: dict[str, list[Columns]] = {}
        self._files: dict[str, pq.ParquetWriter] = {}
        self._year = 0
        self.count: dict[str, int] = dict.fromkeys(load_kinds(), 0)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._at_work: Future[None] | None = None

    def add(self, papers: dict[str, Columns]) -> None:
        """Lay some papers aside for the next time that papers are put to disk."""
        for kind, columns in papers.items():
            if columns["doc"].size:
                self._waiting.setdefault(kind, []).append(columns)

    def put(self, taken: dict[str, list[Columns]], month: int, *, last: bool) -> None:
        """Put all papers to disk, in the background; waits for the quarter before."""
        for kind, papers in self._waiting.items():
            taken.setdefault(kind, [])[:0] = papers
        self._waiting = {}
        self._wait()
        year_is_over = last or month % 12 == 9
        year = (month + 2) // 12 + 1921
        self._at_work = self._pool.submit(self._write, taken, year, year_is_over)

    def finish(self) -> dict[str, int]:
        """Wait until all is on disk; how many documents of each kind there are."""
        self._wait()
        self._pool.shutdown()
        return self.count

    def abandon(self) -> None:
        """Close what is open and write no more."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        for file in self._files.values():
            file.close()

    def _wait(self) -> None:
        if self._at_work is not None:
            self._at_work.result()
            self._at_work = None

    def _write(self, taken: dict[str, list[Columns]], year: int, year_is_over: bool) -> None:
        for name, batches in taken.items():
            if batches:
                self._write_kind(name, batches, year)
        if year_is_over:
            for file in self._files.values():
                file.close()
            self._files = {}

    def _write_kind(self, name: str, batches: list[Columns], year: int) -> None:
        """One quarter of a kind or part: its own columns, and those that every paper has."""
        kinds, parts = load_kinds(), load_parts()
        whole = {key: np.concatenate([batch[key] for batch in batches]) for key in batches[0]}
        batches.clear()
        if name in parts:
            columns = {**_head(whole["doc"], part=True), **whole}
            described, fond = parts[name].columns, kinds[parts[name].part_of].fond
        else:
            columns = {**_head(whole["doc"], part=False), **whole}
            columns["written"] = columns["month"] + self._delays(whole["doc"])
            if not kinds[name].parts:
                columns = self._with_duplicates(columns)
            described, fond = kinds[name].columns, kinds[name].fond
            self.count[name] += columns["doc"].size
        table = pa.table(
            [pa.array(columns[one.name].astype(one.type, copy=False)) for one in described],
            schema=_schema(described),
        )
        if name not in self._files:
            path = self._folder / fond / f"{name}-{year}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            self._files[name] = _open(path, described)
        self._files[name].write_table(table, row_group_size=ROWS_A_GROUP)

    def _delays(self, doc: NDArray[np.uint64]) -> NDArray[np.int16]:
        """Months between what a paper tells and its being written."""
        lot = mixed(doc, _SALT_OF_DELAY ^ self._salt) / 2.0**32
        late, very = self._clerk.late, self._clerk.very_late
        return (lot < late + very).astype(np.int16) + (lot < very).astype(np.int16)

    def _with_duplicates(self, columns: Columns) -> Columns:
        """Add the second copies that clerks filed of some papers."""
        lot = mixed(columns["doc"], _SALT_OF_COPY ^ self._salt)
        twice = np.flatnonzero(lot < self._clerk.duplicate * 2.0**32)
        if twice.size == 0:
            return columns
        copies = {name: column[twice] for name, column in columns.items()}
        copies["doc"] = copies["doc"] | np.uint64(DUPLICATE)
        copies["copy"] = np.ones(twice.size, np.uint8)
        at = twice + 1
        return {name: np.insert(column, at, copies[name]) for name, column in columns.items()}


def _head(doc: NDArray[np.uint64], *, part: bool) -> Columns:
    """The columns that follow from a document's number."""
    head = {
        "month": ((doc >> np.uint64(40)) & np.uint64(0xFF)).astype(np.int16),
        "place": (doc >> np.uint64(48)).astype(np.uint16),
    }
    return head if part else {**head, "copy": np.zeros(doc.size, np.uint8)}


def _schema(described: tuple[Column, ...]) -> pa.Schema:
    return pa.schema([pa.field(one.name, pa.type_for_alias(one.type)) for one in described])


def _open(path: Path, described: tuple[Column, ...]) -> pq.ParquetWriter:
    """A Parquet file whose numbers of papers, cells and units are kept as differences."""
    names = [one.name for one in described]
    running = [name for name in names if name in _RUNNING_NUMBERS]
    return pq.ParquetWriter(
        path,
        _schema(described),
        compression="zstd",
        compression_level=1,
        use_dictionary=[name for name in names if name not in running],
        column_encoding=dict.fromkeys(running, "DELTA_BINARY_PACKED"),
        write_statistics=True,
    )
