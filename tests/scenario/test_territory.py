from pathlib import Path

import pytest

from antaeus.foundation.months import N_MONTHS, month_date, parse_month
from antaeus.scenario.regions import load_tiles
from antaeus.scenario.tables import library
from antaeus.scenario.territory import check_territory_file, load_territory

ROWS = library("regions", "territory.csv").read_text(encoding="utf-8").splitlines()


def test_every_tile_has_one_body_in_every_month() -> None:
    territory = load_territory()
    for tile in load_tiles():
        for month in range(N_MONTHS):
            body = territory.body(tile.code, month)
            assert body.tile == tile.code
            assert body.since <= month_date(month) <= body.until


def test_a_month_takes_the_body_of_its_first_day() -> None:
    territory = load_territory()
    assert territory.body("MOS", parse_month("1929-01")).name == "Moscow guberniia"
    assert territory.body("MOS", parse_month("1929-02")).name.startswith("Moscow oblast")


def test_okrugs_end_in_1930_but_for_murmansk() -> None:
    okrugs = {
        month: {
            body.tile
            for body in load_territory().bodies(parse_month(month))
            if body.level == "oblast_okrug_raion"
        }
        for month in ("1930-07", "1931-01")
    }
    assert len(okrugs["1930-07"]) > 50
    assert okrugs["1931-01"] == {"MUR"}


@pytest.mark.parametrize(
    ("month", "units"),
    [("1921-07", 94), ("1926-07", 91), ("1931-07", 51), ("1937-07", 76), ("1939-07", 104)],
)
def test_the_number_of_units_follows_the_reforms(month: str, units: int) -> None:
    names = load_territory().names(parse_month(month))
    assert len(names) == units
    assert sum(len(tiles) for tiles in names.values()) == 104


def test_gaps_and_overlaps_are_told(tmp_path: Path) -> None:
    path = tmp_path / "territory.csv"
    gap = ROWS[1].replace("1929-01-13", "1928-12-31")
    overlap = ROWS[3].replace("1930-08-01", "1930-07-01")
    changed = [ROWS[0], gap, ROWS[2], overlap, *ROWS[4:]]
    path.write_text("\n".join(changed), encoding="utf-8")
    told = [str(fault) for fault in check_territory_file(path)]
    assert len(told) == 2
    assert any("nobody from 1929-01-01 to 1929-01-13" in letter for letter in told)
    assert any("two bodies from 1930-07-01 to 1930-07-31" in letter for letter in told)


def test_an_unknown_tile_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    path = tmp_path / "territory.csv"
    path.write_text("\n".join([*ROWS, ROWS[1].replace("MOW", "MOWW", 1)]), encoding="utf-8")
    told = [str(fault) for fault in check_territory_file(path)]
    assert len(told) == 1
    assert "MOW" in told[0]
