"""A question put to the papers, with a limit to its time, its memory and the rows it brings."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.store.connection import MEGABYTE, MOST_MEMORY, Archive
from antaeus.archive.store.fence import bounded_memory
from antaeus.archive.store.integrity import damaged
from antaeus.archive.store.question import look_at
from antaeus.foundation.errors import AntaeusError, Fault, InputFaults

SECONDS, ROWS = 30.0, 1_000
GRACE = 2.0
"""Seconds that a question is given to stop after it was told to."""


class TookTooLong(AntaeusError):
    """A question that was stopped because its time was over."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a question brought."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    is_cut: bool
    """Whether there were more rows than were wanted."""


def views(words: bool) -> tuple[str, ...]:
    """The names of all views, those with words in place of numbers among them."""
    names = (*load_kinds(), *load_parts())
    return (*names, *(f"{name}_words" for name in names)) if words else names


def ask(
    archive: Archive,
    sql: str,
    *,
    seconds: float = SECONDS,
    rows: int | None = ROWS,
    at_last: Callable[[str], None] | None = None,
) -> Found:
    """The answer to a user's question; a letter where it cannot be had. None is for all rows.

    `at_last` is called with the letter when the question does not let itself be stopped.
    """
    look_at(sql, views(words=True))
    with (
        bounded_memory(MOST_MEMORY),
        stopped_after(archive, seconds, at_last),
        told_in_letters(archive),
    ):
        return run(archive, sql, rows=rows)


def run(
    archive: Archive, sql: str, values: Sequence[object] = (), *, rows: int | None = None
) -> Found:
    """Put a question and fetch its rows, as many as are wanted."""
    cursor = archive.connection.execute(sql, list(values))
    described = cursor.description or []
    fetched = cursor.fetchall() if rows is None else cursor.fetchmany(rows + 1)
    return Found(
        tuple(str(column[0]) for column in described),
        tuple(str(column[1]) for column in described),
        fetched if rows is None else fetched[:rows],
        rows is not None and len(fetched) > rows,
    )


@contextmanager
def stopped_after(
    archive: Archive, seconds: float, at_last: Callable[[str], None] | None = None
) -> Generator[None]:
    """Interrupt whatever the connection does when the time is over, and say so."""
    letter = (
        f"The question was stopped after {seconds:g} s. Ask for fewer years or places, "
        f"or give it longer with --timeout."
    )
    late, over = threading.Event(), threading.Event()

    def watch() -> None:
        if over.wait(seconds):
            return
        late.set()
        archive.connection.interrupt()
        if at_last is not None and not over.wait(GRACE):
            at_last(letter)

    threading.Thread(target=watch, name="watch", daemon=True).start()
    try:
        yield
    except duckdb.InterruptException:
        if not late.is_set():
            raise KeyboardInterrupt from None
        raise TookTooLong(letter) from None
    finally:
        over.set()


@contextmanager
def told_in_letters(archive: Archive) -> Generator[None]:
    """Turn what the database objects to into letters."""
    try:
        yield
    except duckdb.InterruptException:
        raise
    except (duckdb.OutOfMemoryException, MemoryError):
        raise AntaeusError(
            f"The question needs more than {MOST_MEMORY // MEGABYTE:,} MB of memory. Ask for "
            f"fewer rows, years or columns, or count instead of listing."
        ) from None
    except (duckdb.IOException, duckdb.InternalException, duckdb.SerializationException) as fault:
        raise damaged(archive.folder.path, fault) from None
    except duckdb.Error as fault:
        said = " ".join(str(fault).split())[:500]
        raise InputFaults(
            [Fault("sql", said, "a question that can be answered", "See the columns: describe ...")]
        ) from None
