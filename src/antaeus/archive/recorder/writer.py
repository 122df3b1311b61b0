"""Putting papers to disk while the run goes on: Parquet by fond, kind and year."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np

from antaeus.archive.kinds import Column, load_kinds, load_parts
from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.filing import Columns, filed, place_and_month
from antaeus.archive.recorder.paper_file import PaperFile

ROWS_A_GROUP = 100_000
"""Most papers that lie in one group of rows of a file, without those filed a second time."""
WORTH_A_GROUP = 25_000
"""Papers of a kind that are fewer wait for the next quarter of the year: a group of rows costs half
a millisecond however small it is, which was a fifth of a small run."""


class Writer:
    """Writes the papers of one quarter while the next is lived through."""

    def __init__(self, folder: Path, seed: int, clerk: Clerk) -> None:
        self._folder, self._clerk = folder, clerk
        self._salt = seed & 0xFFFFFFFF
        self._waiting: dict[str, list[Columns]] = {}
        self._few: dict[str, list[Columns]] = {}
        self._files: dict[str, PaperFile] = {}
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
        assert not self._few, "papers wait for the end of the year"
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
        for name in dict.fromkeys((*self._few, *taken)):
            batches = self._few.pop(name, []) + taken.get(name, [])
            n = sum(batch["doc"].size for batch in batches)
            if n and (year_is_over or n >= WORTH_A_GROUP):
                self._write_kind(name, batches, year)
            elif n:
                self._few[name] = list(in_groups(batches, _columns_of(name), n))  # copies
        taken.clear()
        if year_is_over:
            for file in self._files.values():
                file.close()
            self._files = {}

    def _write_kind(self, name: str, batches: list[Columns], year: int) -> None:
        """One quarter of a kind or part, block by block; the second copy of a paper is near it."""
        kinds, parts, described = load_kinds(), load_parts(), _columns_of(name)
        fond = kinds[parts[name].part_of if name in parts else name].fond
        for own in in_groups(batches, described, ROWS_A_GROUP):
            papers = own | place_and_month(own["doc"])
            if name in kinds:
                twice = not kinds[name].parts  # a copy would need parts of its own
                papers = filed(papers, self._clerk, self._salt, twice=twice)
                self.count[name] += papers["doc"].size
            if name not in self._files:
                path = self._folder / fond / f"{name}-{year}.parquet"
                path.parent.mkdir(parents=True, exist_ok=True)
                self._files[name] = PaperFile(path, described, papers["doc"].size)
            self._files[name].add(papers)


def _columns_of(name: str) -> tuple[Column, ...]:
    """The columns of a kind or part."""
    parts = load_parts()
    return parts[name].columns if name in parts else load_kinds()[name].columns


def in_groups(
    batches: list[Columns], described: tuple[Column, ...], most: int
) -> Iterator[Columns]:
    """Papers of several blocks in groups of about equal size, each column in one piece.

    Columns that are not in the papers yet are left out; the others get the types described.
    """
    sizes = [batch["doc"].size for batch in batches]
    starts = np.cumsum([0, *sizes])
    n = int(starts[-1])
    edges = np.linspace(0, n, -(-n // most) + 1).astype(np.int64)
    for first, last in itertools.pairwise(edges.tolist()):
        pieces = [
            (batch, slice(max(first - start, 0), last - start))
            for batch, start, size in zip(batches, starts, sizes, strict=False)
            if start < last and start + size > first
        ]
        yield {
            one.name: np.concatenate(
                [batch[one.name][rows] for batch, rows in pieces], dtype=one.type, casting="unsafe"
            )
            for one in described
            if one.name in batches[0]
        }
