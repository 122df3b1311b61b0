"""How things that stand in a file are named and shown in a letter about it."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable
from functools import lru_cache
from typing import cast

NAMING_KEYS = ("id", "kind", "code", "tile", "month", "before", "from_years", "name")
"""Keys by which an entry of a list is recognised sooner than by its number."""


def place_text(place: Iterable[str | int], tables: object) -> str:
    """A place in a file as its author would look for it: `hosts 4 (village), units.value`."""
    parts: list[str] = []
    here = tables
    for step in place:
        here = _inside(here, step)
        if isinstance(step, int):
            parts.append(f" {step + 1}{_name_of(here)}, ")
        else:
            joint = "." if parts and not parts[-1].endswith(", ") else ""
            parts.append(f"{joint}{shown_key(step)}")
    return "".join(parts).removesuffix(", ")


def _inside(here: object, step: str | int) -> object:
    if isinstance(here, dict):
        return cast("dict[object, object]", here).get(step)
    if isinstance(here, list) and isinstance(step, int):
        entries = cast("list[object]", here)
        return entries[step] if step < len(entries) else None
    return None


def _name_of(entry: object) -> str:
    table = cast("dict[str, object]", entry) if isinstance(entry, dict) else {}
    names = (table[key] for key in NAMING_KEYS if isinstance(table.get(key), str | int))
    return next((f" ({_short(str(name))})" for name in names), "")


def near_match(given: object, known: Iterable[str]) -> str:
    """A question that proposes the known word nearest to the one given, or nothing."""
    return _nearest(given[:80], tuple(sorted(known))) if isinstance(given, str) else ""


@lru_cache(maxsize=10_000)
def _nearest(given: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(given, known, n=1)
    return f'Did you mean "{near[0]}"?' if near else ""


def shown_key(key: object) -> str:
    """A key as it can safely be printed."""
    return _short(str(key))


def shown(given: object) -> str:
    """Anything that a file can hold, short and safe to print."""
    if given is None:
        return "nothing"
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, str):
        return f'"{_short(given)}"'
    if isinstance(given, dict):
        return _shown_table(cast("dict[object, object]", given))
    if isinstance(given, list | tuple):
        return f"a list of {len(cast('list[object]', given))}"
    return _shown_number(given)


def _shown_number(given: object) -> str:
    """A number, a date, or whatever else a parser may have made."""
    if isinstance(given, int) and abs(given) >= 10**20:
        return "a whole number of more than 20 digits"
    if isinstance(given, datetime.date | datetime.time):
        return f"{given.isoformat()} (a date or time without quotation marks)"
    return _short(str(given)) if isinstance(given, int | float) else "this table"


def _shown_table(table: dict[object, object]) -> str:
    keys = [shown_key(key) for key in table]
    more = ", ..." if len(keys) > 6 else ""
    return f"a table with the keys {', '.join(keys[:6])}{more}" if keys else "an empty table"


def _short(text: str) -> str:
    cut = text if len(text) <= 60 else f"{text[:57]}..."
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in cut)
