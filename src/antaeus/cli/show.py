"""`antaeus show`: what a run shows beside history, read from its folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import Answer, answering
from antaeus.cli.options import AsJson, Debug, RunsArgument
from antaeus.foundation.errors import Fault, InputFaults, printable_lines

if TYPE_CHECKING:
    from rich.console import RenderableType

    from antaeus.runs.open import RunFolder

EPILOG = """\
Example:

  antaeus show runs/interwar-vanguard-1in100-s1 --plot
  antaeus show runs/vanguard-s1 runs/vanguard-s2 --patterns
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("show", epilog=EPILOG)(show)


def show(
    run: RunsArgument,
    patterns: Annotated[
        bool,
        typer.Option(
            "--patterns",
            help="Print what ought to come out, and whether it did; several runs give intervals.",
        ),
    ] = False,
    plot: Annotated[
        bool, typer.Option("--plot", help="Draw every series of the Union in one line, too.")
    ] = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Print the simulated beside the historical figures of a run, with their errors."""
    with answering("show", as_json=as_json, debug=debug) as answer:
        from antaeus.runs.open import open_run

        opened = [open_run(Path(one)) for one in run]
        made = opened[0]
        if patterns:
            answer.document.update(_judged(opened, answer))
            return
        if len(opened) > 1:
            found = f"{len(opened)} runs"
            raise InputFaults([Fault("show", found, "one run", "Add --patterns, or name one.")])
        answer.document.update(document_of(made))
        answer.show(*parts_of(made))
        if plot:
            from antaeus.cli.sparklines import sparklines

            answer.show(sparklines(made.series))
        answer.say(f"Run folder  {made.path}")


def _judged(opened: list[RunFolder], answer: Answer) -> dict[str, object]:
    """Print the pattern table of runs of one account; the same as a document."""
    from antaeus.cli.pattern_table import pattern_table
    from antaeus.runs.patterns import judge

    accounts = sorted({one.manifest.account_told() for one in opened})
    if len(accounts) > 1:
        raise InputFaults([Fault("show --patterns", ", ".join(accounts), "runs of one account")])
    lines = list(judge(opened))
    answer.show(heading(opened[0]), "", *pattern_table(lines, len(opened)))
    return {
        "runs": [str(one.path) for one in opened],
        "account": accounts[0],
        "patterns": [line.as_dict() for line in lines],
    }


def document_of(made: RunFolder) -> dict[str, object]:
    """What `--json` says of a run: where it lies, how it was made, how it compares."""
    return {
        "run": str(made.path),
        "manifest": made.manifest.model_dump(mode="json", by_alias=True),
        "fit": [row.as_dict() for row in made.fit],
    }


def parts_of(made: RunFolder) -> Iterator[RenderableType]:
    """Heading, tables, and a paragraph on what they show."""
    from rich.padding import Padding
    from rich.text import Text

    from antaeus.cli.fit_tables import fit_tables
    from antaeus.report.explained import explained

    yield Text(printable_lines(heading(made)), style="bold")
    yield Text("")
    if made.fit:
        yield from fit_tables(made.fit)
    said = explained([row.as_dict() for row in made.fit], made.manifest.account)
    nothing = "No historical figure lies inside this run, so there is nothing to compare."
    yield Text("What this run shows", style="bold")
    yield Padding(" ".join(said) or nothing, (0, 0, 1, 0))


def heading(made: RunFolder) -> str:
    """What ran, in one line, and what it cost in another."""
    m = made.manifest
    return (
        f"{m.scenario} under {m.account_told()}, scale {m.scale}, seed {m.seed}, "
        f"{m.span.first} to {m.span.last}, calendar {m.calendar}\n"
        f"{m.person_months:,} person-months in {m.wall_seconds:.1f} s on {m.threads} threads, "
        f"{m.peak_memory_bytes / 2**30:.2f} GiB; at the end {m.people_at_end:,} simulated people "
        f"in {m.cells_at_end:,} cells"
    )
