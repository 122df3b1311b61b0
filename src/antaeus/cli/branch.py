"""`antaeus branch`: another future of a finished run."""

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
    RunArgument,
    complete_accounts,
    complete_scenarios,
)

EPILOG = """\
Examples:

  antaeus run --scale 1/100 --checkpoint 1934-12 --out twin

  antaeus branch twin --after 1934-12 --account n0

  antaeus branch twin --after 1934-12 --seed 2 --out second-future

  antaeus branch twin --after 1929-06 --answer line=by_balance --anew
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("branch", epilog=EPILOG)(branch)


def branch(
    run: RunArgument,
    *,
    after: Annotated[
        str,
        typer.Option(
            "--after", metavar="MONTH", help="The last month of the shared past, as 1934-12."
        ),
    ],
    account: Annotated[
        str | None,
        typer.Option(
            "--account",
            help="Which account answers the questions from then on, with its own values.",
            autocompletion=complete_accounts,
            show_default=False,
        ),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="QUESTION.PARAMETER=NUMBER",
            help="Use another value of a parameter from then on. May be repeated.",
            show_default=False,
        ),
    ] = None,
    answers: Answers = None,
    seed: Annotated[
        str | None,
        typer.Option(metavar="NUMBER", help="Another chance from then on.", show_default=False),
    ] = None,
    calendar: Annotated[
        str | None,
        typer.Option(
            help="Another coding of the campaigns from then on: a, b, mean or shuffled.",
            show_default=False,
        ),
    ] = None,
    scenario: Annotated[
        str | None,
        typer.Option(
            help="Another scenario of the same places from then on.",
            autocompletion=complete_scenarios,
            show_default=False,
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="MONTH", help="Last month. Default: the run's.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder to be made. Default: runs/ and what was asked.", show_default=False
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
        bool,
        typer.Option(
            "--archive/--no-archive", help="Keep the papers that the run keeps, if it keeps any."
        ),
    ] = True,
    anew: Annotated[
        bool,
        typer.Option(
            "--anew",
            help="Live through the shared past again, where the run has no checkpoint of it; "
            "the result is the same.",
        ),
    ] = False,
    checkpoint_every: CheckpointEvery = None,
    checkpoint: CheckpointMonths = None,
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
    """Give a finished run another future: the same past, then another account, value or chance.

    The past is taken from the checkpoint that the run keeps of that month. The new run is whole:
    its series, hashes and papers begin with those of the shared past.
    """
    with answering("branch", as_json=as_json, quiet=quiet, debug=debug) as answer:
        from antaeus.cli.asked import AskedOfBranch, branch_of, when_of
        from antaeus.cli.making import Wanted, make_and_show

        asked = AskedOfBranch(
            after,
            account,
            settings or [],
            answers or [],
            seed,
            calendar,
            scenario,
            last,
            threads,
            archive,
        )
        request = branch_of(run, asked)
        when = when_of(checkpoint_every, checkpoint or [])
        reported = report if report is not None else not as_json
        past = None if anew else run
        make_and_show(request, Wanted(out, reported, when, past, ignore_memory), answer)
