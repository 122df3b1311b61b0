"""A lens shows what its rules say; losses nest and pair; faults come as letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from antaeus.accounts.files import check_paths
from antaeus.archive.kinds import load_kinds
from antaeus.archive.lenses.compiling import SALT_OF_FILES, SALT_OF_PAPERS
from antaeus.archive.lenses.reading import LENS, lens_names, load_lens
from antaeus.archive.numbering import parts_of
from antaeus.archive.paper_chance import mixed_one
from antaeus.archive.store.asking import ask
from antaeus.archive.store.connection import Archive, connect
from antaeus.archive.store.folder import open_archive
from antaeus.foundation.errors import InputFaults
from antaeus.foundation.months import year_of
from antaeus.scenario.bibliography import ids_of, load_bibliography

SHARE = (
    '{{ value = {}, unit = "share", date = "1921-03/1941-06", source = "antaeus_assumption", '
    'basis = "assumed", status = "derived", confidence = "low" }}'
)
See = Callable[[str], Archive]


@pytest.fixture
def see(run: Path, tmp_path: Path) -> Iterator[See]:
    """The archive through a lens of the library, or through rules written in a test."""
    opened: list[Archive] = []

    def through(lens: str) -> Archive:
        if lens not in lens_names():
            file = tmp_path / f"lens{len(opened)}.toml"
            head = 'id = "own"\ntitle = "t"\nsummary = "s"\nsources = ["antaeus_assumption"]\n'
            file.write_text(f"{head}{lens}")
            lens = str(file)
        opened.append(connect(open_archive(run), load_lens(lens)))
        return opened[-1]

    yield through
    for one in opened:
        one.close()


def docs(archive: Archive, kind: str) -> set[int]:
    return {doc for (doc,) in ask(archive, f'select doc from "{kind}"', rows=None).rows}


@pytest.mark.parametrize("name", lens_names())
def test_a_lens_of_the_library_has_sources_and_shows_papers(name: str, see: See) -> None:
    lens = load_lens(name)
    assert lens.id == name
    cited = {id for source in lens.sources for id in ids_of(source)}
    assert cited <= load_bibliography().keys()
    through = see(name)
    assert any(docs(through, kind) for kind in through.seen.kinds())


def test_full_hides_nothing(see: See, archive: Archive) -> None:
    assert archive.seen.everything()
    through = see('[[rule]]\nid = "r"\n')
    assert all(docs(through, kind) == docs(archive, kind) for kind in load_kinds())


def test_smolensk_shows_one_tile_and_nothing_after_1938(see: See) -> None:
    through = see("smolensk")
    for kind in through.seen.kinds():
        found = ask(through, f'select place, month from "{kind}"', rows=None).rows
        codes = dict(ask(through, "select place, code from places").rows)
        assert {codes[place] for place, _ in found} <= {"SMO", "SSSR"}
        assert all(year_of(month) <= 1938 for _, month in found)
    assert docs(through, "press") == set()


def test_a_body_shows_its_tile_only_while_it_answered(see: See) -> None:
    through = see('[[rule]]\nid = "r"\nbodies = ["Western oblast"]\n')
    found = ask(through, "select place, month from card", rows=None).rows
    assert found
    assert all(103 <= month <= 198 and (place - 1024) % 4 == 0 for place, month in found)


def test_registers_show_statistics_only(see: See) -> None:
    assert set(see("registers").seen.kinds()) == {"stat", "congress"}


def test_a_lost_file_is_lost_whole_and_a_lost_paper_alone(see: See, archive: Archive) -> None:
    rule = f'[[rule]]\nid = "r"\nfiles = {SHARE.format(0.5)}\npapers = {SHARE.format(0.6)}\n'
    expected = set()
    for doc in docs(archive, "card"):
        place, month, kind, *_ = parts_of(doc)
        file = place << 48 | year_of(month) << 8 | kind
        kept = mixed_one(file, SALT_OF_FILES) < int(0.5 * 2**32)
        if kept and mixed_one(doc, SALT_OF_PAPERS) < int(0.6 * 2**32):
            expected.add(doc)
    assert docs(see(rule), "card") == expected
    assert 0 < len(expected) < 150


def test_a_wider_share_shows_all_that_a_narrower_one_shows(see: See) -> None:
    wide, narrow = (
        see(f'[[rule]]\nid = "r"\nfiles = {SHARE.format(a)}\npapers = {SHARE.format(b)}\n')
        for a, b in ((0.8, 0.9), (0.4, 0.7))
    )
    for kind in ("protocol", "card", "letter"):
        assert docs(narrow, kind) < docs(wide, kind)


def test_parts_are_seen_with_their_papers_and_lost_with_them(see: See) -> None:
    for name in ("smolensk", "regional", "plant"):
        through = see(name)
        loose = ask(through, "select count(*) from speech anti join protocol using (doc)").rows
        assert loose == [(0,)]


def test_conditions_on_columns_and_on_cells_named_elsewhere(see: See, archive: Archive) -> None:
    through = see(
        '[[rule]]\nid = "r"\nkinds = ["protocol"]\nwhere = [{ column = "host_kind", '
        'among = ["factory", "village"] }]\nthose = { column = "cell", kind = "cell_register", '
        'where = [{ column = "workers", at_least = 1500 }] }\n'
    )
    expected = ask(
        archive,
        "select doc from protocol where host_kind in (0, 3) and cell in "
        "(select cell from cell_register where workers >= 1500)",
        rows=None,
    ).rows
    assert docs(through, "protocol") == {doc for (doc,) in expected}
    assert through.seen.kinds() == ("protocol",)


def test_all_faults_of_a_lens_are_said_at_once_with_near_matches(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        'id = "own"\ntitle = "t"\nsummary = "s"\nsources = ["fainsod1985"]\n'
        '[[rule]]\nid = "r"\nkinds = ["protocl"]\ntiles = ["SMX"]\nbodies = ["Wester oblast"]\n'
        'fonds = ["cell"]\n'
    )
    with pytest.raises(InputFaults) as said:
        load_lens(str(file))
    text = str(said.value)
    assert len(said.value.faults) == 5
    for near in ("protocol", "Western oblast", "cells", "fainsod1958"):
        assert f'Did you mean "{near}"' in text
    assert len(check_paths([file], (LENS,))) == 5


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('from = "1930-01"\nto = "1929-01"', "from 1930-01 to 1929-01"),
        ('from = "1930"', "1930"),
        ("color = 1", 'unknown key "color"'),
        ('where = [{ column = "cell" }]', "a condition that everything meets"),
        ('kinds = ["audit"]\nwhere = [{ column = "trigger", among = ["rade"] }]', '"raid"'),
        (f"files = {SHARE.format(1.5)}", "1.5"),
        ("files = 0.5", "files"),
    ],
)
def test_a_fault_of_a_rule_is_a_letter(tmp_path: Path, rule: str, said: str) -> None:
    file = tmp_path / "own.toml"
    head = 'id = "own"\ntitle = "t"\nsummary = "s"\nsources = ["antaeus_assumption"]\n'
    file.write_text(f'{head}[[rule]]\nid = "r"\n{rule}\n')
    faults = check_paths([file], (LENS,))
    assert faults
    assert said in "\n".join(map(str, faults))


def test_an_unknown_lens_has_a_near_match() -> None:
    with pytest.raises(InputFaults, match='Did you mean "smolensk"'):
        load_lens("smolnsk")
