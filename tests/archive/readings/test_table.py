"""The table of all readings, and what it says where there is nothing to count."""

import pytest

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.readings.counting import count
from antaeus.archive.readings.definitions import load_readings
from antaeus.archive.readings.figures import SHAPES
from antaeus.archive.readings.table import read_all, readings
from antaeus.foundation.errors import InputFaults
from antaeus.scenario.bibliography import unknown_sources


def test_without_papers_nothing_is_counted_and_every_line_says_why(papers):
    table = read_all(papers.connection).to_pylist()

    assert {line["reading"] for line in table} == {f"O{number}" for number in range(1, 22)}
    assert all(line["value"] is None for line in table)
    assert all("no such papers" in line["note"] or "gap" in line["note"] for line in table)


def test_a_reading_can_be_asked_for_alone(papers):
    table = readings(papers.connection, ["O21"]).to_pylist()

    assert [line["reading"] for line in table] == ["O21"]


def test_an_unknown_reading_is_answered_with_the_known_ones(papers):
    with pytest.raises(InputFaults, match=r"'O99'.*O1, O2"):
        readings(papers.connection, ["O99"])


@pytest.mark.parametrize("name", load_readings())
def test_a_reading_states_what_it_is(name):
    reading = load_readings()[name]

    assert reading.verdict in ("yes", "part", "no")
    assert reading.shape in SHAPES
    assert set(reading.needs) <= set(load_kinds())
    assert not unknown_sources("; ".join(reading.sources))
    assert bool(reading.sql) or reading.gaps
    assert not reading.sql or reading.sql.startswith(f"-- {name} ")
    assert reading.verdict != "no" or reading.gaps


@pytest.mark.parametrize("name", load_readings())
def test_a_reading_asks_only_for_the_papers_it_says_it_needs(papers, name):
    reading = load_readings()[name]
    needed = {part.name for part in load_parts().values() if part.part_of in reading.needs}
    for other in (set(load_kinds()) | set(load_parts())) - needed - set(reading.needs):
        papers.connection.execute(f'drop table "{other}"')

    assert list(count(papers.connection, reading))
