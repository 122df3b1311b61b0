"""Whoever writes down what happens: papers of every block and month, put to disk by quarters."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder import (
    cells,
    circulars,
    letters,
    meetings,
    persons,
    plants,
    raions,
    statistics,
)
from antaeus.archive.recorder.above import Above, Columns
from antaeus.archive.recorder.clerk import load_clerk
from antaeus.archive.recorder.dates import load_dates
from antaeus.archive.recorder.desk import BlockDesk, kept_raions
from antaeus.archive.recorder.drawing import PLANTS
from antaeus.archive.recorder.memory import Memory, recall, remember
from antaeus.archive.recorder.sheets import SHEETS
from antaeus.archive.recorder.speakers import N_NAMED
from antaeus.archive.recorder.writer import Writer
from antaeus.foundation.chance import streams
from antaeus.foundation.compiled import handle
from antaeus.foundation.doors import Handle
from antaeus.world.centre import Centre
from antaeus.world.codes import N_KINDS, UNJUDGED
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_CELLS, Ground

_QUARTER = 3
_IS_PLANT = np.isin(np.arange(256), PLANTS)


class ArchiveRecorder:
    """Takes down the papers of a run and puts them to disk; see simulation.run.Recorder."""

    def __init__(
        self,
        folder: Path,
        grounds: list[Ground],
        tile: NDArray[np.int32],
        *,
        seed: int,
        scale: float,
        mode: str,
        of_the_union: bool,
        last: int,
    ) -> None:
        clerk, self._dates = load_clerk(), load_dates()
        self._clerk: Any = handle(clerk)
        self._handed: tuple[Any, Any] = (None, None)
        self._seed, self._scale, self._last = seed, scale, last
        self._tile, self._of_the_union = tile, of_the_union
        kept = kept_raions(tile.size, seed, mode)
        edges = np.cumsum([0, *(ground.raions.id.size for ground in grounds)])
        self._desks = [
            BlockDesk(ground, kept[edges[block] : edges[block + 1]])
            for block, ground in enumerate(grounds)
        ]
        self._above = Above(seed, clerk)
        self._writer = Writer(folder, seed, clerk)
        self._unwritten: list[NDArray[np.int64]] = []

    def take_down(self, block: int, ground: Any, orders: Orders, month: int) -> None:
        """The papers that lie on the table after meetings, reports and judgements."""
        desk = self._desks[block]
        desk.begin_month()
        if not desk.kept.any():
            return
        table, told = _columns_of(ground), self._handed_over(orders)
        sheets, clerk = desk.sheets, self._clerk
        n_cells = int((table.cells.present > 0).sum())
        n_items = int(table.cells.own.sum(dtype=np.int64) + table.cells.copied.sum(dtype=np.int64))
        meetings.write_protocols(
            ground,
            told,
            sheets.room("protocol", n_cells),
            sheets.room("item", n_items),
            sheets.room("speech", N_NAMED * n_cells),
            sheets.room("extract", n_cells),
            clerk,
            month,
            self._keys(meetings.DECISIONS, month),
            sheets.filled,
            desk.ranks,
            desk.unwritten,
        )
        self._about_cells(desk, ground, table, told, month)
        self._about_plants(desk, ground, table, month)
        self._about_raions(desk, ground, table, month)

    def _about_cells(
        self, desk: BlockDesk, ground: Any, table: Ground, orders: Any, month: int
    ) -> None:
        """Reports, the annual list, resolutions on cells, signals."""
        sheets, filled = desk.sheets, int(table.fill[FILL_CELLS])
        judged = int((table.cells.verdict[:filled] != UNJUDGED).sum())
        cells.write_cell_papers(
            ground,
            orders,
            sheets.room("cell_report", filled),
            sheets.room("cell_register", filled if month % 12 == cells.JANUARY else 0),
            sheets.room("bureau", judged),
            sheets.room("signal", int(table.cells.signals.sum(dtype=np.int64))),
            self._clerk,
            month,
            self._keys(cells.DECISIONS, month),
            sheets.filled,
            desk.ranks,
        )

    def _about_plants(self, desk: BlockDesk, ground: Any, table: Ground, month: int) -> None:
        """Plan reports, order books, stoppages, conferences, audits, removals."""
        sheets, hosts = desk.sheets, table.hosts
        units = int(np.count_nonzero((hosts.open != 0) & _IS_PLANT[hosts.kind]))
        plants.write_plant_papers(
            ground,
            sheets.room("plan_report", units),
            sheets.room("order_book", units),
            sheets.room("stoppage", units),
            sheets.room("production_conference", units),
            sheets.room("audit", int((hosts.audited >= 0).sum())),
            sheets.room("post", int((hosts.removed == 1).sum())),
            self._clerk,
            month,
            self._keys(plants.DECISIONS, month),
            sheets.filled,
            desk.ranks,
        )

    def _about_raions(self, desk: BlockDesk, ground: Any, table: Ground, month: int) -> None:
        """Summaries, reports, circulars, letters and registers of what came in."""
        sheets, n_raions = desk.sheets, table.raions.id.size
        clerk, after = self._clerk, (sheets.filled, desk.ranks)
        keys = self._keys(raions.DECISIONS, month)
        summaries = sheets.room("raikom_summary", n_raions)
        reports = sheets.room("raikom_report", n_raions)
        raions.write_raion_reports(ground, summaries, reports, clerk, month, keys, *after)
        keys = self._keys(circulars.DECISIONS, month)
        sheet = sheets.room("circular", n_raions * N_KINDS)
        circulars.write_circulars(ground, sheet, desk.pressure, clerk, month, keys, *after)
        keys = self._keys(letters.DECISIONS, month)
        sheet = sheets.room("letter", int(table.raions.complaints.sum()))
        incoming = sheets.room("incoming", table.raions.complaints.size)
        letters.write_letters(ground, sheet, incoming, clerk, month, keys, *after)

    def close_block(self, block: int, ground: Any, month: int) -> None:
        """Papers about persons, from the month's events."""
        desk = self._desks[block]
        table = _columns_of(ground)
        if statistics.is_published(month, of_the_union=self._of_the_union):
            statistics.count_stock(ground, desk.stock)
        if not desk.kept.any():
            return
        keys = functools.partial(_keys_of_month, self._seed, month)
        persons.write_about_persons(ground, table, desk, self._clerk, self._dates, month, keys)

    def close_month(self, centre: Centre, orders: Orders, month: int) -> None:
        """Papers above the raion; at the end of a quarter all of it goes to disk."""
        self._writer.add(self._above.month(centre, orders, month))
        if statistics.is_published(month, of_the_union=self._of_the_union):
            stock = np.concatenate([desk.stock for desk in self._desks])
            by_tile = np.zeros((int(self._tile[-1]) + 1, stock.shape[1]), np.int64)
            np.add.at(by_tile, self._tile, stock)
            papers = statistics.published(
                by_tile, month, self._scale, of_the_union=self._of_the_union
            )
            self._writer.add(papers)
        for desk in self._desks:
            self._unwritten.append(desk.unwritten_in(month))
        if month % _QUARTER == 0 or month == self._last:
            self._writer.wait()  # the desks' other sheets are free again
            self._writer.put(self._taken(), month, last=month == self._last)

    def remembered(self) -> Memory:
        """What is carried over the end of a year, once all papers of it are on disk."""
        return remember(self._desks, self._above, self.unwritten, self._writer.settled())

    @property
    def unwritten(self) -> NDArray[np.int64]:
        """Meetings of which nobody wrote a protocol, the truth: month, place, number, (n, 3)."""
        return np.concatenate([np.empty((0, 3), np.int64), *self._unwritten])

    def recall(self, memory: Memory) -> None:
        """Go on from the end of a year with what was remembered then."""
        self._unwritten = [memory["unwritten"]]
        recall(memory, self._desks, self._above, self._writer.count)

    def finish(self) -> dict[str, int]:
        """Wait until all is on disk; how many documents of each kind there are."""
        return self._writer.finish()

    def abandon(self) -> None:
        """Stop writing: the run was given up."""
        self._writer.abandon()

    def _taken(self) -> dict[str, list[Columns]]:
        """All sheets by kind, in the order of blocks; the desks turn to their other set."""
        taken: dict[str, list[Columns]] = {}
        for name in SHEETS:
            sheets = [desk.sheets.written(name) for desk in self._desks]
            taken[name] = [sheet for sheet in sheets if sheet is not None]
        for desk in self._desks:
            desk.turn_over()
        return taken

    def _handed_over(self, orders: Orders) -> Any:
        """What is in force as kernels take it; its columns stay the same from month to month."""
        if self._handed[0] is not orders:
            self._handed = (orders, handle(orders))
        return self._handed[1]

    def _keys(self, decisions: tuple[str, ...], month: int) -> NDArray[np.uint64]:
        return _keys_of_month(self._seed, month, decisions)


@functools.lru_cache(maxsize=32)
def _keys_of_month(seed: int, month: int, decisions: tuple[str, ...]) -> NDArray[np.uint64]:
    """The streams of some decisions, made once for all blocks; nobody writes into them."""
    return streams(seed, decisions, month)


def _columns_of(ground: Any) -> Ground:
    """The columns of a block that is handed over."""
    return ground.table if isinstance(ground, Handle) else ground
