"""`antaeus archive RUN sql`: a question in SQL put to the papers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import Answer, answering
from antaeus.cli.archive_options import Lens, opened
from antaeus.cli.options import AsJson, Debug

if TYPE_CHECKING:
    from antaeus.archive.store.asking import Found

EPILOG = """\
Examples:

  antaeus archive runs/interwar-vanguard-1in100-s1 sql "select count(*) from protocol"

  antaeus archive runs/interwar-vanguard-1in100-s1 sql "describe protocol_words"
"""


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command("sql", epilog=EPILOG)(sql)


def sql(
    context: typer.Context,
    question: Annotated[
        str, typer.Argument(metavar="SQL", help="One question: select ...", show_default=False)
    ],
    limit: Annotated[
        int, typer.Option("--limit", help="Rows at most.", min=1, max=10_000_000)
    ] = 1_000,
    timeout: Annotated[
        float, typer.Option("--timeout", help="Seconds at most.", min=0.01, max=86_400)
    ] = 30,
    lens: Lens = "full",
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Ask in SQL (DuckDB): a table for each kind and part, such as protocol, item, speech.

    Tables named like protocol_words have words and months in place of numbers; places, bodies
    and codes say what numbers mean. Nothing can be written, and no other file read.
    """
    with answering("archive sql", as_json=as_json, debug=debug) as answer:
        from antaeus.archive.store.asking import ask
        from antaeus.archive.store.connection import Reach

        with opened(context, lens, Reach(words=True)) as archive:
            found = ask(archive, question, seconds=timeout, rows=limit)
        rows = [[_plain(value) for value in row] for row in found.rows]
        answer.document.update(
            run=str(context.obj),
            lens=lens,
            columns=[
                {"name": name, "type": type}
                for name, type in zip(found.columns, found.types, strict=True)
            ],
            rows=rows,
            cut=found.is_cut,
        )
        if not as_json:
            _table(answer, found)
        if found.is_cut:
            answer.remark(f"Only the first {limit:,} rows are shown; more with --limit.")


def _table(answer: Answer, found: Found) -> None:
    """A table where it fits, else lines with tabs, which other programs can read as well."""
    from antaeus.cli.answer import console

    if not console().is_terminal:
        for row in (found.columns, *found.rows):
            print("\t".join(map(_shown, row)))  # Rich would make spaces of the tabs
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for name in found.columns:
        table.add_column(Text(name))
    for row in found.rows:
        table.add_row(*(Text(_shown(value)) for value in row))
    answer.show(table)


def _shown(value: object) -> str:
    """A value on one line of the terminal, without signs that would steer it."""
    text = "" if value is None else str(value)
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _plain(value: object) -> object:
    """A value as JSON has it; whole numbers of more than 53 bits are texts."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if abs(value) <= 1 << 53 else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return str(value)
