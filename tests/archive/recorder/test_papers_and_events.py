"""No paper without its event, no event without its paper or a recorded loss."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from in_raions import PAPER_OF_EVENT
from joins import BY_CAMPAIGN, BY_DATE, BY_LIST, BY_PLACE, BY_PROTOCOL, hold, papers
from toy_district import BUSY, simulate
from witness import Witness, recorded

from antaeus.archive.kinds import fonds, load_kinds
from antaeus.archive.numbering import document_of, parts_of, reference
from antaeus.world.events import EVENT_KINDS

MONTHS = 84


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Witness]:
    folder = tmp_path_factory.mktemp("archive")
    return folder, recorded(simulate("vanguard", BUSY), folder, MONTHS - 1)


def test_every_event_class_has_a_kind_of_paper() -> None:
    assert set(PAPER_OF_EVENT) | {"left"} == set(EVENT_KINDS)


def test_every_kind_of_paper_is_joined_by_one_rule() -> None:
    joined = [*BY_PLACE, *BY_CAMPAIGN, *BY_LIST, *BY_PROTOCOL, *BY_DATE]
    assert sorted(joined) == sorted(load_kinds())


@pytest.mark.parametrize("kind", load_kinds())
def test_papers_and_losses_are_what_happened(told: tuple[Path, Witness], kind: str) -> None:
    assert hold(*told, kind) or kind in ("stoppage", "case_file", "congress")


def test_parts_belong_to_a_written_protocol(told: tuple[Path, Witness]) -> None:
    folder, _ = told
    protocols = papers(folder, "protocol").set_index("doc")
    items, speeches = papers(folder, "item"), papers(folder, "speech")
    of_items = items.groupby("doc").size()
    assert (protocols["items"].loc[of_items.index] == of_items).all()
    assert protocols["items"].sum() == len(items)
    named = speeches.groupby("doc").size()
    assert (named <= 3).all()
    assert (np.minimum(protocols.speakers.loc[named.index], 3) == named).all()


def test_numbers_are_unique_and_say_place_month_and_kind(told: tuple[Path, Witness]) -> None:
    folder, _ = told
    for name, kind in load_kinds().items():
        table = papers(folder, name)
        if table is None:
            continue
        assert table.doc.is_unique
        for doc, month, place in table[["doc", "month", "place"]].head(20).itertuples(index=False):
            number = parts_of(int(doc))
            assert (number.kind, number.month, number.place) == (kind.number, month, place)
            assert document_of(reference(int(doc))) == doc
        assert (table.written >= table.month).all()
    assert len(fonds()) == 10


def test_a_sample_keeps_whole_raions_and_all_from_the_region_up(tmp_path: Path) -> None:
    run = simulate("vanguard", BUSY)
    recorded(run, tmp_path, 11, "sample")
    table = papers(tmp_path, "protocol")
    assert table.place.nunique() == 1 < run.raions
    assert len(papers(tmp_path, "obkom_report")) == 12 * len(run.tiles)


def test_an_archive_is_the_same_for_one_and_two_threads(tmp_path: Path) -> None:
    for threads in (1, 2):
        run = simulate("vanguard", BUSY, threads=threads, blocks=2)
        recorded(run, tmp_path / str(threads), 23)
    one, two = (sorted((tmp_path / str(n)).rglob("*.parquet")) for n in (1, 2))
    assert [file.name for file in one] == [file.name for file in two]
    for mine, theirs in zip(one, two, strict=True):
        assert pq.read_table(mine).equals(pq.read_table(theirs))


def test_who_is_not_recorded_lives_as_if_nobody_wrote(tmp_path: Path) -> None:
    silent, watched = simulate("vanguard", BUSY), simulate("vanguard", BUSY)
    hashes = [month.hashes for month in silent.months(last=11)]
    witness = Witness(
        tmp_path,
        watched.world.grounds,
        watched.world.tile,
        seed=1,
        scale=1.0,
        mode="full",
        of_the_union=False,
        last=11,
    )
    watched.record_with(witness)
    assert [month.hashes for month in watched.months(last=11)] == hashes
    witness.finish()
