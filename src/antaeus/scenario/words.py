"""Words: the glossary of the history's terms and of the model's own."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from antaeus.foundation.errors import Fault
from antaeus.scenario.tables import library, raise_if_any, read_tables
from antaeus.scenario.wording import near_match, shown, shown_key

FIELDS = ("meaning", "see_also", "period")


@dataclass(frozen=True, slots=True)
class Word:
    """A term, what it means, where else to look, and when it was in use (empty: always)."""

    term: str
    meaning: str
    see_also: tuple[str, ...]
    period: str


@functools.cache
def load_glossary() -> dict[str, Word]:
    """All terms in alphabetical order."""
    faults: list[Fault] = []
    words = read_glossary(library("words", "glossary.toml"), faults)
    raise_if_any(faults)
    return words


def check_glossary_file(path: Path) -> list[Fault]:
    """All faults of a glossary."""
    faults: list[Fault] = []
    read_glossary(path, faults)
    return faults


def read_glossary(path: Path, faults: list[Fault]) -> dict[str, Word]:
    """The terms of a file; those with faults are left out."""
    tables = read_tables(path, faults)
    words: dict[str, Word] = {}
    for term in sorted(tables, key=str.casefold):
        found = list(_faults_of(f"{path.name}, {shown_key(term)}", tables[term], tables))
        faults.extend(found)
        if not found:
            table = tables[term]
            also = tuple(table.get("see_also", ()))
            words[term] = Word(term, table["meaning"], also, table.get("period", ""))
    return words


def _faults_of(where: str, table: dict[str, Any], terms: dict[str, Any]) -> Iterator[Fault]:
    for key in table:
        if key not in FIELDS:
            yield Fault(where, f"the unknown key {shown(key)}", f"one of {', '.join(FIELDS)}")
    if not isinstance(table.get("meaning"), str) or not table["meaning"].strip():
        yield Fault(where, "no meaning", "a meaning in a sentence")
    if not isinstance(table.get("period", ""), str):
        yield Fault(f"{where}, period", shown(table["period"]), "a text like 1921-30")
    also = table.get("see_also", [])
    if not isinstance(also, list):
        yield Fault(f"{where}, see_also", shown(also), "a list of terms")
        return
    for other in cast("list[object]", also):
        if not isinstance(other, str) or other not in terms:
            found = shown(other)
            yield Fault(
                f"{where}, see_also", found, "a term of the glossary", near_match(other, terms)
            )
