"""Tables as people write them: CSV and TOML read with every fault noted and none raised.

A reader is given a list of faults to add to; whoever began the reading raises them all at once.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
from collections.abc import Collection
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, cast

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import parse_month
from antaeus.scenario import reading
from antaeus.scenario.wording import near_match


def library(*parts: str) -> Path:
    """The place of a file or folder of the packaged library."""
    return Path(str(resources.files("antaeus").joinpath("library", *parts)))


def raise_if_any(faults: list[Fault]) -> None:
    """Raise all faults as one letter; nothing happens when there are none."""
    if faults:
        raise InputFaults(faults)


def read_toml(path: Path, faults: list[Fault]) -> dict[str, Any]:
    """The tables of a TOML file; empty, with the reason noted, when it cannot be read."""
    try:
        return reading.read_toml(path)
    except InputFaults as letters:
        faults.extend(letters.faults)
        return {}


def read_tables(path: Path, faults: list[Fault]) -> dict[str, dict[str, Any]]:
    """A TOML file in which every key is a table of its own; other keys are noted and left."""
    tables: dict[str, dict[str, Any]] = {}
    for key, entry in read_toml(path, faults).items():
        if isinstance(entry, dict):
            tables[key] = cast("dict[str, Any]", entry)
        else:
            faults.append(Fault(f"{path.name}, {key}", repr(entry)[:60], f"a table [{key}]"))
    return tables


def read_csv(path: Path, columns: Collection[str], faults: list[Fault]) -> list[Row]:
    """The rows of a CSV file that has these columns; a row of another length is noted and left."""
    try:
        text = reading.read_text(path)
    except InputFaults as letters:
        faults.extend(letters.faults)
        return []
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    try:
        header = next(lines, list[str]())
        if not _columns_are_right(path, header, columns, faults):
            return []
        for cells in lines:
            where = f"{path.name}, line {lines.line_num}"
            if len(cells) == len(header):
                rows.append(Row(where, dict(zip(header, cells, strict=True)), faults))
            elif cells:
                faults.append(Fault(where, f"{len(cells)} cells", f"{len(header)} cells"))
    except csv.Error as error:
        where = f"{path.name}, line {lines.line_num}"
        faults.append(Fault(where, str(error), "cells parted by commas"))
    return rows


def header_of(path: Path) -> str:
    """The first line of a file, by which tables of one folder are told apart."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline(10_000)
    except OSError:
        return ""


def _columns_are_right(
    path: Path, header: list[str], columns: Collection[str], faults: list[Fault]
) -> bool:
    missing = [column for column in columns if column not in header]
    twice = sorted({column for column in header if header.count(column) > 1})
    if missing:
        found = f"no column {', '.join(missing)}"
        faults.append(Fault(f"{path.name}, line 1", found, f"the columns {', '.join(columns)}"))
    if twice:
        found = f"the column {', '.join(twice)} twice"
        faults.append(Fault(f"{path.name}, line 1", found, "each column once"))
    return not missing and not twice


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV file, asked for what each cell must be; what is wrong is noted."""

    where: str
    cells: dict[str, str]
    faults: list[Fault]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def note(self, column: str, expected: str, remedy: str = "") -> None:
        """Note that a cell is not what it should be."""
        found = repr(self.cells[column]) if self.cells[column] else "nothing"
        self.faults.append(Fault(f"{self.where}, {column}", found, expected, remedy))

    def text(self, column: str) -> str:
        """A cell that may not be empty."""
        if not self.cells[column].strip():
            self.note(column, "a word")
        return self.cells[column]

    def word(self, column: str, allowed: Collection[str]) -> str:
        """A cell that must be one of a closed list."""
        if self.cells[column] not in allowed:
            first = ", ".join(list(allowed)[:12]) + (", ..." if len(allowed) > 12 else "")
            self.note(column, f"one of {first}", near_match(self.cells[column], allowed))
        return self.cells[column]

    def number(self, column: str) -> float:
        """A finite number; NaN, noted, when the cell is none."""
        text = self.cells[column]
        try:
            number = math.nan if "_" in text else float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self.note(column, "a finite number, written like 1234.5")
            return math.nan
        return number

    def whole(self, column: str) -> int:
        """A whole number that is not negative; 0, noted, when the cell is none."""
        text = self.cells[column]
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            self.note(column, "a whole number, written like 12")
            return 0
        return int(text)

    def day(self, column: str) -> datetime.date:
        """A day; the first of all days, noted, when the cell is none."""
        try:
            return datetime.date.fromisoformat(self.cells[column])
        except ValueError:
            self.note(column, "a day, written like 1934-01-26")
            return datetime.date.min

    def month(self, column: str) -> int:
        """A month counted from March 1921; 0, noted, when the cell is none."""
        try:
            return parse_month(self.cells[column])
        except ValueError:
            self.note(column, "a month, written like 1934-01")
            return 0
