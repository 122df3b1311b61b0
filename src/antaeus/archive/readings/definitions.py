"""The readings as the library states them: what each counts, and how far papers tell it."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from antaeus.archive.kinds import SHARED_CODES
from antaeus.foundation.errors import Fault, InputFaults


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the papers."""

    name: str
    """As in the table of observables: O1 to O21."""
    title: str
    verdict: str
    """yes, part or no: whether papers alone tell it."""
    shape: str
    """How a figure is made of the sums that the question to the papers brings."""
    unit: str
    resampled: str
    """What counts as one independent piece of evidence."""
    pooled: bool
    """Whether groups may be added up."""
    by_year: bool
    """Whether the question is asked by years, because all of them may be too many at once."""
    needs: tuple[str, ...]
    """Kinds of document."""
    lens: str
    """A lens under which all of them can be had."""
    sources: tuple[str, ...]
    note: str
    sql: str
    """The question put to the papers; empty where there is nothing to count."""
    groups: tuple[str, ...] = ()
    """What the numbers of groups stand for; empty where groups are words."""
    units: dict[str, str] = field(default_factory=dict[str, str])
    """Units of groups that differ."""
    gaps: dict[str, str] = field(default_factory=dict[str, str])
    """What cannot be counted, and why."""


@functools.cache
def load_readings() -> dict[str, Reading]:
    """All readings by name, in the order of the table of observables."""
    folder = resources.files("antaeus") / "library/documents/readings"
    tables = tomllib.loads((folder / "readings.toml").read_text("utf-8"))
    texts = {
        name: file.read_text("utf-8") if (file := folder / f"{name}.sql").is_file() else ""
        for name in tables
    }
    return {name: _reading(name, table, texts[name]) for name, table in tables.items()}


def chosen(which: list[str] | None) -> list[Reading]:
    """The readings asked for by name, all where none is; a letter about names that are none."""
    known = load_readings()
    if which is None:
        return list(known.values())
    faults = [
        Fault("readings", repr(name), "one of " + ", ".join(known))
        for name in which
        if name not in known
    ]
    if faults:
        raise InputFaults(faults)
    return [known[name] for name in known if name in which]


def _reading(name: str, table: dict[str, Any], sql: str) -> Reading:
    texts = {key: str(table[key]) for key in ("title", "verdict", "shape", "unit", "lens", "note")}
    return Reading(
        name=name,
        resampled=table["resampled"],
        pooled=table["pooled"],
        by_year=table.get("by_year", False),
        needs=tuple(table["needs"]),
        sources=tuple(table["sources"]),
        sql=sql,
        groups=SHARED_CODES[table["groups"]] if "groups" in table else (),
        units=table.get("units", {}),
        gaps=table.get("gaps", {}),
        **texts,
    )
