"""A witness of a run, who counts beside the recorder what there was to write about."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.numbering import FIRST_RAION
from antaeus.archive.recorder.clerk import load_clerk
from antaeus.archive.recorder.dates import load_dates
from antaeus.archive.recorder.recorder import ArchiveRecorder
from antaeus.foundation.doors import Handle
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
