"""The list of commands, and what is said when the command itself cannot be understood."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from antaeus.cli import (
    accounts,
    archive,
    branch,
    check,
    cite,
    ensemble,
    glossary,
    order,
    report,
    run,
    show,
    verify,
)
from antaeus.cli.answer import letter, print_document
from antaeus.foundation.errors import INTERRUPTED
from antaeus.runs.version import VERSION

app = typer.Typer(
    name="antaeus",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with: [bold]antaeus run interwar --scale 1/100[/bold]",
)
for command in (
    run,
    branch,
    show,
    report,
    verify,
    check,
    accounts,
    order,
    cite,
    glossary,
    archive,
    ensemble,
):
    command.add_to(app)


def _say_version(asked: bool) -> None:
    if asked:
        print(f"antaeus {VERSION}")
        raise typer.Exit


@app.callback()
def antaeus_command(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Say which version this is.", is_eager=True, callback=_say_version
        ),
    ] = False,
) -> None:
    """Every communist and every cell of the interwar Soviet party, month by month.

    Simulates March 1921 to June 1941 under one of the rival accounts of historians, and sets the
    result beside the historical record.
    """
    del version  # its callback has answered


def run_app() -> None:
    """Run what stands on the command line; a command that cannot be understood gets a letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a path may hold what no terminal can show
            stream.reconfigure(errors="backslashreplace")
    try:
        status = app(prog_name="antaeus", standalone_mode=False)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as fault:
        status = getattr(fault, "exit_code", None)
        say = getattr(fault, "format_message", None)
        if status is None or say is None:
            raise
        words = [word for word in sys.argv[1:] if not word.startswith("-")]
        said = say().replace("Value error, ", "") or "A command is missing."
        _say_misunderstood(said, next(iter(words), ""), status)
    sys.exit(status or 0)


def _say_misunderstood(said: str, command: str, status: int) -> None:
    """What is wrong with a command line, and where to read how it is written."""
    if "--json" in sys.argv:
        letter(said)
        print_document(command, status, {"error": said, "faults": []}, [])
    else:
        known = {one.name for one in app.registered_commands}
        letter(f"{said} See: antaeus {f'{command} ' if command in known else ''}--help")
