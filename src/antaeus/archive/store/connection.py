"""A connection to the papers that a lens shows: views over files, and nothing else within reach."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

import duckdb

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.lenses.compiling import Seen, compile_lens
from antaeus.archive.lenses.lens import Lens
from antaeus.archive.paper_chance import MACROS
from antaeus.archive.store.folder import BODIES, PLACES, ArchiveFolder
from antaeus.archive.store.integrity import damaged
from antaeus.archive.store.views import codes, in_words, macros, rows, text

MEGABYTE = 1_000_000
MOST_MEMORY = 2_000 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of the archive and of the machine a connection is given."""

    kinds: Collection[str] | None = None
    """Kinds of which papers are needed, with their parts; None for all."""
    years: range | None = None
    """Years of which papers are needed; None for all."""
    words: bool = False
    """Whether views with words in place of numbers are wanted, named like protocol_words."""
    memory: int = MOST_MEMORY
    threads: int = 0
    """0 for as many as there are cores."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Papers seen through a lens."""

    folder: ArchiveFolder
    lens: Lens
    seen: Seen
    connection: duckdb.DuckDBPyConnection

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()


def connect(folder: ArchiveFolder, lens: Lens, reach: Reach | None = None) -> Archive:
    """Views named like the kinds and parts, with the papers that the lens shows.

    Besides them: places, bodies, codes, and the macros mixed, month_text and reference. Nothing
    outside the folder can be read, nothing written, and no setting changed.
    """
    given = reach or Reach()
    connection = duckdb.connect(config=settings(given))
    try:
        connection.execute("set parquet_metadata_cache = true")
        for statement in (*MACROS, *macros()):
            connection.execute(statement)
        for name, file in (("places", PLACES), ("bodies", BODIES)):
            connection.execute(
                f"create table {name} as select * from "
                f"read_parquet({text(str(folder.path / file))})"
            )
        seen = compile_lens(lens, connection, partial(_papers, folder))
        _make_views(connection, folder, seen, given)
        connection.execute(f"set allowed_directories = [{text(f'{folder.path}/')}]")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except duckdb.Error as fault:
        connection.close()
        raise damaged(folder.path, fault) from None
    except BaseException:
        connection.close()
        raise
    return Archive(folder, lens, seen, connection)


def _papers(folder: ArchiveFolder, kind: str, condition: str) -> str:
    """The question for all papers of a kind in the files of a folder that meet a condition."""
    return rows(kind, folder.files_of(kind), condition)


def settings(reach: Reach) -> dict[str, str | bool | int | float | list[str]]:
    """What a database may use and do: so much memory, so many threads, and nothing on its own."""
    return {
        "threads": reach.threads or os.cpu_count() or 1,
        "memory_limit": f"{reach.memory // MEGABYTE}MB",
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }


def _make_views(
    connection: duckdb.DuckDBPyConnection, folder: ArchiveFolder, seen: Seen, reach: Reach
) -> None:
    """A view of each kind and part that is needed, and its like in words."""
    connection.execute(f"create table codes as {codes()}")
    kinds = load_kinds()
    wanted = tuple(kinds) if reach.kinds is None else tuple(k for k in kinds if k in reach.kinds)
    parts = [part.name for part in load_parts().values() if part.part_of in wanted]
    for name in (*wanted, *parts):
        files = folder.files_of(name, reach.years)
        connection.execute(f'create view "{name}" as {rows(name, files, seen.condition(name))}')
        if reach.words:
            connection.execute(f"create view {name}_words as {in_words(name)}")
