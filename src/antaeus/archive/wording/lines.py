"""Wording of a kind as it is declared: title, lines, their conditions, variants and gaps.

A line stands in the library like this, and so does the title, with `say` alone:

    [[line]]
    each = "speech"                      # once for every row of a part; left out: once
    when = "criticises == 1"             # written only where this is true; left out: always
    goes_on = true                       # in the paragraph before; left out: a paragraph of its own
    say = ["Raised a fault: {grievance}.", "It was said that {grievance}."]

One variant is chosen by chance keyed by the document's number. What may stand in a gap is told in
`filling.py`; a gap must not touch a word or another gap, so that words can be told apart. Lines of
the same part that follow one another are written row by row.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from antaeus.archive.kinds import Column, load_kinds, load_parts
from antaeus.archive.wording.conditions import Condition, read_condition
from antaeus.archive.wording.drawing import Draw, salt_of
from antaeus.archive.wording.filling import slot_of
from antaeus.archive.wording.slots import Slot
from antaeus.archive.wording.territory import Territory
from antaeus.archive.wording.words_of_text import is_part_of_word

_GAP = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of saying a line: literal text and gaps by turns, literal first and last."""

    literals: tuple[str, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document."""

    condition: Condition
    part: str
    """Part whose rows each give this line; empty for a line of the document itself."""
    goes_on: bool
    """Whether it continues the paragraph before it."""
    draw: Draw
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of document is written."""

    kind: str
    title: Line
    lines: tuple[Line, ...]


@functools.lru_cache(maxsize=256)
def load_wording(kind: str, territory: Territory) -> Wording:
    """The wording of a kind, with the names of an archive's territory."""
    file = resources.files("antaeus") / f"library/documents/wording/{kind}.toml"
    table = tomllib.loads(file.read_text("utf-8"))
    title = _line(kind, "title", {"say": table["title"]}, territory)
    lines = [
        _line(kind, one.get("name", str(i)), one, territory) for i, one in enumerate(table["line"])
    ]
    return Wording(kind, title, tuple(lines))


def _line(kind: str, name: str, table: dict[str, Any], territory: Territory) -> Line:
    part = table.get("each", "")
    columns = _columns(kind, part)
    try:
        condition = read_condition(table.get("when", ""), columns)
        variants = tuple(_variant(text, columns, kind, part, territory) for text in table["say"])
    except (KeyError, ValueError) as fault:
        raise ValueError(f"Wording of {kind!r}, line {name}: {fault}") from None
    draw = Draw(salt_of(f"{kind}/{name}"), part=bool(part))
    return Line(condition, part, table.get("goes_on", False), draw, variants)


def _columns(kind: str, part: str) -> Mapping[str, Column]:
    listed = load_parts()[part].columns if part else load_kinds()[kind].columns
    return {column.name: column for column in listed}


def _variant(
    text: str, columns: Mapping[str, Column], kind: str, part: str, territory: Territory
) -> Variant:
    pieces = _GAP.split(text)
    literals, gaps = tuple(pieces[::2]), pieces[1::2]
    for i in range(len(gaps)):
        if is_part_of_word(literals[i][-1:]) or is_part_of_word(literals[i + 1][:1]):
            raise ValueError(f"a gap grows together with a word in {text!r}; put a space between")
    if any(not literal for literal in literals[1:-1]):
        raise ValueError(f"two gaps grow together in {text!r}; put a space between")
    slots = tuple(
        slot_of(gap, columns, Draw(salt_of(f"{kind}/{gap}"), part=bool(part)), territory)
        for gap in gaps
    )
    return Variant(literals, slots)
