"""Putting papers to disk while the run goes on: Parquet by fond, kind and year."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingTypeStubs=false, reportMissingTypeArgument=false
# pyright: reportArgumentType=false

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from antaeus.archive.kinds import Column, load_kinds, load_parts
from antaeus.archive.numbering import DUPLICATE, MONTH_BITS, PLACE_BITS
from antaeus.archive.recorder.clerk import Clerk
from antaeus.foundation.compiled import compiled, inner

Columns = dict[str, NDArray[Any]]
ROWS_A_GROUP = 100_000
_SALT_OF_DELAY, _SALT_OF_COPY = 0x11D7, 0x2B61
_PERSONS = ("person", "speaker", "target_person", "recommender", "about", "chair")
"""Numbers of persons, who may be anywhere: a filter says in which rows they are not. Its size is
given, because filters stay in memory until their file is closed."""
_RISING = ("doc", "month", "place", "written", "cell", "host")


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
        """Put all papers to disk, in the background, once the quarter before is there."""
        for kind, papers in self._waiting.items():
            taken.setdefault(kind, [])[:0] = papers
        self._waiting = {}
        year_is_over = last or month % 12 == 9
        year = (month + 2) // 12 + 1921
        self._at_work = self._pool.submit(self._write, taken, year, year_is_over)

    def settled(self) -> dict[str, int]:
        """Wait until the papers of a whole year are on disk; documents of each kind so far."""
        self.wait()
        assert not self._files, "a file is open: the year is not over"
        assert not self._waiting, "papers wait for the end of the quarter"
        return self.count

    def finish(self) -> dict[str, int]:
        """Wait until all is on disk; how many documents of each kind there are."""
        self.wait()
        self._pool.shutdown()
        return self.count

    def abandon(self) -> None:
        """Close what is open and write no more."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        for file in self._files.values():
            with suppress(OSError):  # the disk has refused already, and said so
                file.close()

    def wait(self) -> None:
        """Wait until the quarter before is on disk."""
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
        """One quarter of a kind or part, block by block, and then the second copies of papers."""
        kinds, parts = load_kinds(), load_parts()
        described = parts[name].columns if name in parts else kinds[name].columns
        fond = kinds[parts[name].part_of if name in parts else name].fond
        twice: list[Columns] = []
        for batch in batches:
            doc = batch["doc"]
            batch.update(_place_and_month(doc))
            if name in kinds:
                batch["copy"] = np.zeros(doc.size, np.uint8)
                batch["written"], again = self._filed(doc, batch["month"])
                if again.size and not kinds[name].parts:
                    twice.append(_second_copies(batch, again))
        if name in kinds:
            self.count[name] += sum(batch["doc"].size for batch in (*batches, *twice))
        if name not in self._files:
            path = self._folder / fond / f"{name}-{year}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            self._files[name] = _open(path, described)
        for papers in (batches, twice):
            if papers:
                self._files[name].write_table(_table(papers, described), ROWS_A_GROUP)
        batches.clear()

    def _filed(
        self, doc: NDArray[np.uint64], month: NDArray[np.int16]
    ) -> tuple[NDArray[np.int16], NDArray[np.intp]]:
        """Month in which each paper is written, (n,), and the rows filed a second time."""
        written, again = month.copy(), np.zeros(doc.size, np.uint8)
        clerk = self._clerk
        file_papers(doc, self._salt, clerk.late, clerk.very_late, clerk.duplicate, written, again)
        return written, np.flatnonzero(again)


@compiled
def file_papers(
    doc: NDArray[np.uint64],
    salt: int,
    late: float,
    very_late: float,
    duplicate: float,
    written: NDArray[np.int16],
    again: NDArray[np.uint8],
) -> int:
    """Delay what is written late and mark in `again` what is filed twice, both (n,), in place."""
    for k in range(doc.size):
        lot = lot_of(doc[k], salt ^ _SALT_OF_DELAY)
        written[k] += np.int64(lot < late + very_late) + np.int64(lot < very_late)
        again[k] = np.int64(lot_of(doc[k], salt ^ _SALT_OF_COPY) < duplicate)
    return 0


@inner
def lot_of(doc: np.uint64, salt: int) -> float:
    """`paper_chance.mixed` of one number as a share of its range."""
    mask, high = np.uint64(0xFFFFFFFF), doc >> np.uint64(32)
    x = ((doc ^ (high * np.uint64(0x9E3779B1) & mask)) & mask) ^ np.uint64(salt)
    x = ((x ^ (x >> np.uint64(16))) * np.uint64(0x7FEB352D)) & mask
    x = ((x ^ (x >> np.uint64(15))) * np.uint64(0x846CA68B)) & mask
    return float(x ^ (x >> np.uint64(16))) / 4_294_967_296.0


def _place_and_month(doc: NDArray[np.uint64]) -> Columns:
    """The columns that follow from a document's number."""
    return {
        "month": ((doc >> np.uint64(MONTH_BITS)) & np.uint64(0xFF)).astype(np.int16),
        "place": (doc >> np.uint64(PLACE_BITS)).astype(np.uint16),
    }


def _second_copies(batch: Columns, rows: NDArray[np.intp]) -> Columns:
    """The papers of some rows as they were filed again, each under a number of its own."""
    copies = {name: column[rows] for name, column in batch.items()}
    copies["doc"] = copies["doc"] | np.uint64(DUPLICATE)
    copies["copy"] = np.ones(rows.size, np.uint8)
    return copies


def _table(papers: list[Columns], described: tuple[Column, ...]) -> pa.Table:
    """Papers of several blocks as one table, without copying their columns."""
    columns = [
        pa.chunked_array(
            [pa.array(batch[one.name].astype(one.type, copy=False)) for batch in papers]
        )
        for one in described
    ]
    return pa.table(columns, schema=_schema(described))


def _schema(described: tuple[Column, ...]) -> pa.Schema:
    return pa.schema([pa.field(one.name, pa.type_for_alias(one.type)) for one in described])


def _open(path: Path, described: tuple[Column, ...]) -> pq.ParquetWriter:
    """A Parquet file, each column kept in the way that was quickest and small when measured."""
    return pq.ParquetWriter(
        path,
        _schema(described),
        compression="zstd",
        compression_level=1,
        use_dictionary=[one.name for one in described if one.type == "uint8"],
        column_encoding={one.name: _encoding(one) for one in described if one.type != "uint8"},
        bloom_filter_options={
            one.name: {"ndv": ROWS_A_GROUP, "fpp": 0.05}
            for one in described
            if one.name in _PERSONS
        },
    )


def _encoding(column: Column) -> str:
    """Differences where numbers rise within a raion, bytes apart where they are a person's."""
    if column.name in _RISING:
        return "DELTA_BINARY_PACKED"
    return "BYTE_STREAM_SPLIT" if column.type == "uint64" else "PLAIN"
