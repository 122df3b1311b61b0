"""The papers of one run taken into memory once, to be seen through one lens after another.

A connection over files (`connection`) suits a reader, who asks little and waits for it. Whoever
counts everything under many lenses would open and unpack every file for every question; here that
is done once, and what a lens shows is set apart once for all questions.
"""

from __future__ import annotations

from collections.abc import Collection, Generator
from contextlib import contextmanager

import duckdb

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.lenses.compiling import Seen, compile_lens
from antaeus.archive.lenses.lens import Lens
from antaeus.archive.paper_chance import MACROS
from antaeus.archive.store.connection import MOST_MEMORY, Reach, settings
from antaeus.archive.store.folder import BODIES, PLACES, ArchiveFolder
from antaeus.archive.store.integrity import damaged
from antaeus.archive.store.views import macros, rows, text

WHOLE = "whole"
"""The schema in which all papers lie, whatever a lens shows."""
SEEN = "seen"
"""The schema of what the lens of the moment shows."""


class HeldPapers:
    """Papers of some kinds with their parts, in the memory of this process."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, names: Collection[str]) -> None:
        self._connection, self._names = connection, names

    def through(self, lens: Lens) -> duckdb.DuckDBPyConnection:
        """A connection with tables named like kinds and parts, until the next lens is taken."""
        self._connection.execute(f"drop schema if exists {SEEN} cascade")
        self._connection.execute(f"create schema {SEEN}")
        self._connection.execute(f"set search_path = '{SEEN},main'")
        seen = compile_lens(lens, self._connection, _whole)
        for name in self._names:
            self._connection.execute(_shown(name, seen))
        return self._connection

    def any_of(self, kinds: Collection[str]) -> bool:
        """Whether the lens of the moment shows a paper of one of some kinds."""
        held = [f'exists (select 1 from "{kind}")' for kind in kinds if kind in self._names]
        found = self._connection.execute(f"select {' or '.join(held) or 'false'}").fetchone()
        return bool(found and found[0])


@contextmanager
def held_papers(
    folder: ArchiveFolder, kinds: Collection[str], lenses: Collection[Lens] = ()
) -> Generator[HeldPapers]:
    """Take the papers of some kinds, and those by which lenses choose, from the disk; one thread.

    Sums of numbers that are no whole ones depend on the order of the rows, and on one thread that
    order is always the same.
    """
    wanted = {*kinds, *(rule.those.kind for lens in lenses for rule in lens.rule if rule.those)}
    connection = duckdb.connect(config=settings(Reach(memory=MOST_MEMORY, threads=1)))
    try:
        yield HeldPapers(connection, _taken(connection, folder, wanted))
    except duckdb.Error as fault:
        raise damaged(folder.path, fault) from None
    finally:
        connection.close()


def _taken(
    connection: duckdb.DuckDBPyConnection, folder: ArchiveFolder, wanted: Collection[str]
) -> list[str]:
    """Fill the tables with whole papers; their names, kinds before parts."""
    for statement in (*MACROS, *macros(), f"create schema {WHOLE}"):
        connection.execute(statement)
    for name, file in (("places", PLACES), ("bodies", BODIES)):
        path = text(str(folder.path / file))
        connection.execute(f"create table {name} as select * from read_parquet({path})")
    kinds = [name for name in load_kinds() if name in wanted]
    names = [*kinds, *(part.name for part in load_parts().values() if part.part_of in wanted)]
    for name in names:
        papers = rows(name, folder.files_of(name))
        connection.execute(f'create table {WHOLE}."{name}" as {papers}')
    return names


def _whole(kind: str, condition: str) -> str:
    """The question for all papers of a kind that meet a condition."""
    return f'select * from {WHOLE}."{kind}" where {condition}'


def _shown(name: str, seen: Seen) -> str:
    """The statement that sets apart what a lens shows of a kind or part."""
    condition = seen.condition(name)
    what = "view" if condition == "true" else "table"
    return f'create {what} "{name}" as {_whole(name, condition)}'
