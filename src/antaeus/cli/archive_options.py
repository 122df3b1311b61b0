"""Options that the commands of the archive share, and the archive that they open."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from antaeus.archive.store.connection import Archive, Reach


def complete_lenses() -> list[str]:
    """The lenses of the library, for the shell."""
    folder = files("antaeus") / "library" / "lenses"
    return sorted(e.name[:-5] for e in folder.iterdir() if e.name.endswith(".toml"))


Lens = Annotated[
    str,
    typer.Option(
        "--lens",
        metavar="ID|FILE",
        help="What a historian gets to see: a lens of the library, or a file of your own.",
        autocompletion=complete_lenses,
    ),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS...]", help="Words that must all stand in the text.", show_default=False
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="A kind of document. May be repeated.",
        show_default=False,
    ),
]
Places = Annotated[
    list[str] | None,
    typer.Option(
        "--place",
        metavar="PLACE",
        help="A tile, a body, CODE/RAION or a number. May be repeated.",
        show_default=False,
    ),
]
Year = Annotated[
    str | None,
    typer.Option(
        "--year",
        metavar="YEAR",
        help="A year, two like 1929-1931, or a month like 1929-11.",
        show_default=False,
    ),
]
Topic = Annotated[
    str | None,
    typer.Option(
        "--topic", metavar="ISSUE", help="What a paper is about: food, bosses.", show_default=False
    ),
]
Person = Annotated[
    str | None,
    typer.Option(
        "--person", metavar="NUMBER", help="A person whom a paper names.", show_default=False
    ),
]
Cell = Annotated[
    str | None,
    typer.Option("--cell", metavar="NUMBER", help="A cell that a paper names.", show_default=False),
]


@contextmanager
def opened(context: typer.Context, lens: str, reach: Reach | None = None) -> Generator[Archive]:
    """The archive of the run that was named, seen through a lens."""
    from antaeus.archive.lenses.reading import load_lens
    from antaeus.archive.store.asking import told_in_letters
    from antaeus.archive.store.connection import connect
    from antaeus.archive.store.folder import open_archive

    seen_through = load_lens(lens)
    archive = connect(open_archive(Path(context.obj)), seen_through, reach)
    try:
        with told_in_letters(archive):
            yield archive
    finally:
        archive.close()


def place_names(archive: Archive) -> dict[int, str]:
    """What each place is called in lists: the code of its tile, and the raion where it is one."""
    from antaeus.archive.store.asking import run

    found = run(archive, "select place, code, raion, level from places order by place")
    return {
        int(place): f"{code}/{raion}" if level == "raion" else str(code)
        for place, code, raion, level in found.rows
    }
