"""Places are called as they were called in the month of the document."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from antaeus.archive.wording.territory import read_territory

PLACES = [
    {"place": 0, "tile": -1, "code": "SSSR", "name": "the Union", "raion": 0, "level": "centre"},
    {"place": 1, "tile": 0, "code": "LEN", "name": "Leningrad", "raion": 0, "level": "region"},
    {"place": 1024, "tile": 0, "code": "LEN", "name": "Leningrad", "raion": 4, "level": "raion"},
]
BODIES = [
    {
        "tile": 0,
        "first": 0,
        "last": 76,
        "name": "Petrograd (Leningrad 1924) guberniia",
        "level": "guberniia_uezd_volost",
    },
    {
        "tile": 0,
        "first": 77,
        "last": 243,
        "name": "Northern krai (with a part of another)",
        "level": "oblast_raion",
    },
]


@pytest.fixture
def made_up_territory(tmp_path):
    pq.write_table(pa.Table.from_pylist(PLACES), tmp_path / "places.parquet")
    pq.write_table(pa.Table.from_pylist(BODIES), tmp_path / "bodies.parquet")
    return read_territory(tmp_path)


@pytest.mark.parametrize(
    ("month", "region", "committee"),
    [
        (0, "Petrograd guberniia", "ukom"),
        (34, "Leningrad guberniia", "ukom"),
        (76, "Leningrad guberniia", "ukom"),
        (77, "Northern krai", "raikom"),
    ],
)
def test_a_raion_lies_where_it_lay_in_the_month(made_up_territory, month, region, committee):
    body = made_up_territory.body(1024, month)
    assert (body.region, body.unit_committee) == (region, committee)


def test_units_and_committees_have_the_names_of_their_time(made_up_territory):
    assert made_up_territory.body(1024, 0).unit == "uezd No. 4"
    assert made_up_territory.body(1024, 200).unit == "raion No. 4"
    assert made_up_territory.body(1, 0).region_committee == "gubkom"
    assert made_up_territory.body(1, 200).region_committee == "kraikom"
    assert made_up_territory.body(0, 200).region == "the Union"


def test_a_place_that_the_archive_does_not_list_is_said_to_be_unknown(made_up_territory):
    assert "not known" in made_up_territory.body(1999, 5).region
