"""`antaeus check`: are a user's own files such as antaeus can read?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from antaeus.cli.answer import answering
from antaeus.cli.options import AsJson, Debug

EPILOG = """\
Examples:

  antaeus check my_scenario.toml my_account.toml

  antaeus check series.csv
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("check", epilog=EPILOG)(check)


def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Scenarios, accounts, plans, lenses, rules, calendars, series, sources.",
            show_default=False,
        ),
    ],
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Say everything that is wrong with files of your own, all at once.

    Of faults of syntax only the first in a file can be known; mend it and check again.
    """
    with answering("check", as_json=as_json, debug=debug) as answer:
        from antaeus.accounts.files import check_paths
        from antaeus.archive.lenses.reading import LENS
        from antaeus.experiments.plan_file import PLAN
        from antaeus.foundation.errors import InputFaults
        from antaeus.runs.comparisons import COMPARISONS

        faults = check_paths(files, (LENS, PLAN, COMPARISONS))
        if faults:
            raise InputFaults(faults)
        answer.document.update(files=[str(file) for file in files])
        answer.say(*(f"{file}: nothing wrong" for file in files))
