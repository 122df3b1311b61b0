"""`antaeus archive RUN fonds`: which papers there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from antaeus.cli.answer import Answer, answering
from antaeus.cli.archive_options import Lens, opened
from antaeus.cli.options import AsJson, Debug

if TYPE_CHECKING:
    from antaeus.archive.finding.fonds import Series

EPILOG = """\
Example:

  antaeus archive runs/interwar-vanguard-1in100-s1 fonds --lens smolensk
"""


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command("fonds", epilog=EPILOG)(fonds)


def fonds(
    context: typer.Context, lens: Lens = "full", as_json: AsJson = False, debug: Debug = False
) -> None:
    """List the fonds with their kinds of document, years, numbers of papers and bytes."""
    with answering("archive fonds", as_json=as_json, debug=debug) as answer:
        from antaeus.archive.finding.fonds import tree

        with opened(context, lens) as archive:
            found, folder = tree(archive), archive.folder
        answer.document.update(
            run=str(context.obj),
            lens=lens,
            mode=folder.mode,
            fonds=[
                {"fond": fond, "series": [_document(one) for one in series]}
                for fond, series in found.items()
            ],
        )
        if not as_json:
            _table(answer, found)
        if folder.mode != "full":
            answer.remark("This archive is a sample: regions whole, and some raions whole.")


def _document(series: Series) -> dict[str, object]:
    return {
        "kind": series.kind,
        "genre": series.genre,
        "papers": series.papers,
        "bytes": series.bytes,
        "years": {str(year): n for year, n in series.years.items()},
    }


def _table(answer: Answer, found: dict[str, list[Series]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("fond, kind", "years", box=None, pad_edge=False)
    for name in ("papers", "kB"):
        table.add_column(name, justify="right")
    for fond, series in found.items():
        papers = sum(one.papers for one in series)
        size = sum(one.bytes for one in series)
        table.add_row(Text(fond, "bold"), "", f"{papers:,}", f"{size // 1000:,}")
        for one in series:
            years = f"{min(one.years)}-{max(one.years)}"
            table.add_row(f"  {one.kind}", years, f"{one.papers:,}", f"{one.bytes // 1000:,}")
    answer.show(table)
    answer.say("", "Every paper is synthetic; no archive holds it.")
