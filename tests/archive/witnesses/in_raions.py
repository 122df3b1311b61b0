"""What there was to write about in the raions of a block in a month, counted plainly.

Every count is a kind of paper, rows of raions, and how many papers each of these rows is worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.clerk import load_clerk
from antaeus.archive.recorder.dates import load_dates
from antaeus.world.codes import ARRESTED, DISSOLVED, EMPTY, EXPELLED_BY_TRIAL, LAPSED, UNJUDGED
from antaeus.world.events import EVENT_KINDS
from antaeus.world.tables import FILL_CELLS, FILL_EVENTS, FILL_FORMER, FILL_PEOPLE, Ground

Counted = Iterator[tuple[str, NDArray[Any], NDArray[Any]]]

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
JANUARY = 10


def living_cells(table: Ground) -> NDArray[np.intp]:
    """Rows of the cells that are not dissolved."""
    return np.flatnonzero(table.cells.form[: table.fill[FILL_CELLS]] != DISSOLVED)


def of_cells(table: Ground, month: int) -> Counted:
    """Meetings, signals, verdicts on cells, reports whose turn it is, the annual list."""
    cells, living = table.cells, living_cells(table)
    r = cells.raion[living]
    turn = (cells.id[living] + np.uint64(month)) % np.uint64(3) == 0
    yield "protocol", r, cells.present[living] > 0
    yield "signal", r, cells.signals[living]
    yield "bureau", r, cells.verdict[living] != UNJUDGED
    yield "cell_report", r, turn & (cells.people[living] > 0)
    yield "cell_register", r, np.full(r.size, month % 12 == JANUARY)


def of_hosts(table: Ground) -> Counted:
    """Months of plants, their orders, stoppages, conferences, audits; heads removed."""
    hosts, cells = table.hosts, table.cells
    living = living_cells(table)
    critics = np.zeros(hosts.id.size, np.int64)
    np.add.at(critics, cells.host[living], cells.critics[living])
    here = hosts.open != 0
    plant = here & np.isin(hosts.kind, PLANTS)
    gave_orders = plant & (hosts.orders > 0)
    yield "plan_report", hosts.raion, plant
    yield "order_book", hosts.raion, gave_orders
    yield "stoppage", hosts.raion, plant & (hosts.stoppage > load_clerk().standstill)
    yield "production_conference", hosts.raion, gave_orders & (critics > 0) & (hosts.union > 0)
    yield "audit", hosts.raion, here & (hosts.audited >= 0)
    yield "post", hosts.raion, here & (hosts.removed == 1)


def of_raions(table: Ground) -> Counted:
    """Letters and registers of them, reports of raions with cells, circulars where a line came."""
    raions, living = table.raions, living_cells(table)
    rows = np.arange(raions.id.size)
    has_cells = np.zeros(raions.pressure.shape, bool)
    has_cells[table.cells.raion[living], table.hosts.kind[table.cells.host[living]]] = True
    yield "letter", rows, raions.complaints.sum(axis=1)
    yield "incoming", rows, (raions.complaints > 0).sum(axis=1)
    yield "raikom_summary", rows, has_cells.any(axis=1)
    yield "raikom_report", rows, has_cells.any(axis=1)
    yield "circular", rows, ((raions.pressure > 0) & has_cells).sum(axis=1)


def of_events(table: Ground, month: int) -> Counted:
    """The papers of every event, of every appeal decided, and of everyone in a census."""
    filled, events, former = int(table.fill[FILL_EVENTS]), table.events, table.former
    for kind, name in enumerate(EVENT_KINDS):
        rows = np.flatnonzero(events.kind[:filled] == kind)
        for cause in np.unique(events.detail[rows]):
            of_cause = events.raion[rows[events.detail[rows] == cause]]
            for paper in papers_of(name, int(cause)):
                yield paper, of_cause, np.ones(of_cause.size, bool)
    due = np.arange(former.status.size) < table.fill[FILL_FORMER]
    due &= (former.appeal_due == month) & (former.status != EMPTY)
    yield "appeal", table.hosts.raion[former.host[due]], np.ones(int(due.sum()), bool)
    if month in load_dates().censuses:
        there = np.flatnonzero(table.people.status[: table.fill[FILL_PEOPLE]] != EMPTY)
        yield "card", table.cells.raion[table.people.cell[there]], np.ones(there.size, bool)


def papers_of(event: str, cause: int) -> tuple[str, ...]:
    """The kinds of paper that an event leaves, by its cause where that decides."""
    if event == "left":
        if ARRESTED <= cause <= EXPELLED_BY_TRIAL:
            return ("verdict", "case_file") if cause == ARRESTED else ("verdict",)
        assert cause <= LAPSED
        return ("card",)
    return ("card", "appeal") if event == "reinstated" else (PAPER_OF_EVENT[event],)
