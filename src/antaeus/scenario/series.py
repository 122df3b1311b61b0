"""Declarations of series: what each series of history means, and whether it may be read.

A driver is what people then could read, or what the model is given; a target is what the model
must bring out by itself, and no mechanism ever reads it. No series is both.
"""

from __future__ import annotations

import fnmatch
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from antaeus.foundation.errors import Fault
from antaeus.foundation.units import UNITS
from antaeus.scenario.bibliography import load_bibliography
from antaeus.scenario.tables import library, raise_if_any, read_tables
from antaeus.scenario.wording import near_match, shown, shown_key

Role = Literal["driver", "target"]
REQUIRED = ("role", "unit", "definition")
ALLOWED = (*REQUIRED, "preferred", "signed", "may_overlap", "gaps")


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a series, or every series of a pattern, is."""

    name: str
    """A series, or a pattern with * or ? for all that have no declaration of their own."""
    role: Role
    unit: str
    definition: str
    preferred: tuple[str, ...]
    """Sources to be used, the first before the second; empty when the series has no rivals."""
    signed: bool
    """Whether figures may be below zero."""
    may_overlap: bool
    """Whether the times of its figures may overlap."""
    gaps: Literal["interpolate", "zero"]
    """What holds between figures: a straight line, or nothing at all."""


class Declarations:
    """All declarations; the one of a series is found by its name, else by the longest pattern."""

    def __init__(self, declarations: Iterable[Declaration]) -> None:
        self._by_name = {declaration.name: declaration for declaration in declarations}
        patterns = [name for name in self._by_name if "*" in name or "?" in name]
        self._patterns = sorted(patterns, key=len, reverse=True)
        self._found: dict[str, Declaration | None] = {}

    def __iter__(self) -> Iterator[Declaration]:
        return iter(self._by_name.values())

    def names(self) -> tuple[str, ...]:
        """The declared names and patterns."""
        return tuple(self._by_name)

    def find(self, series: str) -> Declaration | None:
        """The declaration that holds for a series, if there is one."""
        if series not in self._found:
            fits = (name for name in self._patterns if fnmatch.fnmatchcase(series, name))
            name = series if self._is_a_series(series) else next(fits, "")
            self._found[series] = self._by_name.get(name)
        return self._found[series]

    def _is_a_series(self, name: str) -> bool:
        return name in self._by_name and name not in self._patterns


@functools.cache
def load_declarations() -> Declarations:
    """The declarations of the packaged history."""
    faults: list[Fault] = []
    declarations = read_declarations(library("history", "series.toml"), faults)
    raise_if_any(faults)
    return declarations


def check_declarations_file(path: Path) -> list[Fault]:
    """All faults of a file that declares series."""
    faults: list[Fault] = []
    read_declarations(path, faults)
    return faults


def read_declarations(path: Path, faults: list[Fault]) -> Declarations:
    """The declarations of a file; those with faults are left out."""
    declarations: list[Declaration] = []
    for name, table in read_tables(path, faults).items():
        found = list(_faults_of(f"{path.name}, {shown_key(name)}", table))
        faults.extend(found)
        if not found:
            declarations.append(_declaration(name, table))
    return Declarations(declarations)


def _faults_of(where: str, table: dict[str, Any]) -> Iterator[Fault]:
    for key in REQUIRED:
        if not isinstance(table.get(key), str) or not table[key]:
            yield Fault(f"{where}, {key}", shown(table.get(key)), "a text")
    for key in table:
        if key not in ALLOWED:
            yield Fault(where, f"the unknown key {shown(key)}", f"one of {', '.join(ALLOWED)}")
    if table.get("role", "driver") not in ("driver", "target"):
        yield Fault(f"{where}, role", shown(table["role"]), "driver or target")
    if isinstance(table.get("unit"), str) and table["unit"] not in UNITS:
        near = near_match(table["unit"], UNITS)
        yield Fault(f"{where}, unit", shown(table["unit"]), "a unit of the closed list", near)
    if table.get("gaps", "zero") not in ("zero", "interpolate"):
        yield Fault(f"{where}, gaps", shown(table["gaps"]), "zero or interpolate")
    for key in ("signed", "may_overlap"):
        if not isinstance(table.get(key, False), bool):
            yield Fault(f"{where}, {key}", shown(table[key]), "true or false")
    yield from _faults_of_preference(f"{where}, preferred", table.get("preferred", []))


def _faults_of_preference(where: str, preferred: object) -> Iterator[Fault]:
    if not isinstance(preferred, list):
        yield Fault(where, shown(preferred), "a list of ids of the bibliography")
        return
    known = load_bibliography()
    for source in cast("list[object]", preferred):
        if not isinstance(source, str) or source not in known:
            remedy = near_match(source, known)
            yield Fault(where, shown(source), "the id of an entry of the bibliography", remedy)


def _declaration(name: str, table: dict[str, Any]) -> Declaration:
    return Declaration(
        name=name,
        role=table["role"],
        unit=table["unit"],
        definition=table["definition"],
        preferred=tuple(table.get("preferred", ())),
        signed=table.get("signed", False),
        may_overlap=table.get("may_overlap", False),
        gaps=table.get("gaps", "interpolate"),
    )
