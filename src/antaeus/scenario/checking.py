"""Files of a user's own, recognised by what is in them and checked with all faults at once."""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.scenario import articles, coding, events, observation, placements, regions, territory
from antaeus.scenario.bibliography import check_sources_file
from antaeus.scenario.campaigns import check_calendar_file, load_campaigns
from antaeus.scenario.history import check_series_file
from antaeus.scenario.known import known_to_the_library
from antaeus.scenario.letters import MOST_LETTERS
from antaeus.scenario.occasions import read_occasions
from antaeus.scenario.orders import read_orders, read_stages
from antaeus.scenario.placements import check_answers_file, check_coordinates_file
from antaeus.scenario.reading import LARGEST_TOML, parse_toml, read_text, refuse_endless_lines
from antaeus.scenario.regions import check_regions_file
from antaeus.scenario.rules import check_rules_file
from antaeus.scenario.scenario import examine_scenario
from antaeus.scenario.series import check_declarations_file
from antaeus.scenario.territory import check_territory_file
from antaeus.scenario.wording import shown_key
from antaeus.scenario.words import check_glossary_file

Tables = dict[str, Any]

MOST_LINES = 50_000
"""Of a CSV file; the longest of the library has two thousand."""


@dataclass(frozen=True, slots=True)
class TomlType:
    """A type of TOML file: how it is recognised, and what is wrong with one."""

    name: str
    recognised: Callable[[Tables], bool]
    faults: Callable[[Path, Tables], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class CsvType:
    """A type of CSV file: its columns, and what is wrong with one."""

    name: str
    columns: Collection[str]
    faults: Callable[[Path], Iterable[Fault]]


def _has(*keys: str) -> Callable[[Tables], bool]:
    """Whether one of the keys stands at the head of the file."""
    return lambda tables: any(key in tables for key in keys)


def _has_inside(*keys: str) -> Callable[[Tables], bool]:
    """Whether one of the keys stands in one of the tables of the file."""

    def recognised(tables: Tables) -> bool:
        inside = [cast("Tables", entry) for entry in tables.values() if isinstance(entry, dict)]
        return any(key in entry for entry in inside for key in keys)

    return recognised


def _scenario(path: Path, tables: Tables) -> list[Fault]:
    return examine_scenario(tables, str(path), known_to_the_library())[1]


def _stages(path: Path, tables: Tables) -> list[Fault]:
    del tables  # read again by the reader of stages
    faults: list[Fault] = []
    read_stages(path, [campaign.id for campaign in load_campaigns().listed], faults)
    return faults


def _orders(path: Path, tables: Tables) -> list[Fault]:
    del tables  # read again by the reader of orders
    faults: list[Fault] = []
    read_orders(path, [campaign.id for campaign in load_campaigns().listed], faults)
    return faults


def _occasions(path: Path, tables: Tables) -> list[Fault]:
    del tables
    faults: list[Fault] = []
    read_occasions(path, faults)
    return faults


def _is_glossary(tables: Tables) -> bool:
    """Whether all its tables explain something; orders do so, too, but name campaigns."""
    entries = [cast("Tables", entry) for entry in tables.values() if isinstance(entry, dict)]
    explained = [entry for entry in entries if "meaning" in entry and "campaigns" not in entry]
    return bool(entries) and len(explained) == len(tables)


TOML_TYPES = (
    TomlType("glossary", _is_glossary, lambda path, _: check_glossary_file(path)),
    TomlType("scenario", _has("scenario", "hosts", "stock", "grid"), _scenario),
    TomlType("rules", _has("row"), lambda path, _: check_rules_file(path)),
    TomlType("occasions", _has("election", "discussion", "route"), _occasions),
    TomlType("stages of a campaign", _has("stage"), _stages),
    TomlType("orders", _has_inside("campaigns"), _orders),
    TomlType(
        "declarations of series",
        _has_inside("role", "definition"),
        lambda path, _: check_declarations_file(path),
    ),
    TomlType(
        "sources", _has_inside("kind", "authors", "title"), lambda path, _: check_sources_file(path)
    ),
)
CSV_TYPES = (
    CsvType("series", observation.COLUMNS, check_series_file),
    CsvType("figures of regions", regions.FIGURE_COLUMNS, check_regions_file),
    CsvType("tiles", regions.TILE_COLUMNS, check_regions_file),
    CsvType("bodies over tiles", territory.COLUMNS, check_territory_file),
    CsvType("articles of the rules", articles.COLUMNS, check_rules_file),
    CsvType("coding of the calendar", coding.COLUMNS, check_calendar_file),
    CsvType("events of the calendar", events.COLUMNS, check_calendar_file),
    CsvType("placement of accounts", placements.COORDINATE_COLUMNS, check_coordinates_file),
    CsvType("answers of accounts", placements.ANSWER_COLUMNS, check_answers_file),
)


def check_paths(
    paths: Iterable[str | Path], toml_types: Sequence[TomlType] = TOML_TYPES
) -> list[Fault]:
    """Everything that is wrong with some files; nothing in the list means that all are sound."""
    faults: list[Fault] = []
    for path in paths:
        found = _check(Path(path), toml_types)
        faults.extend(found[:MOST_LETTERS])
        if len(found) > MOST_LETTERS:
            rest = f"more than {MOST_LETTERS} faults"
            faults.append(Fault(str(path), rest, "none", "Mend those above first."))
    return faults


def _check(path: Path, toml_types: Sequence[TomlType]) -> list[Fault]:
    try:
        if path.suffix.lower() == ".csv":
            return list(_check_csv(path, read_text(path)))
        return list(_check_toml(path, read_text(path, LARGEST_TOML), toml_types))
    except InputFaults as letters:
        return list(letters.faults)


def _check_toml(path: Path, text: str, toml_types: Sequence[TomlType]) -> Iterable[Fault]:
    tables = parse_toml(text, str(path))
    if kind := type_of_tables(tables, toml_types):
        return kind.faults(path, tables)
    keys = ", ".join(shown_key(key) for key in list(tables)[:6]) or "nothing"
    names = ", ".join(kind.name for kind in toml_types)
    return [Fault(str(path), f"a file of no known type (it has {keys})", f"one of: {names}")]


def _check_csv(path: Path, text: str) -> Iterable[Fault]:
    refuse_endless_lines(text, str(path))
    lines = max(text.count("\n"), text.count("\r"))
    if lines > MOST_LINES:
        expected = f"at most {MOST_LINES:,}"
        return [Fault(str(path), f"{lines:,} lines", expected, "Split the file.")]
    try:
        header = next(csv.reader([text.split("\n", 1)[0].rstrip("\r")], strict=True), list[str]())
    except csv.Error as error:
        return [Fault(f"{path}, line 1", f"no row of CSV ({error})", "names of columns")]
    if kind := type_of_columns(header):
        return kind.faults(path)
    columns = ", ".join(shown_key(name) for name in header[:8])
    names = ", ".join(kind.name for kind in CSV_TYPES)
    found = f"a table of no known type (its columns are {columns})"
    return [Fault(f"{path}, line 1", found, f"one of: {names}")]


def type_of_tables(tables: Tables, toml_types: Iterable[TomlType]) -> TomlType | None:
    """The first type that knows a file by its tables."""
    return next((kind for kind in toml_types if kind.recognised(tables)), None)


def type_of_columns(header: Collection[str]) -> CsvType | None:
    """The type that a table comes nearest to, where it has half of the columns at least."""
    shares = [len({*kind.columns} & {*header}) / len(kind.columns) for kind in CSV_TYPES]
    likest = max(range(len(CSV_TYPES)), key=shares.__getitem__)
    return CSV_TYPES[likest] if shares[likest] >= 0.5 else None
