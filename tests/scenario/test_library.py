"""No number in the library without unit, date, source and confidence; gaps stay gaps."""

import csv
import fnmatch
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from antaeus.foundation.units import UNITS
from antaeus.scenario.bibliography import load_bibliography, unknown_sources
from antaeus.scenario.history import load_history
from antaeus.scenario.tables import library
from antaeus.scenario.value import BASES, CONFIDENCES, STATUSES, Value, is_date

TABLES = sorted(library().rglob("*.csv"))
FILES = sorted(library().rglob("*.toml"))
DATES = ("date", "from", "adopted")
CODED = {"calendar/coder_a.csv", "calendar/coder_b.csv"}
NO_FIGURES = {"regions/tiles.csv", "regions/republics.csv"}
"""Names and places on the map; their figures stand in regions/figures.csv."""


def name_of(path: Path) -> str:
    return path.relative_to(library()).as_posix()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def what_is_missing(entry: dict[str, Any]) -> list[str]:
    """What a number lacks of that without which it may not be used."""
    lacking = {
        "unit": entry.get("unit") not in UNITS,
        "date": not any(entry.get(key) for key in DATES),
        "source": not entry.get("source") or bool(unknown_sources(str(entry["source"]))),
        "basis": entry.get("basis") not in BASES,
        "status": entry.get("status") not in STATUSES,
        "confidence": entry.get("confidence") not in CONFIDENCES,
    }
    return [word for word, lacks in lacking.items() if lacks]


def values_in(entry: object, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table with a `value`, wherever it stands."""
    if isinstance(entry, list):
        for number, part in enumerate(cast("list[object]", entry)):
            yield from values_in(part, f"{where}[{number}]")
    elif isinstance(entry, dict):
        table = cast("dict[str, Any]", entry)
        if "value" in table:
            yield where, table
        for key, part in table.items():
            yield from values_in(part, f"{where}.{key}")


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_no_figure_in_a_table_stands_alone(path: Path) -> None:
    rows = rows_of(path)
    assert rows
    if "value" in rows[0]:
        alone = [
            (number, missing)
            for number, row in enumerate(rows, start=2)
            if row["value"] and (missing := what_is_missing(row))
        ]
        assert alone == []
    else:
        assert name_of(path) in CODED | NO_FIGURES or {"source", "confidence"} <= rows[0].keys()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_value_in_a_file_stands_alone(path: Path) -> None:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    alone = [
        (where, missing)
        for where, table in values_in(tables, path.stem)
        if (missing := what_is_missing(table))
    ]
    assert alone == []


def test_values_of_scenarios_and_accounts_are_looked_at() -> None:
    looked_at = {
        path.parent.name
        for path in FILES
        if any(values_in(tomllib.loads(path.read_text(encoding="utf-8")), ""))
    }
    assert {"scenarios", "rules"} <= looked_at


@pytest.mark.parametrize("lost", ["unit", "date", "source", "basis", "status", "confidence"])
def test_the_walk_would_find_a_number_that_lacks_something(lost: str) -> None:
    number = {
        "value": 1,
        "unit": "persons",
        "date": "1934",
        "source": "made_up",
        "basis": "assumed",
        "status": "made_up",
        "confidence": "low",
    }
    Value.model_validate(number)
    del number[lost]
    found = [what_is_missing(table) for _, table in values_in({"a": [{"b": number}]}, "")]
    assert found == [[lost]]


@pytest.mark.parametrize("name", sorted(CODED))
def test_every_column_of_a_coder_is_defined_with_unit_and_source(name: str) -> None:
    book = tomllib.loads(library("calendar", "codebook.toml").read_text(encoding="utf-8"))
    assert not unknown_sources(book["coding"]["source"])
    assert is_date(book["coding"]["date"])
    for column in rows_of(library(*name.split("/")))[0].keys() - {"id", "confidence", "note"}:
        definitions = [
            entry
            for pattern, entry in book["columns"].items()
            if fnmatch.fnmatchcase(column, pattern)
        ]
        assert definitions, column
        assert definitions[0]["unit"] in UNITS


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_every_confidence_is_one_of_three(path: Path) -> None:
    assert {row["confidence"] for row in rows_of(path) if "confidence" in row} <= {*CONFIDENCES}


def test_made_up_numbers_stay_out_of_history() -> None:
    history = load_history()
    for series in history.names():
        for figure in history.figures[series]:
            assert figure.status != "made_up"
            assert figure.source != "made_up"


def test_no_text_of_the_library_speaks_of_the_workshop() -> None:
    for path in (*TABLES, *FILES):
        text = path.read_text(encoding="utf-8")
        for word in ("rules.md", "SOURCES", "github:"):
            assert word not in text, f"{name_of(path)}: {word}"


def test_every_entry_of_the_bibliography_can_be_found() -> None:
    for source in load_bibliography().values():
        assert source.title or source.authors or source.note


def test_the_library_is_read_quickly() -> None:
    # The limit is ten times what it takes on a slow machine; it guards against a growth in kind.
    load_history.cache_clear()
    begun = time.process_time()
    load_history()
    assert time.process_time() - begun < 2
