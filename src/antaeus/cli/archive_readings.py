"""`antaeus archive RUN readings`: what a historian can count from the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import Answer, answering
from antaeus.cli.archive_options import Lens, opened
from antaeus.cli.options import AsJson, Debug

if TYPE_CHECKING:
    from antaeus.archive.readings.counting import Line

EPILOG = """\
Examples:

  antaeus archive runs/interwar-vanguard-1in100-s1 readings

  antaeus archive runs/interwar-vanguard-1in100-s1 readings O7 O15 --years --lens smolensk
"""


READABLE = {
    "yes": "papers tell it",
    "part": "papers tell it in part",
    "no": "papers do not tell it; what is near to it",
}
"""What verdicts of the library mean."""


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command("readings", epilog=EPILOG)(readings)


def readings(
    context: typer.Context,
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="[READING...]", help="Such as O7; all if none is named."),
    ] = None,
    years: Annotated[bool, typer.Option("--years", help="Show each year as well.")] = False,
    lens: Lens = "full",
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Count the observables O1 to O21 from documents alone, each with an interval.

    What papers do not tell stays empty and says why. Intervals hold nine times in ten.
    """
    with answering("archive readings", as_json=as_json, debug=debug) as answer:
        from antaeus.archive.readings.counting import count
        from antaeus.archive.readings.definitions import chosen
        from antaeus.archive.store.connection import Reach

        asked = chosen(which or None)
        kinds = {kind for reading in asked for kind in reading.needs}
        with opened(context, lens, Reach(kinds=kinds)) as archive:
            lines = [line for one in asked for line in count(archive.connection, one)]
        answer.document.update(
            run=str(context.obj), lens=lens, readings=[_document(line) for line in lines]
        )
        if as_json:
            return
        for reading in asked:
            answer.say(f"{reading.name} {reading.title} ({READABLE[reading.verdict]})")
            shown = [one for one in lines if one.reading == reading.name]
            _table(answer, [one for one in shown if years or one.year == "all"])
        answer.say("Counted from synthetic papers; no archive holds them.")


def _document(line: Line) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(line)


def _table(answer: Answer, lines: list[Line]) -> None:
    """The figures of a reading, and below them what has no figure and why."""
    from rich.table import Table

    table = Table("", "", box=None, pad_edge=False, show_header=False)
    for _ in ("value", "interval", "papers"):
        table.add_column(justify="right", no_wrap=True)
    table.add_column()
    told = [line for line in lines if line.value is not None]
    for line in told:
        year = "" if line.year == "all" else line.year
        interval = "no interval" if line.low is None else f"{line.low:.4g} to {line.high:.4g}"
        table.add_row(
            f"  {line.group}", year, f"{line.value:.4g}", interval, f"{line.n:,}", line.unit
        )
    if told:
        answer.show(table)
    answer.say(*(f"  {one.group}: {one.note}" for one in lines if one.value is None), "")
