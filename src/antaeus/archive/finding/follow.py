"""Following: all papers of one life, one cell, one unit or one case in order of time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from antaeus.archive.finding.columns import CELLS, PERSONS
from antaeus.archive.finding.reading import Paper, read
from antaeus.archive.finding.searching import Hit
from antaeus.archive.finding.sheets import papers
from antaeus.archive.kinds import load_kinds
from antaeus.archive.numbering import FIRST_RAION, PLACE_BITS
from antaeus.archive.store.asking import run
from antaeus.archive.store.connection import Archive
from antaeus.archive.store.views import columns_of
from antaeus.foundation.months import FIRST, year_of

What = Literal["person", "cell", "unit"]
UNITS = frozenset({"host", "about_host"})
PAPERS = frozenset({"protocol", "post_doc"})
COLUMNS = {"person": PERSONS, "cell": CELLS, "unit": UNITS}
NOT_THE_SUBJECT = frozenset({"chair", "speaker", "recommender"})
"""Persons whom a paper names without being about them."""
Asked = tuple[str, str, str]
"""Kind, table of the kind or of a part of it, condition."""
BEFORE, AFTER = 12, 24
"""Months around a paper in which others about the same people and units belong to its case."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Papers in order of time, and whether there were more."""

    papers: tuple[Hit, ...]
    is_cut: bool


def follow(archive: Archive, what: What, number: int, limit: int) -> Trail:
    """The papers that name a person, a cell or a host unit, oldest first."""
    here = f" and {_raion_of_cell(number)}" if what == "cell" else ""
    asked = [
        (kind, table, condition + here)
        for name in load_kinds()
        for kind, table, condition in _naming(name, COLUMNS[what], [number])
    ]
    first = 0 if what == "unit" else year_of(first_month_of(number))
    return _trail(archive, asked, range(first, archive.folder.years().stop), limit)


def first_month_of(number: int) -> int:
    """The month from which papers can name a person or cell: their numbers hold their first."""
    return max(FIRST, (number >> 32 & 0xFFFF) - 1)


def _raion_of_cell(number: int) -> str:
    """A cell never leaves its raion, which its number begins with, nor do papers that name it.

    Files say between which places each part of them lies, so that few parts are read.
    """
    return f"place = {FIRST_RAION + (number >> PLACE_BITS)}"


def case_of(archive: Archive, doc: int, limit: int) -> Trail:
    """A paper with those made from it, and those about the same people and units near its time."""
    (paper,) = read(archive, [doc])
    month = int(paper.record["month"])
    made_from = (doc, *_named(paper, PAPERS))
    asked: list[Asked] = []
    for kind in load_kinds():
        asked.append((kind, kind, f"doc in ({', '.join(map(str, made_from))})"))
        asked += _naming(kind, PAPERS, made_from)
        for columns in (PERSONS, UNITS):
            for _, table, condition in _naming(kind, columns, _named(paper, columns)):
                near = f"month between {month - BEFORE} and {month + AFTER}"
                asked.append((kind, table, f"{condition} and {near}"))
    years = range(year_of(month - BEFORE), year_of(month + AFTER) + 1)
    return _trail(archive, asked, years, limit)


def _naming(kind: str, columns: Collection[str], numbers: Sequence[int]) -> Iterator[Asked]:
    """For each column that can name any of some: kind, table, condition.

    One at a time, because the files say of a column which of their parts can be left unread.
    """
    if not numbers:
        return
    told = f"in ({', '.join(map(str, numbers))})" if len(numbers) > 1 else f"= {numbers[0]}"
    for table in (kind, *load_kinds()[kind].parts):
        for column in columns_of(table):
            if column.name in columns:
                yield kind, table, f"{column.name} {told}"


def _named(paper: Paper, columns: Collection[str]) -> tuple[int, ...]:
    """Whom a paper is about: of a protocol, who is criticised in it, and not all who spoke."""
    meant = [name for name in columns if name not in NOT_THE_SUBJECT]
    records = [paper.record, *(row for part in paper.parts.values() for row in part)]
    found = [int(row[name]) for row in records for name in sorted(meant) if row.get(name)]
    return tuple(dict.fromkeys(found))


def _trail(archive: Archive, asked: Sequence[Asked], years: range, limit: int) -> Trail:
    """All kinds and years in one question: who is followed has few papers in many files."""
    there = archive.seen.kinds()
    questions = [
        f"select doc, '{kind}' as kind, month, place from \"{table}\" where {condition}"
        for kind, table, condition in asked
        if kind in there
    ]
    if not questions:
        return Trail((), is_cut=False)
    kinds = dict.fromkeys(kind for kind, _, _ in asked if kind in there)
    ordered = (
        f"select * from ({' union '.join(questions)}) "
        f"order by month, place, kind, doc limit {limit + 1}"
    )
    found = [Hit(*row) for row in run(archive, papers(archive, tuple(kinds), years) + ordered).rows]
    return Trail(tuple(found[:limit]), len(found) > limit)
