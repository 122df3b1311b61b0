"""Papers of managements: plan reports, order books, stoppages, production conferences."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder import audits
from antaeus.archive.recorder.audits import write_audit, write_removal
from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import (
    MOST_SHORT,
    is_plant,
    is_recorded,
    next_number,
    nonparty_of,
    per_mille,
    some,
    worst_grievance,
)
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.world.codes import DISSOLVED, N_CLASSES
from antaeus.world.tables import FILL_CELLS, Ground

_OWN = ("excuse", "late", "proposals", "present")
DECISIONS = (*(f"archive/plants/{name}" for name in _OWN), *audits.DECISIONS)
EXCUSE, LATE, PROPOSALS, PRESENT = range(4)
N_OWN = len(_OWN)
_NAMES = ("plan_report", "order_book", "stoppage", "production_conference")
PLANS, BOOKS, STOPS, TALKS = (sheet_row(name) for name in _NAMES)
_PLAN, _BOOK, _STOP, _TALK = (kind_number(name) for name in _NAMES)
_FIRST_EXCUSE, _ORDERS = 1, 5
_OTHER_EXCUSES = 4.0
"""Supplies, labour, machines, weather: all equally, as nothing is known."""


@compiled
def write_plant_papers(
    ground: Ground,
    plan: Any,
    book: Any,
    stop: Any,
    talk: Any,
    audit: Any,
    post: Any,
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write the month's papers of every unit; return how many audits.

    `ranks` (n_raions, n_kinds) counts the month's papers of each raion and kind.
    """
    hosts, audited = ground.hosts, 0
    critics, of_audits = _critics_of_units(ground), keys[N_OWN:]
    for h in range(hosts.id.size):
        if hosts.open[h] == 0 or not is_recorded(ranks, hosts.raion[h]):
            continue
        people = nonparty_of(ground, h) + hosts.communists[h]
        if is_plant(hosts.kind[h]):
            _plan_report(ground, plan, h, people, ranks, month, clerk, keys, filled)
            if hosts.orders[h] > 0:
                _order_book(ground, book, h, ranks, month, keys, filled)
            if hosts.stoppage[h] > clerk.standstill:
                _stoppage(ground, stop, h, people, ranks, month, filled)
            if critics[h] > 0 and hosts.union[h] > 0 and hosts.orders[h] > 0:
                _conference(ground, talk, h, critics[h], ranks, month, clerk, keys, filled)
        if hosts.audited[h] >= 0.0:
            write_audit(ground, audit, h, people, ranks, month, clerk, of_audits, filled)
            audited += 1
        if hosts.removed[h] == 1:
            write_removal(ground, post, h, ranks, month, filled)
    return audited


@inner_making_arrays
def _critics_of_units(ground: Ground) -> NDArray[np.int64]:
    """Who criticised in all cells of each unit, (n_hosts,)."""
    critics = np.zeros(ground.hosts.id.size, np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if ground.cells.form[c] != DISSOLVED:
            critics[ground.cells.host[c]] += ground.cells.critics[c]
    return critics


@inner
def _plan_report(
    ground: Ground,
    plan: Any,
    h: int,
    people: int,
    ranks: NDArray[np.int64],
    month: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """What the management writes of its month: its own figure for output, fewer hours stopped."""
    hosts, row = ground.hosts, filled[PLANS]
    u = uniform(keys[EXCUSE], hosts.id[h])
    excuse = 0
    if hosts.reported[h] < hosts.target[h]:
        excuse = _FIRST_EXCUSE + int(_OTHER_EXCUSES * u)
        if hosts.withdrawn[h] > 0 and uniform(keys[LATE], hosts.id[h]) < clerk.blames_cell:
            excuse = _ORDERS
    plan.doc[row] = next_number(ground, hosts.raion[h], month, _PLAN, ranks)
    plan.host[row] = hosts.id[h]
    plan.host_kind[row] = hosts.kind[h]
    plan.target[row] = per_mille(hosts.target[h])
    plan.output[row] = per_mille(hosts.reported[h])
    plan.stoppage[row] = per_mille(hosts.stoppage[h] * (1.0 - clerk.repairs * u))
    plan.workers[row] = people
    plan.communists[row] = hosts.communists[h]
    plan.excuse[row] = excuse
    filled[PLANS] = row + 1


@inner
def _order_book(
    ground: Ground,
    book: Any,
    h: int,
    ranks: NDArray[np.int64],
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """The month's page: orders issued, and withdrawn by whom."""
    hosts, row = ground.hosts, filled[BOOKS]
    # the world knows of late withdrawals only that nobody in the cell asked for them
    above = int(hosts.late[h] * uniform(keys[LATE], hosts.id[h]) + 0.5)
    book.doc[row] = next_number(ground, hosts.raion[h], month, _BOOK, ranks)
    book.host[row] = hosts.id[h]
    book.host_kind[row] = hosts.kind[h]
    book.issued[row] = min(hosts.orders[h], MOST_SHORT)
    book.withdrawn_by_cell[row] = min(hosts.withdrawn[h], MOST_SHORT)
    book.withdrawn_by_manager[row] = min(hosts.late[h] - above, MOST_SHORT)
    book.withdrawn_from_above[row] = min(above, MOST_SHORT)
    filled[BOOKS] = row + 1


@inner
def _stoppage(
    ground: Ground,
    stop: Any,
    h: int,
    people: int,
    ranks: NDArray[np.int64],
    month: int,
    filled: NDArray[np.int64],
) -> None:
    """A report on hours lost, with what people said it was about."""
    hosts, row = ground.hosts, filled[STOPS]
    stop.doc[row] = next_number(ground, hosts.raion[h], month, _STOP, ranks)
    stop.host[row] = hosts.id[h]
    stop.host_kind[row] = hosts.kind[h]
    stop.lost[row] = per_mille(hosts.stoppage[h])
    stop.issue[row] = worst_grievance(ground, h)
    stop.workers[row] = people
    filled[STOPS] = row + 1


@inner
def _conference(
    ground: Ground,
    talk: Any,
    h: int,
    critics: int,
    ranks: NDArray[np.int64],
    month: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """A production conference on the orders that were criticised."""
    hosts, row, who = ground.hosts, filled[TALKS], ground.hosts.id[h]
    outside = 1 + int(hosts.union[h] * uniform(keys[PRESENT], who))
    people = told = 0.0
    for c in range(N_CLASSES):
        people += hosts.nonparty[h, c]
        told += hosts.nonparty[h, c] * hosts.language[h, c]
    fluent = 4.0 * clerk.fluency_terms * told / max(people, 1.0)
    beyond = some(min(clerk.proposals * critics, 200.0), uniform(keys[PROPOSALS], who))
    talk.doc[row] = next_number(ground, hosts.raion[h], month, _TALK, ranks)
    talk.host[row] = who
    talk.host_kind[row] = hosts.kind[h]
    talk.present[row] = min(outside + critics, MOST_SHORT)
    talk.nonparty[row] = min(outside, MOST_SHORT)
    talk.proposals[row] = min(hosts.withdrawn[h] + beyond, MOST_SHORT)
    talk.accepted[row] = min(hosts.withdrawn[h], MOST_SHORT)
    talk.fluency_terms[row] = some(fluent, uniform(keys[EXCUSE], who))
    filled[TALKS] = row + 1
