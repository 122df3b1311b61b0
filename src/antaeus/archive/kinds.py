"""Kinds of document, as the library lists them: columns, genre, writer, reader."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from antaeus.foundation.vocabulary import CLASSES, HOST_KINDS, ISSUES, ROUTES

SHARED_CODES = {"host_kind": HOST_KINDS, "class": CLASSES, "issue": ISSUES, "route": ROUTES}
"""Lists of words that documents share with the rest of the system."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind of document, or of a part of it."""

    name: str
    type: str
    meaning: str
    unit: str = ""
    codes: tuple[str, ...] = ()
    """What its numbers stand for, in order; empty where they are numbers."""


HEAD = (
    Column("doc", "uint64", "permanent number: place, month, kind and rank"),
    Column("month", "int16", "month of what it tells, counted from March 1921", "months"),
    Column("place", "uint16", "where: 0 the centre, from 1 the bodies of tiles, from 1024 raions"),
    Column("written", "int16", "month in which it was written or filed", "months"),
    Column("copy", "uint8", "1 for a duplicate that was filed a second time"),
)
"""What every document has before its own columns."""
HEAD_OF_PART = HEAD[:3]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that belong to a document: items of a resolution, speeches of a meeting."""

    name: str
    part_of: str
    columns: tuple[Column, ...]
    """All columns, doc first."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document."""

    name: str
    number: int
    fond: str
    genre: str
    writer: str
    reader: str
    arises_from: str
    knew: str
    wrote: str
    marred: dict[str, str]
    """Columns in which what is written may differ from what was, and how."""
    columns: tuple[Column, ...]
    """All columns, doc first."""
    parts: tuple[str, ...]


@functools.cache
def load_kinds() -> dict[str, Kind]:
    """The kinds of document by name, in the order of the library."""
    tables, codes = _read()
    parts = load_parts()
    return {
        name: Kind(
            name=name,
            number=table["number"],
            fond=table["fond"],
            genre=table["genre"],
            writer=table["writer"],
            reader=table["reader"],
            arises_from=table["from"],
            knew=table["knew"],
            wrote=table["wrote"],
            marred=table.get("marred", {}),
            columns=(*HEAD, *_columns(table, codes)),
            parts=tuple(part.name for part in parts.values() if part.part_of == name),
        )
        for name, table in tables.items()
        if "number" in table
    }


@functools.cache
def load_parts() -> dict[str, Part]:
    """The parts of documents by name."""
    tables, codes = _read()
    return {
        name: Part(name, table["part_of"], (*HEAD_OF_PART, *_columns(table, codes)))
        for name, table in tables.items()
        if "part_of" in table
    }


@functools.cache
def fonds() -> tuple[str, ...]:
    """The names of the fonds; the number of a fond is its place here, from 1."""
    return tuple(dict.fromkeys(kind.fond for kind in load_kinds().values()))


@functools.cache
def _read() -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
    """The tables of the file, and the lists of words."""
    text = (resources.files("antaeus") / "library/documents/kinds.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    codes = {name: tuple(words) for name, words in tables.pop("codes").items()}
    return tables, {**codes, **SHARED_CODES}


def _columns(table: dict[str, Any], codes: dict[str, tuple[str, ...]]) -> tuple[Column, ...]:
    return tuple(
        Column(
            one["name"],
            one["type"],
            one["meaning"],
            one.get("unit", ""),
            codes[one["codes"]] if "codes" in one else (),
        )
        for one in table["columns"]
    )
