"""A witness of a run, who counts beside the recorder what there was to write about."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from above_raions import AboveRaions
from in_raions import Counted, of_cells, of_events, of_hosts, of_raions
from numpy.typing import NDArray
from truths import Truths

from antaeus.archive.numbering import FIRST_RAION
from antaeus.archive.recorder.recorder import ArchiveRecorder
from antaeus.foundation.doors import Handle
from antaeus.simulation.run import Simulation
from antaeus.world.centre import Centre
from antaeus.world.codes import MEMBER
from antaeus.world.events import PROMOTED
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_EVENTS, FILL_PEOPLE, Ground

Tally = Counter[tuple[str, int, int]]
"""How many by kind, month and place."""


class Witness(ArchiveRecorder):
    """The recorder, and beside it a plain count of what there was to write about."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.happened: Tally = Counter()
        self.of_campaigns: Counter[tuple[str, int, int]] = Counter()
        """How many by kind, month and campaign, of what the centre and regions had to write."""
        self.promoted: Counter[tuple[int, int, int]] = Counter()
        """Month, place and number of everyone promoted who was still there."""
        self.without_post: dict[tuple[int, int], NDArray[np.uint64]] = {}
        """By month and place of promotions, the members without a post who could be looked at."""
        self.truths = Truths()
        self.last, self.n_tiles = self._last, int(self._tile[-1]) + 1
        self.largest = 0
        """Most rows of people that a block had in any month."""
        self._higher = AboveRaions()

    def take_down(self, block: int, ground: Any, orders: Any, month: int) -> None:
        super().take_down(block, ground, orders, month)
        table = table_of(ground)
        for counted in (of_cells(table, month), of_hosts(table), of_raions(table)):
            self._add(counted, table, month)
        self.truths.note(table, month)

    def close_block(self, block: int, ground: Any, month: int) -> None:
        super().close_block(block, ground, month)
        table = table_of(ground)
        self._add(of_events(table, month), table, month)
        self._note_promotions(table, month)

    def close_month(self, centre: Centre, orders: Orders, month: int) -> None:
        super().close_month(centre, orders, month)
        for kind, place, campaign, count in self._higher.month(centre, orders):
            if count:
                self.happened[kind, month, place] += count
                self.of_campaigns[kind, month, campaign] += count
        self.truths.note_regions(centre, month)

    def _add(self, counted: Counted, table: Ground, month: int) -> None:
        for kind, rows, counts in counted:
            of_raions = np.bincount(rows, counts, table.raions.id.size)
            for r in np.flatnonzero(of_raions):
                self.happened[kind, month, place_of(table, r)] += int(of_raions[r])

    def _note_promotions(self, table: Ground, month: int) -> None:
        events, people = table.events, table.people
        filled, n = int(table.fill[FILL_EVENTS]), int(table.fill[FILL_PEOPLE])
        self.largest = max(self.largest, n)
        free = (people.status[:n] == MEMBER) & (people.post[:n] == 0)
        raions = table.cells.raion[people.cell[:n]]
        for e in np.flatnonzero(events.kind[:filled] == PROMOTED):
            r, i = events.raion[e], events.row[e]
            if people.id[i] == events.person[e] and people.status[i] != 0:
                place = place_of(table, r)
                self.promoted[month, place, int(events.person[e])] += 1
                self.without_post[month, place] = people.id[:n][free & (raions == r)]


def table_of(ground: Any) -> Ground:
    """The columns of a block, whichever way it is handed over."""
    return ground.table if isinstance(ground, Handle) else ground


def place_of(table: Ground, r: Any) -> int:
    """The place of a raion by its row."""
    return FIRST_RAION + int(table.raions.id[r])


def recorded(
    run: Simulation, folder: Path, last: int, mode: str = "full", *, of_the_union: bool = False
) -> Witness:
    """A run with its papers put to disk and somebody who counted beside."""
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
