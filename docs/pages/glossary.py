"""The glossary page, from the words of the library."""

from __future__ import annotations

import re

from antaeus.scenario.words import Word, load_glossary
from pages.notice import page


def pages() -> dict[str, str]:
    """docs/glossary.md."""
    opening = (
        "Terms of the history, in one fixed transliteration, and terms of the model. The same "
        "words stand in the names of files and columns. `antaeus glossary WORD` prints an entry."
    )
    entries: list[str] = []
    for word in load_glossary().values():
        entries += [f"## {word.term}", _entry(word)]
    return {"glossary.md": page("Glossary", opening, *entries)}


def _entry(word: Word) -> str:
    period = f" *({word.period})*" if word.period else ""
    also = ", ".join(f"[{term}](#{_anchor(term)})" for term in word.see_also)
    return f"{word.meaning}{period}" + (f" See {also}." if also else "")


def _anchor(heading: str) -> str:
    """The anchor that a heading gets."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
