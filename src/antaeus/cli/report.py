"""`antaeus report`: one self-contained HTML file about one run, or several side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from antaeus.cli.answer import answering
from antaeus.cli.options import AsJson, Debug

EPILOG = """\
Examples:

  antaeus report runs/interwar-vanguard-1in100-s1

  antaeus report runs/interwar-n0-1-s1 runs/interwar-n1-1-s1 --out both.html
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("report", epilog=EPILOG)(report)


def report(
    runs: Annotated[
        list[Path],
        typer.Argument(metavar="RUN", help="Folders of finished runs.", show_default=False),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            help="The file to be written. Default: report.html in the folder of a single run, "
            "report.html here for several.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Write one HTML file about a run, or about several runs side by side.

    It needs no network and nothing beside it. A file of that name is replaced.
    """
    with answering("report", as_json=as_json, debug=debug) as answer:
        from antaeus.interface.reporting import report_into_folder, report_to
        from antaeus.runs.open import open_run

        made = [open_run(run) for run in runs]
        if out is None and len(made) == 1:
            path = report_into_folder(made[0])
        else:
            path = report_to(made, out or Path("report.html"))
        answer.document.update(runs=[str(run) for run in runs], report=str(path))
        answer.say(f"Report      {path}")
