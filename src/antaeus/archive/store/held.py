"""The papers of one run taken into memory once, to be seen through one lens after another.

A connection over files (`connection`) suits a reader, who asks little and waits for it. Whoever
counts everything under many lenses would open and unpack every file for every question; here that
is done once, for those columns that are asked for, and what a lens shows is set apart once for all
questions. The lots by which papers survive are columns, too: DuckDB would compute them again for
each lens.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterable
from contextlib import contextmanager

import duckdb

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.lenses.compiling import Lots, Seen, compile_lens, lots
from antaeus.archive.lenses.lens import Lens
from antaeus.archive.paper_chance import MACROS
from antaeus.archive.store.connection import MOST_MEMORY, Reach, settings
from antaeus.archive.store.folder import BODIES, PLACES, ArchiveFolder
from antaeus.archive.store.integrity import damaged
from antaeus.archive.store.views import columns_of, macros, rows, text

WHOLE = "whole"
"""The schema in which all papers lie, whatever a lens shows."""
SEEN = "seen"
"""The schema of what the lens of the moment shows."""
LOTS = Lots("lot_of_file", "lot_of_paper")
Question = tuple[Collection[str], str]
"""The kinds that a question is about, and its text in SQL."""
_ALWAYS = {"doc", "month", "place"}
"""Columns that lenses look at by themselves."""


class HeldPapers:
    """Papers of some kinds with their parts, in the memory of this process."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, names: Collection[str]) -> None:
        self._connection, self._names = connection, names
        self._shown: set[str] = set()

    def through(self, lens: Lens) -> duckdb.DuckDBPyConnection:
        """A connection with tables named like kinds and parts, until the next lens is taken."""
        self._connection.execute(f"drop schema if exists {SEEN} cascade")
        self._connection.execute(f"create schema {SEEN}")
        self._connection.execute(f"set search_path = '{SEEN},main'")
        seen = compile_lens(lens, self._connection, _whole, lambda _: LOTS)
        self._shown = {name for name in self._names if self._show(name, seen)}
        return self._connection

    def _show(self, name: str, seen: Seen) -> bool:
        """Set apart what a lens shows of a kind or part; whether that is anything."""
        papers = _whole(name, seen.condition(name))
        if seen.condition(name) == "true":
            self._connection.execute(f'create view "{name}" as {papers}')
            found = self._connection.execute(f"select exists ({papers})").fetchone()
        else:
            found = self._connection.execute(f'create table "{name}" as {papers}').fetchone()
        return bool(found and found[0])

    def any_of(self, kinds: Collection[str]) -> bool:
        """Whether the lens of the moment shows a paper of one of some kinds."""
        return not self._shown.isdisjoint(kinds)


@contextmanager
def held_papers(
    folder: ArchiveFolder, questions: Iterable[Question], lenses: Collection[Lens] = ()
) -> Generator[HeldPapers]:
    """Take the papers that are asked for, and those by which lenses choose, from the disk.

    Of their columns only those come along that a question names, or a lens. One thread: sums of
    numbers that are no whole ones depend on the order of the rows, and so that is always the same.
    """
    of_lenses = _ALWAYS.union(*map(_named, lenses))
    choosing = (rule.those.kind for lens in lenses for rule in lens.rule if rule.those)
    wanted = {kind: set(of_lenses) for kind in choosing}
    for kinds, sql in questions:
        for kind in kinds:
            wanted.setdefault(kind, set(of_lenses)).update(re.findall(r"\w+", sql))
    connection = duckdb.connect(config=settings(Reach(memory=MOST_MEMORY, threads=1)))
    try:
        yield HeldPapers(connection, _taken(connection, folder, wanted))
    except duckdb.Error as fault:
        raise damaged(folder.path, fault) from None
    finally:
        connection.close()


def _named(lens: Lens) -> set[str]:
    """The columns that a lens looks at."""
    named = {condition.column for rule in lens.rule for condition in rule.where}
    for those in (rule.those for rule in lens.rule if rule.those):
        named |= {those.column, *(condition.column for condition in those.where)}
    return named


def _taken(
    connection: duckdb.DuckDBPyConnection, folder: ArchiveFolder, wanted: dict[str, set[str]]
) -> list[str]:
    """Fill the tables with whole papers, of each kind some columns; names, kinds before parts."""
    for statement in (*MACROS, *macros(), f"create schema {WHOLE}"):
        connection.execute(statement)
    for name, file in (("places", PLACES), ("bodies", BODIES)):
        path = text(str(folder.path / file))
        connection.execute(f"create table {name} as select * from read_parquet({path})")
    kinds = {name: name for name in load_kinds() if name in wanted}
    parts = {part.name: part.part_of for part in load_parts().values() if part.part_of in wanted}
    for name, kind in (kinds | parts).items():
        columns = [column.name for column in columns_of(name) if column.name in wanted[kind]]
        lot = lots(kind)
        connection.execute(
            f'create table {WHOLE}."{name}" as select {", ".join(columns)}, '
            f"({lot.file})::uinteger as {LOTS.file}, ({lot.paper})::uinteger as {LOTS.paper} "
            f"from ({rows(name, folder.files_of(name))})"
        )
    return [*kinds, *parts]


def _whole(kind: str, condition: str) -> str:
    """The question for all papers of a kind that meet a condition."""
    return f'select * from {WHOLE}."{kind}" where {condition}'
