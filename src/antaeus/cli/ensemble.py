"""`antaeus ensemble`: make all runs of a plan, or go on where an earlier attempt stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from antaeus.cli.answer import Answer, answering
from antaeus.cli.options import AsJson, Debug, Quiet

if TYPE_CHECKING:
    from antaeus.experiments.folder import EnsembleFolder
    from antaeus.experiments.means import Means

EPILOG = """\
Examples:

  antaeus ensemble plan.toml --out ens/first --workers 2

  antaeus ensemble plan.toml --out ens/first --scheduler tcp://10.0.0.7:8786

  antaeus ensemble plan.toml --out ens/first --export series.parquet
"""
NAMED = 10
"""How many failed runs are named; the rest are counted and stand in the ledger."""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("ensemble", epilog=EPILOG)(ensemble)


def ensemble(
    plan: Annotated[
        Path, typer.Argument(metavar="PLAN", help="A plan of many runs.", show_default=False)
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the runs. Default: ensembles/ and the id of the plan.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER",
            help="How many runs are made at once. Default: all cores.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        Literal["dask", "pool", "serial"],
        typer.Option(help="Who makes the runs; the results do not depend on it."),
    ] = "dask",
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="A Dask scheduler such as tcp://10.0.0.7:8786, whose workers make the runs; they "
            "must see the folder under the same path.",
            show_default=False,
        ),
    ] = None,
    chunk: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER",
            help="Runs that a worker makes before it reports. Default: what takes two seconds.",
            show_default=False,
        ),
    ] = None,
    max_failures: Annotated[
        str,
        typer.Option(
            metavar="SHARE|NUMBER", help="Stop when more runs fail; a share lets one pass at least."
        ),
    ] = "1%",
    export: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the series of all runs as a flat table, too: .parquet or .csv.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Make all runs of a plan and put them together: a ledger, and arrays by run and month.

    Runs that are in the folder are not made again, so the same command goes on after a stop. A run
    that fails costs only itself and is named.
    """
    with answering("ensemble", as_json=as_json, quiet=quiet, debug=debug) as answer:
        from antaeus.cli.ensemble_progress import ensemble_progress_shown
        from antaeus.experiments.ensemble import make_ensemble
        from antaeus.experiments.means import Means
        from antaeus.experiments.plan_file import load_plan

        wanted = load_plan(plan)
        folder = out if out is not None else Path("ensembles") / wanted.ensemble.id
        means = Means(
            engine=engine,
            workers=_number("--workers", workers) or _cores(),
            scheduler=scheduler,
            chunk=_number("--chunk", chunk),
            most_failures=max_failures,
        )
        _hold_options(means, export)
        answer.remark(f"{wanted.n_runs:,} runs at scale {wanted.ensemble.scale} into {folder}")
        with ensemble_progress_shown(quiet=quiet) as tell:
            made = make_ensemble(wanted, folder, means, tell)
        _show(made, _export(made, export), answer)


def _cores() -> int:
    from antaeus.runs.request import available_threads

    return available_threads()


def _number(option: str, text: str | None) -> int | None:
    """A whole number above 0, or nothing."""
    from antaeus.foundation.errors import Fault, InputFaults
    from antaeus.runs.request import whole_number

    if text is None:
        return None
    number = whole_number(option, text)
    if number < 1:
        raise InputFaults([Fault(option, text, "at least 1")])
    return number


def _hold_options(means: Means, export: Path | None) -> None:
    """Refuse, before any run is made, what could not be done afterwards."""
    from antaeus.foundation.errors import Fault, InputFaults

    if means.scheduler and means.engine != "dask":
        found = f"with --engine {means.engine}"
        raise InputFaults([Fault("--scheduler", found, "--engine dask, whose scheduler it is")])
    if export is not None:
        from antaeus.experiments.export import hold_kind

        hold_kind(export)


def _export(made: EnsembleFolder, to: Path | None) -> Path | None:
    if to is None:
        return None
    from antaeus.experiments.export import export

    return export(made, to)


def _show(made: EnsembleFolder, exported: Path | None, answer: Answer) -> None:
    """What there is now, which runs failed, and where it lies."""
    from antaeus.experiments.folder import LEDGER
    from antaeus.experiments.ledger import failed_runs

    about, failed = made.about(), failed_runs(made.path / LEDGER)
    answer.document.update(
        ensemble=str(made.path),
        about=about.model_dump(mode="json"),
        failed=[one.model_dump(mode="json") for one in failed],
        exported=str(exported) if exported else None,
    )
    if answer.quiet:
        answer.say(str(made.path))
        return
    answer.say(f"{about.runs:,} runs, {len(failed)} failed; hash {about.content_hash}")
    for one in failed[:NAMED]:
        answer.say(f"  {one.arm} run {one.number}, {one.status}: {one.error}")
    if len(failed) > NAMED:
        answer.say(f"  and {len(failed) - NAMED} more, in {made.path / LEDGER}")
    answer.say(f"Ensemble    {made.path}", *([f"Exported    {exported}"] if exported else []))
