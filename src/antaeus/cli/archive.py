"""`antaeus archive RUN ...`: the papers that a run left, found, read and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from antaeus.cli import (
    archive_export,
    archive_follow,
    archive_fonds,
    archive_read,
    archive_readings,
    archive_search,
    archive_sql,
)

EPILOG = """\
Examples:

  antaeus archive runs/interwar-vanguard-1in100-s1 fonds

  antaeus archive runs/interwar-vanguard-1in100-s1 search --kind protocol --year 1930 --topic food

  antaeus archive runs/interwar-vanguard-1in100-s1 sql "select count(*) from card" --lens smolensk

Every command has --lens, --json, --debug and a --help of its own: antaeus archive RUN fonds --help
"""


def add_to(app: typer.Typer) -> None:
    """Register the group of commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode="rich")
    group.callback()(archive)
    for command in (
        archive_fonds,
        archive_search,
        archive_read,
        archive_follow,
        archive_readings,
        archive_sql,
        archive_export,
    ):
        command.add_to(group)
    app.add_typer(group, name="archive", epilog=EPILOG)


def archive(
    context: typer.Context,
    run: Annotated[
        Path,
        typer.Argument(metavar="RUN", help="Folder of a run, or its archive.", show_default=False),
    ],
) -> None:
    """Find and read the papers of a run: all of them, or those that a historian would see.

    Every paper is synthetic: a simulation made it, and its reference (ANT) is of no archive.
    """
    context.obj = run
