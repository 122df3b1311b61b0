"""`antaeus run`: simulate, write the folder, print the table, offer the report."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import Answer, answering
from antaeus.cli.options import (
    Answers,
    AsJson,
    Debug,
    Quiet,
    complete_accounts,
    complete_scenarios,
)

if TYPE_CHECKING:
    from antaeus.runs.open import RunFolder
    from antaeus.runs.request import Request

EPILOG = """\
Examples:

  antaeus run --scale 1/100

  antaeus run interwar --account n1 --seed 2 --out runs/n1-second

  antaeus run --account n0 --scale 1/100 --set discipline.trial_rate=0.002 --no-report

  antaeus run --scale 1/100 --answer line=by_balance

  antaeus run --scale 1/100 --archive full
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
    check: Annotated[
        bool,
        typer.Option("--check", help="Test after every step what cannot happen; slower."),
    ] = False,
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
        from antaeus.cli.asked import Asked, request_of
        from antaeus.cli.progress import progress_shown
        from antaeus.runs.inputs import load_inputs
        from antaeus.runs.record import record

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
        folder = out if out is not None else _free_name(Path("runs") / request.folder_name())
        inputs = load_inputs(request)
        with progress_shown(quiet=quiet) as tell:
            begun = partial(_say_what_begins, request, folder, answer)
            made = record(inputs, folder, tell, begun)
        wanted = report if report is not None else not as_json
        _show(made, _report(made, answer) if wanted else None, answer)


def _free_name(folder: Path) -> Path:
    """The folder, or with a number behind where an earlier run has taken the name."""
    number = 1
    free = folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def _say_what_begins(request: Request, folder: Path, answer: Answer) -> None:
    """Which run is made, where, and why the first one ever seems to stand still."""
    from antaeus.foundation.compiled import IS_COMPILED, KERNEL_CACHE

    answer.remark(
        f"Running {request.scenario} under {request.account}, scale {request.scale}, "
        f"seed {request.seed}, into {folder}"
    )
    if IS_COMPILED and (KERNEL_CACHE is None or not any(KERNEL_CACHE.rglob("*.nbi"))):
        answer.remark("The first run compiles its kernels, for about half a minute; they are kept.")


def _report(made: RunFolder, answer: Answer) -> Path | None:
    """Write the report into the folder; the run is whole even when that fails."""
    from antaeus.foundation.errors import FAILED, AntaeusError, RunFolderUnusable
    from antaeus.interface.reporting import report_into_folder

    answer.remark("Drawing the report ...")
    try:
        return report_into_folder(made)
    except RunFolderUnusable as fault:
        answer.status = FAILED
        answer.warn(f"The run is whole, but its report could not be written: {fault}")
    except AntaeusError as fault:
        answer.warn(f"The run is whole, but there is no report of it: {fault}")
    except Exception as defect:  # a run must not be lost over its report
        answer.status = FAILED
        answer.warn(
            f"The run is whole, but drawing its report met a defect of antaeus "
            f"({type(defect).__name__}: {defect}). To see where: "
            f"antaeus report {made.path} --debug"
        )
    return None


def _show(made: RunFolder, report: Path | None, answer: Answer) -> None:
    """The table, the paragraph and the paths, or all of it as one document."""
    from antaeus.cli.show import document_of, parts_of

    answer.document.update(document_of(made), report=str(report) if report else None)
    if answer.quiet:
        answer.say(str(made.path))
        return
    answer.show(*parts_of(made))
    answer.say(f"Run folder  {made.path}")
    if report:
        answer.say(f"Report      {report}")
