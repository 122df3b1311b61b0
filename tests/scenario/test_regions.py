from pathlib import Path

import pytest

from antaeus.scenario.regions import (
    check_regions_file,
    load_republics,
    load_tiles,
    region_codes,
)
from antaeus.scenario.tables import library

TILES = library("regions", "tiles.csv").read_text(encoding="utf-8").splitlines()
FIGURES = library("regions", "figures.csv").read_text(encoding="utf-8").splitlines()


def test_there_are_104_tiles_each_in_its_own_place() -> None:
    tiles = load_tiles()
    assert len({tile.code for tile in tiles}) == 104
    assert len({(tile.col, tile.row) for tile in tiles}) == 104


def test_the_people_of_all_tiles_add_up_to_the_census() -> None:
    people = sum(tile.population_1939.value for tile in load_tiles() if tile.population_1939)
    union = next(place for place in load_republics() if place.code == "USSR").population_1939
    assert union is not None
    assert people == pytest.approx(union.value, rel=1e-4)


def test_the_urban_share_of_regions_stays_a_visible_gap() -> None:
    assert all(tile.urban_share_1939 is None for tile in load_tiles())


def test_an_equal_split_is_called_an_assumption() -> None:
    minsk = next(tile for tile in load_tiles() if tile.code == "MIN")
    assert minsk.population_1939 is not None
    assert (minsk.population_1939.basis, minsk.population_1939.confidence) == ("assumed", "low")


def test_republics_and_the_union_have_codes_too() -> None:
    assert {"USSR", "KS-KAZ", "MOW"} <= region_codes()
    assert len(region_codes()) == 116


def test_the_packaged_tables_are_without_fault() -> None:
    assert check_regions_file(library("regions", "tiles.csv")) == []
    assert check_regions_file(library("regions", "figures.csv")) == []


def test_all_faults_of_a_table_of_tiles_are_told(tmp_path: Path) -> None:
    path = tmp_path / "tiles.csv"
    path.write_text("\n".join([*TILES[:3], TILES[1], "X,Y,Z,,a,-1,"]), encoding="utf-8")
    told = "\n".join(str(fault) for fault in check_regions_file(path))
    for part in ("each tile once", "one tile only", "type", "republic", "col", "row"):
        assert part in told


def test_an_unknown_place_or_a_doubled_figure_is_told(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    strange = FIGURES[1].replace("USSR", "ATLANTIS", 1)
    path.write_text("\n".join([*FIGURES[:2], FIGURES[1], strange]), encoding="utf-8")
    told = "\n".join(str(fault) for fault in check_regions_file(path))
    assert "ATLANTIS" in told
    assert "one figure a place" in told
