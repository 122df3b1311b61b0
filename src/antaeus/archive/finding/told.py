"""Records in words: codes and months spelt out, long numbers kept whole, the mark beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from antaeus.archive.finding.reading import Paper, rendered
from antaeus.archive.kinds import Column, load_parts
from antaeus.archive.store.connection import Archive
from antaeus.archive.wording.rendering import SYNTHETIC
from antaeus.foundation.months import month_text

MARK = SYNTHETIC
NOTICE = (
    "Synthetic: made by antaeus, a simulation. No archive holds this paper; names are invented."
)
MONTHS = ("month", "written", "joined", "answer_month")
"""Columns that count months from March 1921."""
NO_MONTH = -32768
SAFE = 1 << 53
"""Beyond it not every reader of JSON keeps whole numbers."""


def in_words(record: dict[str, Any], columns: Iterable[Column]) -> dict[str, Any]:
    """A row with words and months in place of numbers."""
    return {column.name: _told(record[column.name], column) for column in columns}


def parts_in_words(paper: Paper) -> dict[str, list[dict[str, Any]]]:
    """The rows of the parts of a paper, told likewise."""
    parts = load_parts()
    return {
        name: [in_words(row, parts[name].columns) for row in rows]
        for name, rows in paper.parts.items()
    }


def as_document(archive: Archive, paper: Paper) -> dict[str, Any]:
    """A paper as JSON has it: columns, parts and text, marked."""
    text = rendered(archive, paper)
    parts = parts_in_words(paper)
    return {
        "mark": NOTICE,
        "reference": paper.reference,
        "kind": paper.kind.name,
        "genre": paper.kind.genre,
        "record": _safe(in_words(paper.record, paper.kind.columns)),
        "parts": {name: [_safe(row) for row in rows] for name, rows in parts.items()},
        "title": text.title,
        "paragraphs": list(text.paragraphs),
        "note": text.note,
    }


def _told(value: int | None, column: Column) -> int | str | None:
    if value is None:
        return None
    if column.codes:
        return column.codes[value] if value < len(column.codes) else value
    if column.name in MONTHS:
        return None if value == NO_MONTH else month_text(value)
    return value


def _safe(record: dict[str, Any]) -> dict[str, Any]:
    """A row whose long numbers are texts."""
    return {
        name: str(value) if isinstance(value, int) and value > SAFE else value
        for name, value in record.items()
    }
