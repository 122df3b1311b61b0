"""`antaeus archive RUN follow`: all papers of one life, one cell, one unit or one case."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import answering
from antaeus.cli.archive_options import Lens, opened, place_names
from antaeus.cli.archive_search import documents, list_papers
from antaeus.cli.options import AsJson, Debug

if TYPE_CHECKING:
    from antaeus.archive.finding.follow import Trail
    from antaeus.archive.store.connection import Archive

EPILOG = """\
Examples:

  antaeus archive runs/interwar-vanguard-1in100-s1 follow person 32/41/7

  antaeus archive runs/interwar-vanguard-1in100-s1 follow case "ANT, f. 2-1024, op. 6, d. 40, l. 1"
"""


class What(StrEnum):
    """What can be followed."""

    person = "person"
    cell = "cell"
    unit = "unit"
    case = "case"


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command("follow", epilog=EPILOG)(follow)


def follow(
    context: typer.Context,
    what: Annotated[What, typer.Argument(help="What is followed.", show_default=False)],
    number: Annotated[
        str,
        typer.Argument(
            metavar="NUMBER",
            help="Permanent number of the person, cell or unit; of a case, one of its papers.",
            show_default=False,
        ),
    ],
    limit: Annotated[
        int, typer.Option("--limit", help="Papers at most.", min=1, max=100_000)
    ] = 1_000,
    lens: Lens = "full",
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """List all papers that name a person, a cell or a unit, or belong to a case, oldest first."""
    with answering("archive follow", as_json=as_json, debug=debug) as answer:
        with opened(context, lens) as archive:
            found, named = _trail(archive, what, number, limit), place_names(archive)
        papers = list(found.papers)
        answer.document.update(
            run=str(context.obj), lens=lens, cut=found.is_cut, papers=documents(papers, named)
        )
        list_papers(answer, papers, named)
        of = "in the case" if what is What.case else f"with this {what.value}"
        more = "the first of more" if found.is_cut else "all that can be seen"
        answer.say("", f"{len(papers):,} papers {of}, {more}; every one synthetic")
        if found.is_cut:
            answer.remark(f"Only the first {limit:,} are shown; more with --limit.")


def _trail(archive: Archive, what: What, number: str, limit: int) -> Trail:
    from antaeus.archive.finding.follow import case_of, follow
    from antaeus.archive.finding.numbers import number_of
    from antaeus.archive.finding.reading import numbers_of
    from antaeus.foundation.errors import Fault, InputFaults
    from antaeus.scenario.wording import shown

    if what is What.case:
        return case_of(archive, numbers_of([number])[0], limit)
    meant = number_of(number)
    if meant is None:
        expected = f"the permanent number of a {what.value}, like 32/41/7"
        raise InputFaults([Fault("follow", shown(number), expected, "It stands in the papers.")])
    return follow(archive, what.value, meant, limit)
