"""`antaeus archive RUN export`: papers taken away in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from antaeus.cli.answer import answering
from antaeus.cli.archive_options import (
    Cell,
    Kinds,
    Lens,
    Person,
    Places,
    Topic,
    Words,
    Year,
    opened,
)
from antaeus.cli.options import AsJson, Debug

EPILOG = """\
Examples:

  antaeus archive runs/interwar-vanguard-1in100-s1 export --kind audit --format csv --out audits.csv

  antaeus archive runs/interwar-vanguard-1in100-s1 export --cell 281474976710658 --out cell.txt
"""


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command("export", epilog=EPILOG)(export)


def export(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where to; the name must be free.")
    ],
    words: Words = None,
    kinds: Kinds = None,
    places: Places = None,
    year: Year = None,
    topic: Topic = None,
    person: Person = None,
    cell: Cell = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORM", help="csv or parquet (one kind), json, text, bibtex."
        ),
    ] = "text",
    limit: Annotated[
        int, typer.Option("--limit", help="Papers at most, oldest first.", min=1, max=10_000_000)
    ] = 10_000,
    lens: Lens = "full",
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Write papers to a file, each with the mark that it is synthetic."""
    with answering("archive export", as_json=as_json, debug=debug) as answer:
        from antaeus.archive.finding.asked import Asked, understand
        from antaeus.archive.finding.searching import page
        from antaeus.archive.finding.taking import check_form, take
        from antaeus.archive.store.connection import Reach

        check_form(form, out)
        asked = Asked(words or (), kinds or (), places or (), year, topic, person, cell)
        with opened(context, lens, Reach(kinds=kinds or None)) as archive:
            taken, cut = page(archive, understand(asked, archive), limit=limit, newest=False)
            take(taken, archive, form, out)
        answer.document.update(
            run=str(context.obj), lens=lens, out=str(out), papers=len(taken), cut=cut
        )
        answer.say(f"{len(taken):,} papers, all synthetic: {out}")
        if cut:
            answer.warn(f"Only the first {limit:,} papers were written; more with --limit.")
