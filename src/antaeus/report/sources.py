"""The bibliography of a report, and the short names by which its tables cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from antaeus.report.tables import Row, as_row, first_of_each

_PERSONAL = ("monograph", "article", "formal_model")
"""Kinds of source whose first author is a person."""


@dataclass(frozen=True)
class Entry:
    """One source as it is printed."""

    id: str
    authors: str
    year: str
    title: str
    address: str
    note: str
    is_by_a_person: bool = False


def entries(sources: Iterable[Any]) -> list[Entry]:
    """All sources once, by author and year."""
    rows = first_of_each((as_row(source) for source in sources), "id")
    return sorted(
        (_entry(row) for row in rows), key=lambda entry: (_short(entry).lower(), entry.title)
    )


def short_names(listed: Sequence[Entry]) -> Mapping[str, str]:
    """Author and year for each id, such as `Rigby 1968`; the id itself where there is no author."""
    return {entry.id: _short(entry) for entry in listed}


def _entry(row: Row) -> Entry:
    """The fields of a source as text; a year of 0 is one that is not known."""
    authors = row.get("authors") or ""
    written = authors if isinstance(authors, str) else "; ".join(str(each) for each in authors)
    addresses = row.get("addresses") or ()
    address = row.get("address") or (addresses[0] if addresses else "")
    told = {name: str(row.get(name) or "") for name in ("year", "title", "note")}
    return Entry(
        str(row["id"]),
        written,
        address=str(address),
        is_by_a_person=row.get("kind") in _PERSONAL,
        **told,
    )


def _short(entry: Entry) -> str:
    if not entry.authors:
        return entry.title[:40] or entry.id
    several = re.split(r";| and ", re.sub(r"\(.*?\)", "", entry.authors))
    family = several[0].split(",")[0].strip()
    if entry.is_by_a_person or re.match(r"[A-Z][a-z]?\.", family):
        family = family.split()[-1]
    return f"{family}{' and others' if len(several) > 2 else ''} {entry.year}".strip()
