"""`antaeus archive RUN read`: papers as text, or as the columns that they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import Answer, answering
from antaeus.cli.archive_options import Lens, opened
from antaeus.cli.options import AsJson, Debug

if TYPE_CHECKING:
    from antaeus.archive.finding.reading import Paper

EPILOG = """\
Examples:

  antaeus archive runs/interwar-vanguard-1in100-s1 read "ANT, f. 1-1024, op. 1, d. 118, l. 1"

  antaeus archive runs/interwar-vanguard-1in100-s1 read 288359027093110784 --record
"""


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command("read", epilog=EPILOG)(read)


def read(
    context: typer.Context,
    papers: Annotated[
        list[str],
        typer.Argument(
            metavar="PAPER...", help="References or numbers of papers.", show_default=False
        ),
    ],
    record: Annotated[
        bool, typer.Option("--record", help="Show the columns in place of the text.")
    ] = False,
    lens: Lens = "full",
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Read papers: the same text for the same paper always, marked as synthetic throughout."""
    with answering("archive read", as_json=as_json, debug=debug) as answer:
        from antaeus.archive.finding.reading import numbers_of, rendered
        from antaeus.archive.finding.reading import read as read_papers
        from antaeus.archive.finding.told import as_document

        with opened(context, lens) as archive:
            found = read_papers(archive, numbers_of(papers))
            answer.document.update(run=str(context.obj), lens=lens)
            if as_json:
                answer.document.update(papers=[as_document(archive, one) for one in found])
            for paper in found:
                if record:
                    _say_record(answer, paper)
                elif not as_json:
                    answer.say(str(rendered(archive, paper)), "")


def _say_record(answer: Answer, paper: Paper) -> None:
    """The columns of a paper and of its parts, a line each."""
    from antaeus.archive.finding.told import MARK, in_words, parts_in_words

    answer.say(f"{MARK} {paper.reference}", paper.kind.genre)
    _say_row(answer, in_words(paper.record, paper.kind.columns))
    for name, rows in parts_in_words(paper).items():
        for row in rows:
            answer.say("", f"{MARK} {name} {row['no']}")
            _say_row(answer, row)
    answer.say("")


def _say_row(answer: Answer, row: dict[str, object]) -> None:
    width = max(map(len, row))
    answer.say(*(f"  {name:<{width}}  {_shown(value)}" for name, value in row.items()))


def _shown(value: object) -> str:
    return "" if value is None else str(value)
