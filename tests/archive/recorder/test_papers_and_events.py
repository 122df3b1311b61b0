"""No paper without its event, no event without its paper or a recorded loss."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from toy_district import BUSY, simulate

from antaeus.archive.kinds import fonds, load_kinds, load_parts
from antaeus.archive.numbering import FIRST_RAION, document_of, parts_of, reference
from antaeus.archive.recorder.clerk import load_clerk
from antaeus.archive.recorder.dates import load_dates
from antaeus.archive.recorder.recorder import ArchiveRecorder
from antaeus.foundation.doors import Handle
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request
from antaeus.simulation.run import Simulation
from antaeus.world.codes import (
    ARRESTED,
    DISSOLVED,
    EMPTY,
    EXPELLED_BY_TRIAL,
    LAPSED,
    UNJUDGED,
)
from antaeus.world.events import EVENT_KINDS
from antaeus.world.tables import FILL_CELLS, FILL_EVENTS, FILL_FORMER, FILL_PEOPLE, Ground

Tally = Counter[tuple[str, int, int]]
"""How many by kind, month and place."""

PAPER_OF_EVENT = {
    "admitted": "card",
    "accepted": "card",
    "reinstated": "card",
    "incorporated": "card",
    "moved_away": "card",
    "moved_in": "card",
    "changed_job": "card",
    "reduced_to_candidate": "verdict",
    "tried": "verdict",
    "appealed": "appeal",
    "promoted": "post",
    "elected": "post",
    "voted_out": "post",
    "founded": "cell_register",
    "split": "cell_register",
    "dissolved": "cell_register",
}
"""`left` has its card or its verdict by the cause."""
PLANTS = (0, 1, 2, 4)
STANDSTILL = load_clerk().standstill
MONTHS, UNION_MONTHS = 84, 48


class Witness(ArchiveRecorder):
    """The recorder, and beside it a plain count of what there was to write about."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.happened: Tally = Counter()

    def take_down(self, block: int, ground: Any, orders: Any, month: int) -> None:
        super().take_down(block, ground, orders, month)
        table = ground.table if isinstance(ground, Handle) else ground
        self._of_cells(table, month)
        self._of_hosts(table, month)
        raions = table.raions
        for r in range(raions.id.size):
            self._add("letter", month, table, r, int(raions.complaints[r].sum()))
            self._add("incoming", month, table, r, int((raions.complaints[r] > 0).sum()))
            of_raion = (table.cells.raion == r) & (table.cells.form != DISSOLVED)
            of_raion[table.fill[FILL_CELLS] :] = False
            here = np.unique(table.hosts.kind[table.cells.host[of_raion]])
            for kind in ("raikom_summary", "raikom_report"):
                self._add(kind, month, table, r, int(here.size > 0))
            self._add("circular", month, table, r, int((raions.pressure[r, here] > 0).sum()))

    def close_block(self, block: int, ground: Any, month: int) -> None:
        super().close_block(block, ground, month)
        table = ground.table if isinstance(ground, Handle) else ground
        events = table.events
        for e in range(int(table.fill[FILL_EVENTS])):
            name = EVENT_KINDS[events.kind[e]]
            for kind in self._papers_of(name, int(events.detail[e])):
                self._add(kind, month, table, int(events.raion[e]), 1)
        for i in range(int(table.fill[FILL_FORMER])):
            if table.former.appeal_due[i] == month and table.former.status[i] != EMPTY:
                self._add("appeal", month, table, table.hosts.raion[table.former.host[i]], 1)
        if month in load_dates().censuses:
            here = np.flatnonzero(table.people.status[: table.fill[FILL_PEOPLE]] != EMPTY)
            for r in table.cells.raion[table.people.cell[here]]:
                self._add("card", month, table, int(r), 1)

    def _papers_of(self, event: str, cause: int) -> list[str]:
        if event == "left":
            if ARRESTED <= cause <= EXPELLED_BY_TRIAL:
                return ["verdict", "case_file"] if cause == ARRESTED else ["verdict"]
            assert cause <= LAPSED
            return ["card"]
        return ["card", "appeal"] if event == "reinstated" else [PAPER_OF_EVENT[event]]

    def _of_cells(self, table: Ground, month: int) -> None:
        cells = table.cells
        for c in range(int(table.fill[FILL_CELLS])):
            if cells.form[c] == DISSOLVED:
                continue
            r = int(cells.raion[c])
            self._add("protocol", month, table, r, int(cells.present[c] > 0))
            self._add("signal", month, table, r, int(cells.signals[c]))
            self._add("bureau", month, table, r, int(cells.verdict[c] != UNJUDGED))
            turn = (int(cells.id[c]) + month) % 3 == 0 and cells.people[c] > 0
            self._add("cell_report", month, table, r, int(turn))
            self._add("cell_register", month, table, r, int(month % 12 == 10))

    def _of_hosts(self, table: Ground, month: int) -> None:
        hosts, cells = table.hosts, table.cells
        critics = np.zeros(hosts.id.size, np.int64)
        living = np.flatnonzero(cells.form[: table.fill[FILL_CELLS]] != DISSOLVED)
        np.add.at(critics, cells.host[living], cells.critics[living])
        for h in range(hosts.id.size):
            r, here = int(hosts.raion[h]), bool(hosts.open[h] != 0)
            plant = here and hosts.kind[h] in PLANTS
            self._add("plan_report", month, table, r, int(plant))
            self._add("order_book", month, table, r, int(plant and hosts.orders[h] > 0))
            self._add("stoppage", month, table, r, int(plant and hosts.stoppage[h] > STANDSTILL))
            talked = plant and critics[h] > 0 and hosts.union[h] > 0 and hosts.orders[h] > 0
            self._add("production_conference", month, table, r, int(talked))
            self._add("audit", month, table, r, int(here and hosts.audited[h] >= 0))
            self._add("post", month, table, r, int(here and hosts.removed[h] == 1))

    def _add(self, kind: str, month: int, table: Ground, r: int, count: int) -> None:
        if count:
            self.happened[kind, month, FIRST_RAION + int(table.raions.id[r])] += count


def recorded(
    run: Simulation, folder: Path, last: int, mode: str = "full", *, of_the_union: bool = False
) -> Witness:
    witness = Witness(
        folder,
        run.world.grounds,
        run.world.tile,
        seed=1,
        scale=1.0,
        mode=mode,
        of_the_union=of_the_union,
        last=last,
    )
    run.record_with(witness)
    for _ in run.months(last=last):
        pass
    witness.finish()
    return witness


def papers(folder: Path, kind: str) -> Any:
    """All papers of a kind or part that were put to disk, as a table of pandas."""
    kinds, parts = load_kinds(), load_parts()
    fond = kinds[parts[kind].part_of if kind in parts else kind].fond
    files = sorted((folder / fond).glob(f"{kind}-*.parquet"))
    return pq.read_table(files).to_pandas() if files else None


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Witness]:
    folder = tmp_path_factory.mktemp("archive")
    return folder, recorded(simulate("vanguard", BUSY), folder, MONTHS - 1)


def test_every_event_class_has_a_kind_of_paper() -> None:
    assert set(PAPER_OF_EVENT) | {"left"} == set(EVENT_KINDS)


JOINED = (
    *("protocol", "cell_report", "cell_register", "bureau", "signal", "letter", "incoming"),
    *("plan_report", "order_book", "stoppage", "production_conference", "audit", "card"),
    *("verdict", "appeal", "post", "case_file", "raikom_summary", "raikom_report", "circular"),
)


def hold_against_events(folder: Path, witness: Witness, kind: str) -> int:
    """Papers and losses of a kind are what happened, by month and place; how many that is."""
    found: Tally = Counter()
    table = papers(folder, kind)
    if table is not None:
        for month, place, copy in zip(table.month, table.place, table["copy"], strict=True):
            found[kind, int(month), int(place)] += int(copy == 0 and place >= FIRST_RAION)
    if kind == "protocol":
        for month, place, lost in witness.unwritten:
            found[kind, month, place] += lost
        assert witness.unwritten
    happened = {key: n for key, n in witness.happened.items() if key[0] == kind}
    assert {key: n for key, n in found.items() if n} == happened
    return sum(happened.values())


@pytest.mark.parametrize("kind", JOINED)
def test_papers_and_losses_are_what_happened(told: tuple[Path, Witness], kind: str) -> None:
    assert hold_against_events(*told, kind) or kind in ("stoppage", "case_file")


def test_papers_and_losses_are_what_happened_in_the_union(tmp_path: Path) -> None:
    inputs = load_inputs(Request(scale=Fraction(1, 100), account="vanguard", last=UNION_MONTHS - 1))
    witness = recorded(inputs.simulation(), tmp_path, UNION_MONTHS - 1, of_the_union=True)
    counted = {kind: hold_against_events(tmp_path, witness, kind) for kind in JOINED}
    assert all(n > 100 for kind, n in counted.items() if kind not in ("stoppage", "case_file"))
    assert counted["protocol"] > 10_000


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
