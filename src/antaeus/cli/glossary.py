"""`antaeus glossary`: what the words of the history mean here."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import answering
from antaeus.cli.options import AsJson, Debug

if TYPE_CHECKING:
    from antaeus.scenario.words import Word

EPILOG = """\
Examples:

  antaeus glossary

  antaeus glossary raikom
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("glossary", epilog=EPILOG)(glossary)


def glossary(
    word: Annotated[
        str | None,
        typer.Argument(metavar="WORD", help="A word or the beginning of one.", show_default=False),
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Explain a word of the history, or all of them: raikom, chistka, candidate, tile."""
    with answering("glossary", as_json=as_json, debug=debug) as answer:
        from rich.text import Text

        from antaeus.scenario.words import load_glossary

        words = _matching(word, load_glossary())
        answer.document.update(words=[asdict(one) for one in words])
        for one in words:
            period = f" ({one.period})" if one.period else ""
            also = f" See {', '.join(one.see_also)}." if one.see_also else ""
            answer.show(Text.assemble((one.term, "bold"), f"{period}: {one.meaning}{also}"))


def _matching(asked: str | None, words: dict[str, Word]) -> list[Word]:
    """All words, those that begin as asked, or those that have it in them; else a letter."""
    from antaeus.foundation.errors import Fault, InputFaults
    from antaeus.scenario.wording import near_match, shown

    if asked is None:
        return list(words.values())
    folded = asked.casefold()
    begin = [word for term, word in words.items() if term.casefold().startswith(folded)]
    within = [word for term, word in words.items() if folded in term.casefold()]
    if not begin and not within:
        near = near_match(asked, words)
        raise InputFaults([Fault("glossary", shown(asked), "a word of the glossary", near)])
    return begin or within
