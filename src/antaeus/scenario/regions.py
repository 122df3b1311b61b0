"""Tiles: the fixed grid of 104 regions (borders of January 1939) on which people live."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from antaeus.foundation.errors import Fault
from antaeus.scenario.observation import FIGURE, read_figure
from antaeus.scenario.tables import Row, header_of, library, raise_if_any, read_csv
from antaeus.scenario.value import Value
from antaeus.scenario.wording import near_match, shown

TILE_COLUMNS = ("code", "name", "type", "republic", "col", "row", "largest_city")
REPUBLIC_COLUMNS = ("code", "name", "type", "republic", "largest_city")
FIGURE_COLUMNS = ("code", "quantity", "date", *FIGURE)
QUANTITIES = ("population", "urban_share", "largest_city")
TILE_TYPES = ("city", "oblast", "krai", "assr", "ao", "republic")

Figures = dict[tuple[str, str, int], Value]


@dataclass(frozen=True, slots=True)
class Tile:
    """A region as it stood in January 1939; `col` and `row` place it on a hand-made map."""

    code: str
    name: str
    type: str
    republic: str
    col: int
    row: int
    largest_city: str
    population_1939: Value | None
    population_1926: Value | None
    urban_share_1939: Value | None
    largest_city_1939: Value | None


@dataclass(frozen=True, slots=True)
class Republic:
    """A union republic, or the Union itself."""

    code: str
    name: str
    population_1939: Value | None
    population_1926: Value | None
    urban_share_1939: Value | None


@functools.cache
def load_tiles() -> tuple[Tile, ...]:
    """The tiles in the order of the file, which is the order of all arrays over tiles."""
    faults: list[Fault] = []
    figures = _read_figures(library("regions", "figures.csv"), faults)
    tiles = _read_tiles(library("regions", "tiles.csv"), figures, faults)
    raise_if_any(faults)
    return tiles


@functools.cache
def load_republics() -> tuple[Republic, ...]:
    """The Union and its eleven republics of 1939."""
    faults: list[Fault] = []
    figures = _read_figures(library("regions", "figures.csv"), faults)
    rows = read_csv(library("regions", "republics.csv"), REPUBLIC_COLUMNS, faults)
    republics = tuple(
        Republic(
            row["code"],
            row.text("name"),
            figures.get((row["code"], "population", 1939)),
            figures.get((row["code"], "population", 1926)),
            figures.get((row["code"], "urban_share", 1939)),
        )
        for row in rows
    )
    raise_if_any(faults)
    return republics


@functools.cache
def region_codes() -> frozenset[str]:
    """The codes of all tiles, of the republics and of the Union."""
    places = (*load_tiles(), *load_republics())
    return frozenset(place.code for place in places)


def check_regions_file(path: Path) -> list[Fault]:
    """All faults of a table of tiles, or of a table of their figures."""
    faults: list[Fault] = []
    if "quantity" in header_of(path):
        for code, _, _ in _read_figures(path, faults):
            if code not in region_codes():
                remedy = near_match(code, region_codes())
                faults.append(Fault(f"{path.name}, code", shown(code), "a known region", remedy))
    else:
        _read_tiles(path, {}, faults)
    return faults


def _read_tiles(path: Path, figures: Figures, faults: list[Fault]) -> tuple[Tile, ...]:
    rows = list(read_csv(path, TILE_COLUMNS, faults))
    codes: set[str] = set()
    places: set[tuple[str, str]] = set()
    for row in rows:
        row.word("type", TILE_TYPES)
        if row.text("code") in codes:
            row.note("code", "each tile once")
        if (row["col"], row["row"]) in places:
            row.note("col", "a place on the map for one tile only")
        codes.add(row["code"])
        places.add((row["col"], row["row"]))
    return tuple(_tile(row, figures) for row in rows)


def _tile(row: Row, figures: Figures) -> Tile:
    code = row["code"]
    return Tile(
        code=code,
        name=row.text("name"),
        type=row["type"],
        republic=row.text("republic"),
        col=row.whole("col"),
        row=row.whole("row"),
        largest_city=row["largest_city"],
        population_1939=figures.get((code, "population", 1939)),
        population_1926=figures.get((code, "population", 1926)),
        urban_share_1939=figures.get((code, "urban_share", 1939)),
        largest_city_1939=figures.get((code, "largest_city", 1939)),
    )


def _read_figures(path: Path, faults: list[Fault]) -> Figures:
    figures: Figures = {}
    for row in read_csv(path, FIGURE_COLUMNS, faults):
        before = len(faults)
        key = (row.text("code"), row.word("quantity", QUANTITIES), row.day("date").year)
        value = read_figure(row)
        if value < 0:
            row.note("value", "a number that is not negative")
        if key in figures:
            row.note("quantity", "one figure a place, quantity and year")
        if len(faults) == before:
            given = {name: row[name] for name in ("date", *FIGURE[1:])}
            figures[key] = Value.model_validate({"value": value, **given})
    return figures
