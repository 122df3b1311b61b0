"""`antaeus run`: simulate, write the folder, print the table, offer the report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from antaeus.cli.answer import answering
from antaeus.cli.options import (
    Answers,
    AsJson,
    CheckpointEvery,
    CheckpointMonths,
    Debug,
    IgnoreMemory,
    Quiet,
    complete_accounts,
    complete_scenarios,
)

EPILOG = """\
Examples:

  antaeus run --scale 1/100

  antaeus run interwar --account n1 --seed 2 --out runs/n1-second

  antaeus run --account n0 --scale 1/100 --set discipline.trial_rate=0.002 --no-report

  antaeus run --scale 1/100 --answer line=by_balance

  antaeus run --scale 1/100 --archive full

  antaeus run --scale 1 --checkpoint-every 12 --checkpoint 1934-12
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("run", epilog=EPILOG)(run)


def run(
    scenario: Annotated[
        str,
        typer.Argument(
            metavar="SCENARIO",
            help="A scenario of the library, or the path of a file.",
            autocompletion=complete_scenarios,
        ),
    ] = "interwar",
    *,
    account: Annotated[
        str,
        typer.Option(
            "--account",
            help="Which account answers the questions; see: antaeus accounts.",
            autocompletion=complete_accounts,
        ),
    ] = "vanguard",
    scale: Annotated[
        str | None,
        typer.Option(
            help="Simulated people for each historical one: 1, or a fraction such as 1/100. "
            "Default: the largest of 1, 1/4, 1/20 and 1/100 that half of the free memory holds.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        str,
        typer.Option(metavar="NUMBER", help="Which of the possible histories chance draws."),
    ] = "1",
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="MONTH",
            help="First month; so far only the scenario's own, for which there is a world.",
            show_default=False,
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="MONTH",
            help="Last month. Default: the scenario's.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder to be made. Default: runs/ and what was asked, as "
            "runs/interwar-vanguard-1in100-s1, with a number behind when that is taken.",
            show_default=False,
        ),
    ] = None,
    threads: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER",
            help="How many cores may work; the result does not depend on it. Default: all.",
            show_default=False,
        ),
    ] = None,
    archive: Annotated[
        str,
        typer.Option(
            metavar="full|sample|none",
            help="Which papers are kept: all, those from the region up and of one raion in a "
            "hundred, or none. Read them with: antaeus archive.",
        ),
    ] = "none",
    calendar: Annotated[
        str,
        typer.Option(
            help="Whose coding of the campaigns: a, b, their mean, or the mean with its campaigns "
            "shuffled in time."
        ),
    ] = "mean",
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="QUESTION.PARAMETER=NUMBER",
            help="Use another value of a parameter for this run. May be repeated.",
            show_default=False,
        ),
    ] = None,
    answers: Answers = None,
    checkpoint_every: CheckpointEvery = None,
    checkpoint: CheckpointMonths = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Test after every step what cannot happen; slower."),
    ] = False,
    ignore_memory: IgnoreMemory = False,
    report: Annotated[
        bool | None,
        typer.Option(
            "--report/--no-report",
            help="Write report.html into the run folder. Default: yes, but not with --json.",
        ),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Simulate the party under an account and set the result beside history.

    Writes a run folder, prints simulated against historical figures with their errors, and says
    where the report lies.
    """
    with answering("run", as_json=as_json, quiet=quiet, debug=debug) as answer:
        from antaeus.cli.asked import Asked, request_of, when_of
        from antaeus.cli.making import Wanted, make_and_show

        asked = Asked(
            scenario,
            account,
            scale,
            seed,
            first,
            last,
            calendar,
            settings or [],
            answers or [],
            threads,
            check,
            archive,
        )
        request = request_of(asked, answer)
        when = when_of(checkpoint_every, checkpoint or [])
        reported = report if report is not None else not as_json
        wanted = Wanted(out, reported, when, ignore_memory=ignore_memory)
        make_and_show(request, wanted, answer)
