"""Papers about cells: reports, the annual list, the bureau's resolutions, signals."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import (
    MOST_LONG,
    MOST_SHORT,
    head_number,
    is_recorded,
    next_number,
    nonparty_of,
)
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.world.codes import DISSOLVED, PRAISED, UNJUDGED
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_CELLS, Ground

DECISIONS = tuple(
    f"archive/cells/{name}" for name in ("report", "cause", "held", "answer", "raised")
)
REPORT, CAUSE, HELD, ANSWER, RAISED = range(5)
REPORTS, REGISTER, BUREAU, SIGNALS = (
    sheet_row(name) for name in ("cell_report", "cell_register", "bureau", "signal")
)
_REPORT, _REGISTER, _BUREAU, _SIGNAL = (
    kind_number(name) for name in ("cell_report", "cell_register", "bureau", "signal")
)
LISTED = 3
"""Entry of the annual list in the register of cells."""
JANUARY = 10
_FULFILMENT, _SHORTFALL, _INTERFERENCE, _LINE, _DEPARTURE = range(5)
_AT_RAIKOM, _AT_REGION, _AT_CENTRE = 1, 2, 3
_ANSWERED, _HEAD_REMOVED = 1, 2


@compiled
def write_cell_papers(
    ground: Ground,
    orders: Orders,
    report: Any,
    register: Any,
    bureau: Any,
    signal: Any,
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write what the month left on paper about each cell; return the signals."""
    cells, signals = ground.cells, 0
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED or not is_recorded(ranks, cells.raion[c]):
            continue
        if (cells.id[c] + np.uint64(month)) % np.uint64(3) == 0 and cells.people[c] > 0:
            _report(ground, report, c, ranks, month, clerk, keys, filled)
        if month % 12 == JANUARY:
            _list(ground, register, c, ranks, month, filled)
        if cells.verdict[c] != UNJUDGED:
            _resolve(ground, bureau, c, ranks, month, clerk, keys, filled)
        for k in range(cells.signals[c]):
            _signal(ground, orders, signal, c, k, ranks, month, clerk, keys, filled)
            signals += 1
    return signals


@inner
def _report(
    ground: Ground,
    report: Any,
    c: int,
    ranks: NDArray[np.int64],
    month: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """A cell's report for a quarter, attendance raised where staying away is held against it."""
    cells, hosts, r = ground.cells, ground.hosts, ground.cells.raion[c]
    h, row, u = cells.host[c], filled[REPORTS], uniform(keys[REPORT], cells.id[c])
    attendance = 100.0 * cells.present[c] / max(cells.people[c], 1)
    if u < clerk.raised * (1.0 + ground.raions.absence[r]):
        attendance *= 1.0 + clerk.raised_by * uniform(keys[RAISED], cells.id[c])
    report.doc[row] = next_number(ground, r, month, _REPORT, ranks)
    report.cell[row] = cells.id[c]
    report.host_kind[row] = hosts.kind[h]
    report.members[row] = min(cells.members[c], MOST_SHORT)
    report.candidates[row] = min(max(cells.people[c] - cells.members[c], 0), MOST_SHORT)
    report.attendance[row] = min(int(attendance + 0.5), 100)
    fulfilled = hosts.reported[h] / hosts.target[h] if hosts.target[h] > 0.0 else 1.0
    report.fulfilled[row] = min(int(100.0 * fulfilled + 0.5), 250)
    filled[REPORTS] = row + 1


@inner
def _list(
    ground: Ground,
    register: Any,
    c: int,
    ranks: NDArray[np.int64],
    month: int,
    filled: NDArray[np.int64],
) -> None:
    """The cell on the annual list."""
    cells, hosts, row = ground.cells, ground.hosts, filled[REGISTER]
    h, r = cells.host[c], cells.raion[c]
    register.doc[row] = next_number(ground, r, month, _REGISTER, ranks)
    register.cell[row] = cells.id[c]
    register.entry[row] = LISTED
    register.form[row] = cells.form[c]
    register.host_kind[row] = hosts.kind[h]
    register.people[row] = min(cells.people[c], MOST_SHORT)
    register.workers[row] = min(nonparty_of(ground, h), MOST_LONG)
    filled[REGISTER] = row + 1


@inner
def _resolve(
    ground: Ground,
    bureau: Any,
    c: int,
    ranks: NDArray[np.int64],
    month: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """The bureau's resolution on a cell, with a cause taken from the papers before it."""
    cells, hosts, row = ground.cells, ground.hosts, filled[BUREAU]
    h, r = cells.host[c], cells.raion[c]
    met = hosts.reported[h] >= hosts.target[h]
    if cells.verdict[c] == PRAISED:
        cause = _FULFILMENT if met else _LINE
    else:
        # of the faults that the papers show one is written; without any, departure from the line
        interferes = np.int64(cells.withdrawn[c] > 0)
        apart = np.int64(cells.conformity[c] < clerk.apart)
        faults = interferes + np.int64(not met) + apart
        pick = int(uniform(keys[CAUSE], cells.id[c]) * faults)
        cause = _DEPARTURE
        if interferes == 1 and pick == 0:
            cause = _INTERFERENCE
        elif not met and pick == interferes:
            cause = _SHORTFALL
    bureau.doc[row] = next_number(ground, r, month, _BUREAU, ranks)
    bureau.cell[row] = cells.id[c]
    bureau.host_kind[row] = hosts.kind[h]
    bureau.verdict[row] = cells.verdict[c]
    bureau.cause[row] = cause
    bureau.withdrawn[row] = min(cells.withdrawn[c], MOST_SHORT)
    filled[BUREAU] = row + 1


@inner
def _signal(
    ground: Ground,
    orders: Orders,
    signal: Any,
    c: int,
    k: int,
    ranks: NDArray[np.int64],
    month: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """One signal of a cell: about whom, how far up it went, what came of it."""
    cells, hosts, row = ground.cells, ground.hosts, filled[SIGNALS]
    h, r = cells.host[c], cells.raion[c]
    who = cells.id[c] ^ (np.uint64(k + 1) << np.uint64(56))
    u, kept = uniform(keys[HELD], who), orders.stifling[ground.raions.tile[r]]
    held = _AT_RAIKOM if u < kept else _AT_REGION
    if u >= kept and uniform(keys[CAUSE], who) < clerk.to_centre:
        held = _AT_CENTRE
    answer = np.int64(uniform(keys[ANSWER], who) < clerk.acknowledged)
    signal.doc[row] = next_number(ground, r, month, _SIGNAL, ranks)
    signal.cell[row] = cells.id[c]
    signal.about[row] = head_number(ground, h)
    signal.about_host[row] = hosts.id[h]
    signal.host_kind[row] = hosts.kind[h]
    signal.held_at[row] = held
    signal.answer[row] = _HEAD_REMOVED if hosts.removed[h] == 1 else answer
    filled[SIGNALS] = row + 1
