"""The published schemas say what the models say, and the library keeps to them."""

from __future__ import annotations

import csv
import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from antaeus.accounts.documents import schemas
from antaeus.scenario.bibliography import _FIELDS
from antaeus.scenario.series import ALLOWED, REQUIRED

LIBRARY = Path(str(files("antaeus") / "library"))
SCHEMAS = schemas()
FILES = [
    ("scenario", "scenarios/*.toml"),
    ("account", "accounts/*.toml"),
    ("sources", "sources/*.toml"),
    ("rules", "rules/ustav.toml"),
    ("series_declarations", "history/series.toml"),
    ("glossary", "words/glossary.toml"),
    ("calendar_orders", "calendar/orders.toml"),
    ("calendar_stages", "calendar/places.toml"),
    ("series", "history/*.csv"),
    ("figures_of_regions", "regions/figures.csv"),
    ("tiles", "regions/tiles.csv"),
    ("bodies_over_tiles", "regions/territory.csv"),
    ("articles_of_the_rules", "rules/articles.csv"),
    ("coding_of_the_calendar", "calendar/coder_?.csv"),
    ("events_of_the_calendar", "calendar/events.csv"),
    ("occasions", "rules/occasions.toml"),
    ("expectations", "expectations.toml"),
    ("placement_of_accounts", "placements/coordinates.csv"),
    ("answers_of_accounts", "placements/answers.csv"),
]
PAIRS = [(name, path) for name, pattern in FILES for path in sorted(LIBRARY.glob(pattern))]


def content(path: Path) -> Any:
    text = path.read_text("utf-8")
    return list(csv.DictReader(text.splitlines())) if path.suffix == ".csv" else tomllib.loads(text)


def faults(name: str, tables: object) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(tables)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_published_schema_is_that_of_its_model(name: str, repository: Path) -> None:
    published = repository / "docs" / "schemas" / f"{name}.schema.json"
    assert json.loads(published.read_text("utf-8")) == SCHEMAS[name]  # if not: make docs


def test_every_schema_has_a_file_of_the_library() -> None:
    assert {name for name, _ in PAIRS} == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(("name", "path"), PAIRS, ids=lambda part: getattr(part, "name", part))
def test_the_library_keeps_to_its_schemas(name: str, path: Path) -> None:
    assert not faults(name, content(path))


@pytest.mark.parametrize(("name", "path"), PAIRS, ids=lambda part: getattr(part, "name", part))
def test_a_schema_objects_to_a_key_that_nobody_reads(name: str, path: Path) -> None:
    tables = content(path)
    first = tables[0] if isinstance(tables, list) else tables
    first["colour"] = {"of": "red"}
    assert faults(name, tables)


def test_a_schema_objects_to_a_number_without_a_source() -> None:
    tables = content(LIBRARY / "scenarios" / "toy_district.toml")
    del tables["stock"]["people"]["source"]
    assert any("source" in fault for fault in faults("scenario", tables))


def test_a_schema_objects_to_an_unknown_unit() -> None:
    tables = content(LIBRARY / "scenarios" / "toy_district.toml")
    tables["stock"]["people"]["unit"] = "souls"
    assert any("souls" in fault for fault in faults("scenario", tables))


def test_a_schema_knows_the_fields_that_the_readers_know() -> None:
    source = SCHEMAS["sources"]["$defs"]["SourceEntry"]["properties"]
    series = SCHEMAS["series_declarations"]["$defs"]["SeriesEntry"]
    assert set(source) == set(_FIELDS)
    assert set(series["properties"]) == set(ALLOWED)
    assert set(series["required"]) == set(REQUIRED)
