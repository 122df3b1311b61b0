"""Tables as people write them: CSV and TOML read with every fault noted and none raised.

A reader is given a list of faults to add to; whoever began the reading raises them all at once.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, cast

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import parse_month
from antaeus.scenario import reading
from antaeus.scenario.letters import MOST_LETTERS
from antaeus.scenario.wording import near_match, shown

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


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
            faults.append(Fault(f"{path.name}, {key}", shown(entry), f"a table [{key}]"))
    return tables


def read_csv(path: Path, columns: Collection[str], faults: list[Fault]) -> Iterator[Row]:
    """The rows of a CSV file that has these columns; a row of another length is noted and left.

    Reading stops where whoever looks at the rows has noted more than anybody would read.
    """
    try:
        text = reading.read_text(path)
        reading.refuse_endless_lines(text, path.name)
    except InputFaults as letters:
        faults.extend(letters.faults)
        return
    most = len(faults) + MOST_LETTERS
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(lines, list[str]())
        if not _columns_are_right(path, header, columns, faults):
            return
        for cells in lines:
            where = f"{path.name}, line {lines.line_num}"
            if len(cells) == len(header):
                yield Row(where, dict(zip(header, cells, strict=True)), faults)
            elif cells:
                faults.append(Fault(where, f"{len(cells)} cells", f"{len(header)} cells"))
            if len(faults) > most:
                found = f"so many faults up to line {lines.line_num} that no more were looked for"
                faults.append(Fault(path.name, found, "none", "Mend those above first."))
                return
    except csv.Error as error:
        where = f"{path.name}, line {lines.line_num}"
        faults.append(Fault(where, str(error), "cells parted by commas"))


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
    twice = sorted(column for column, times in Counter(header).items() if times > 1)
    unknown = [column for column in header if column not in columns]
    if missing:
        found = f"no column {', '.join(missing)}"
        faults.append(Fault(f"{path.name}, line 1", found, f"the columns {', '.join(columns)}"))
    if twice:
        found = f"the column {', '.join(map(shown, twice[:6]))} twice"
        faults.append(Fault(f"{path.name}, line 1", found, "each column once"))
    if unknown and not missing:
        found = f"the unknown column {', '.join(map(shown, unknown[:6]))}"
        remedy = near_match(unknown[0], columns)
        faults.append(Fault(f"{path.name}, line 1", found, f"only {', '.join(columns)}", remedy))
    return not (missing or twice or unknown)


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
        found = shown(self.cells[column]) if self.cells[column] else "nothing"
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
        number = float(text) if _NUMBER.fullmatch(text) else math.nan
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
            if _DAY.fullmatch(self.cells[column]):
                return datetime.date.fromisoformat(self.cells[column])
        except ValueError:
            pass  # like the 31st of February
        self.note(column, "a day, written like 1934-01-26")
        return datetime.date.min

    def month(self, column: str) -> int:
        """A month counted from March 1921; 0, noted, when the cell is none."""
        try:
            return parse_month(self.cells[column])
        except ValueError:
            self.note(column, "a month, written like 1934-01")
            return 0
