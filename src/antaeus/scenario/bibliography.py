"""The bibliography: every number must cite an entry of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from antaeus.foundation.errors import Fault
from antaeus.scenario.tables import library, raise_if_any, read_tables
from antaeus.scenario.wording import shown, shown_key

_ID = re.compile(r"[a-z][a-z0-9_]*")


def _is_text(entry: object) -> bool:
    return isinstance(entry, str)


def _is_year(entry: object) -> bool:
    return type(entry) is int and 0 <= entry <= 2100


def _is_list_of_texts(entry: object) -> bool:
    return isinstance(entry, list) and all(map(_is_text, cast("list[object]", entry)))


_FIELDS: dict[str, Callable[[object], bool]] = {
    "authors": _is_text,
    "year": _is_year,
    "title": _is_text,
    "kind": _is_text,
    "addresses": _is_list_of_texts,
    "note": _is_text,
}
_EXPECTED = {"year": "a year, or 0 when it is not known", "addresses": "a list of addresses"}


@dataclass(frozen=True, slots=True)
class Source:
    """A work, document, web page or judgement; what is not known of it is empty."""

    id: str
    authors: str
    year: int
    """0 when the year is not known."""
    title: str
    kind: str
    addresses: tuple[str, ...]
    """Pages on which figures were seen, in the order that the notes of rows count them."""
    note: str

    @property
    def address(self) -> str:
        """The first address, or nothing."""
        return self.addresses[0] if self.addresses else ""

    def __str__(self) -> str:
        year = str(self.year) if self.year else ""
        return ", ".join(part for part in (self.authors, self.title, year) if part) or self.id


@functools.cache
def load_bibliography() -> dict[str, Source]:
    """All entries of the packaged bibliography by id."""
    faults: list[Fault] = []
    sources: dict[str, Source] = {}
    for path in sorted(library("sources").glob("*.toml")):
        for id, source in read_sources(path, faults).items():
            if id in sources:
                faults.append(Fault(f"{path.name}, {id}", "an id used before", "each id once"))
            sources[id] = source
    raise_if_any(faults)
    return sources


def ids_of(citation: str) -> tuple[str, ...]:
    """The ids in a citation, which joins several by "; "."""
    return tuple(part.strip() for part in citation.split(";"))


def unknown_sources(citation: str) -> tuple[str, ...]:
    """The ids of a citation that the bibliography does not have."""
    known = load_bibliography()
    return tuple(id for id in ids_of(citation) if id not in known)


def check_sources_file(path: Path) -> list[Fault]:
    """All faults of a file of the bibliography."""
    faults: list[Fault] = []
    read_sources(path, faults)
    return faults


def read_sources(path: Path, faults: list[Fault]) -> dict[str, Source]:
    """The entries of one file; those with faults are left out."""
    sources: dict[str, Source] = {}
    for id, table in read_tables(path, faults).items():
        before = len(faults)
        where = f"{path.name}, {shown_key(id)}"
        if not _ID.fullmatch(id):
            faults.append(
                Fault(where, shown(id), "an id of small letters, digits and _, like rigby1968")
            )
        faults.extend(_faults_of(where, table))
        if len(faults) == before:
            sources[id] = _source(id, table)
    return sources


def _faults_of(where: str, table: dict[str, Any]) -> Iterator[Fault]:
    for key, entry in table.items():
        if key not in _FIELDS:
            yield Fault(where, f"the unknown key {shown(key)}", f"one of {', '.join(_FIELDS)}")
        elif not _FIELDS[key](entry):
            yield Fault(f"{where}, {key}", shown(entry), _EXPECTED.get(key, "a text"))
    if not table.get("kind"):
        yield Fault(where, "no kind", "a kind, like monograph or web_copy")
    if not any(table.get(key) for key in ("authors", "title", "note")):
        yield Fault(where, "neither authors, title nor note", "one of them at least")


def _source(id: str, table: dict[str, Any]) -> Source:
    return Source(
        id=id,
        authors=table.get("authors", ""),
        year=table.get("year", 0),
        title=table.get("title", ""),
        kind=table["kind"],
        addresses=tuple(table.get("addresses", ())),
        note=table.get("note", ""),
    )
