"""Readings counted from papers in memory are those that are counted from the files."""

from __future__ import annotations

from fractions import Fraction

import pytest

from antaeus.archive.lenses.reading import lens_names, load_lens
from antaeus.archive.readings.counting import count
from antaeus.archive.readings.definitions import chosen
from antaeus.archive.readings.many_lenses import count_under
from antaeus.archive.store.connection import connect
from antaeus.archive.store.folder import ArchiveFolder, open_archive
from antaeus.interface import run


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> ArchiveFolder:
    """What the toy district left on paper."""
    folder = tmp_path_factory.mktemp("runs") / "toy"
    run("toy_district", scale=Fraction(1), to="1934-12", archive="full", threads=1, out=folder)
    return open_archive(folder)


def from_files(archive: ArchiveFolder, lens: str) -> list[object]:
    connected = connect(archive, load_lens(lens))
    lines = [line for one in chosen(None) for line in count(connected.connection, one)]
    connected.close()
    return [*lines]


def rounded(line: object) -> tuple[object, ...]:
    """A line, with numbers as far as the order of summing up leaves them alone."""
    values = [getattr(line, name) for name in ("reading", "group", "year", "n", "unit", "note")]
    numbers = [getattr(line, name) for name in ("value", "low", "high")]
    return (*values, *(None if one is None else pytest.approx(one, rel=1e-9) for one in numbers))


@pytest.mark.compiled_only
def test_memory_says_what_the_files_say(archive: ArchiveFolder) -> None:
    lenses = [load_lens(name) for name in lens_names()]
    found = list(count_under(archive, lenses, chosen(None)))
    told = 0
    for lens in lenses:
        of_lens = [line for id, line in found if id == lens.id]
        expected = from_files(archive, lens.id)
        assert [rounded(line) for line in of_lens] == [rounded(line) for line in expected]
        told += sum(line.value is not None for line in of_lens)
    assert told > 100


@pytest.mark.compiled_only
def test_order_and_company_of_lenses_change_nothing(archive: ArchiveFolder) -> None:
    plant, full = load_lens("plant"), load_lens("full")
    forth = list(count_under(archive, [full, plant], chosen(["O1", "O9"])))
    back = list(count_under(archive, [plant, full], chosen(["O1", "O9"])))
    assert sorted(map(repr, forth)) == sorted(map(repr, back))
    alone = list(count_under(archive, [plant], chosen(["O9"])))
    assert alone == [(id, line) for id, line in forth if (id, line.reading) == ("plant", "O9")]
