"""Word lists of the library: phrases by issue and tone, names that changed, invented names."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from antaeus.foundation.months import parse_month

PHRASES = (
    "grievances",
    "resolutions",
    "speeches",
    "tones",
    "letters",
    "committees",
    "newspapers",
    "offices",
    "units",
)
"""Files of the library that hold banks of phrases."""


@dataclass(frozen=True, slots=True)
class Bank:
    """Phrases from which a gap is filled."""

    name: str
    by: str
    """Column whose code word says which phrases are meant; empty where there is one list."""
    of: str
    """Column of the number that chooses among them; empty: the document's own."""
    phrases: dict[str, tuple[str, ...]]
    """By code word; under "any" where the bank has one list."""


@dataclass(frozen=True, slots=True)
class Names:
    """Lists from which persons are named."""

    initials: tuple[str, ...]
    surnames: tuple[str, ...]


@functools.cache
def banks() -> dict[str, Bank]:
    """The banks of phrases by name."""
    tables = {name: table for file in PHRASES for name, table in _read(file).items()}
    return {
        name: Bank(
            name,
            table.pop("by", ""),
            table.pop("of", ""),
            {key: tuple(phrases) for key, phrases in table.items()},
        )
        for name, table in tables.items()
    }


@functools.cache
def dated_names() -> dict[str, tuple[tuple[int, str], ...]]:
    """Names that changed: each with the month from which it was used, the first from ever."""
    return {
        name: tuple(
            (parse_month(first) if first else -32768, said) for first, said in stages.items()
        )
        for name, stages in _read("dated").items()
    }


@functools.cache
def names() -> Names:
    """The lists from which persons are named."""
    table = _read("names")
    return Names(tuple(table["initials"]), tuple(table["surnames"]))


def _read(name: str) -> dict[str, Any]:
    file = resources.files("antaeus") / f"library/words/{name}.toml"
    return tomllib.loads(file.read_text("utf-8"))
