"""Documents written out: the same text for the same record, marked as synthetic throughout."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from antaeus.archive.numbering import reference
from antaeus.archive.wording.conditions import Record
from antaeus.archive.wording.lines import Line, load_wording
from antaeus.archive.wording.names import MARK
from antaeus.archive.wording.territory import Territory

SYNTHETIC = "[synthetic]"
"""Stands before every paragraph and heading."""
_BEGINNING = re.compile(r"(?:^|[.?!]\)? \(?)[a-z]")
NOTE = "Made by a simulation; no archive holds this document. Places are numbered, not named."
NOTE_OF_NAMES = (
    f"Names with {MARK} are made by rule from a number. Where one is borne by a person who lived, "
    "that is chance. Surnames have one form for men and women."
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document as it can be read."""

    reference: str
    title: str
    paragraphs: tuple[str, ...]
    """Each begins with the mark."""
    note: str
    """What a reader must know of it. It is no part of the document and is not searched."""

    def __str__(self) -> str:
        head = f"{SYNTHETIC} {self.reference}\n{self.title}"
        return "\n\n".join((head, *self.paragraphs, f"{SYNTHETIC} {self.note}"))


def render(
    kind: str, record: Record, parts: Mapping[str, Sequence[Record]], territory: Territory
) -> Rendered:
    """A document written out from its record and the rows of its parts."""
    wording = load_wording(kind, territory)
    paragraphs: list[str] = []
    for part, lines in itertools.groupby(wording.lines, key=lambda line: line.part):
        block = tuple(lines)
        rows = sorted(parts.get(part, ()), key=lambda one: one["no"]) if part else [record]
        for row in rows:
            _write_block(block, row, paragraphs)
    title = f"{SYNTHETIC} {_with_capitals(write(wording.title, record))}"
    named = any(MARK in paragraph for paragraph in (title, *paragraphs))
    note = f"{NOTE} {NOTE_OF_NAMES}" if named else NOTE
    marked = tuple(f"{SYNTHETIC} {_with_capitals(paragraph)}" for paragraph in paragraphs)
    return Rendered(reference(record["doc"]), title, marked, note)


def _write_block(block: Sequence[Line], row: Record, paragraphs: list[str]) -> None:
    """Add the lines of a row: all lines of one item or speech stand together."""
    for line in block:
        if not line.condition.holds(row):
            continue
        if line.goes_on and paragraphs:
            paragraphs[-1] += f" {write(line, row)}"
        else:
            paragraphs.append(write(line, row))


def searched(rendered: Rendered) -> str:
    """The text in which words are found: title and paragraphs without mark, reference and note."""
    lines = (rendered.title, *rendered.paragraphs)
    return "\n".join(line.removeprefix(SYNTHETIC) for line in lines)


def _with_capitals(text: str) -> str:
    """A text whose sentences begin with a capital letter, whatever phrase they begin with."""
    return _BEGINNING.sub(lambda found: found[0].upper(), text)


def write(line: Line, row: Record) -> str:
    """One line, for one row."""
    variant = line.variants[line.draw.of(row, len(line.variants))]
    said = [slot.say(row) for slot in variant.slots]
    pairs = zip(variant.literals, [*said, ""], strict=True)
    return "".join(literal + filled for literal, filled in pairs)
