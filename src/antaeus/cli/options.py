"""Options that several commands share, and what the shell may complete."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON document on stdout, for machines.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")]


def complete_accounts() -> list[str]:
    """The accounts of the library, for the shell."""
    return _names("accounts")


def complete_scenarios() -> list[str]:
    """The scenarios of the library, for the shell."""
    return _names("scenarios")


def complete_answers() -> list[str]:
    """Every answer to every question as `question=answer`, for the shell."""
    from antaeus.accounts.answers import known_answers
    from antaeus.mechanisms import questions

    return [
        f"{name}={answer}"
        for name, question in questions().items()
        for answer in known_answers(question)
    ]


def _names(folder: str) -> list[str]:
    entries = (files("antaeus") / "library" / folder).iterdir()
    return sorted(Path(entry.name).stem for entry in entries if entry.name.endswith(".toml"))


Answers = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        metavar="QUESTION=ANSWER",
        help="Give another answer to a question than the account does. May be repeated.",
        autocompletion=complete_answers,
        show_default=False,
    ),
]
RunsArgument = Annotated[
    list[Path],
    typer.Argument(metavar="RUN", help="Folder of a finished run.", show_default=False),
]
RunArgument = Annotated[
    Path, typer.Argument(metavar="RUN", help="Folder of a finished run.", show_default=False)
]
CheckpointEvery = Annotated[
    str | None,
    typer.Option(
        "--checkpoint-every",
        metavar="MONTHS",
        help="Leave a checkpoint every so many months; a run that is cut off goes on from the last "
        "when the same command is given again. With an archive a multiple of 12.",
        show_default=False,
    ),
]
CheckpointMonths = Annotated[
    list[str] | None,
    typer.Option(
        "--checkpoint",
        metavar="MONTH",
        help="Keep the end of this month in the run folder, to branch from later. May be repeated.",
        show_default=False,
    ),
]
IgnoreMemory = Annotated[
    bool,
    typer.Option(
        "--ignore-memory", help="Begin even where the run needs more memory than is free."
    ),
]
