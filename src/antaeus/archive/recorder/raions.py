"""Papers of a raion: its summary and its report."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import (
    MOST_SHORT,
    is_recorded,
    next_number,
    per_mille,
)
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner_making_arrays
from antaeus.world.codes import (
    DISSOLVED,
    N_ROUTES,
)
from antaeus.world.heard import (
    H_CAPACITY,
    H_COLLECTIVISED,
    H_HOUSEHOLDS,
    H_PRESENT,
    H_REPORTED,
    H_TARGET,
)
from antaeus.world.tables import FILL_CELLS, Ground

DECISIONS = ("archive/raions/touched",)
(TOUCHED,) = range(1)
SUMMARIES, REPORTS = sheet_row("raikom_summary"), sheet_row("raikom_report")
_SUMMARY, _REPORT = kind_number("raikom_summary"), kind_number("raikom_report")


@compiled
def write_raion_reports(
    ground: Ground,
    summary: Any,
    report: Any,
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write the summary and the report of every raion with cells; return how many."""
    raions, n = ground.raions, 0
    stock = _stock(ground)
    for r in range(raions.id.size):
        if stock[r, 2] == 0 or not is_recorded(ranks, r):
            continue
        heard, row = raions.heard[r], filled[SUMMARIES]
        capacity = max(heard[H_CAPACITY], 1)
        target, reported = heard[H_TARGET] / capacity, heard[H_REPORTED] / capacity
        collectivised = heard[H_COLLECTIVISED] / max(heard[H_HOUSEHOLDS], 1)
        complaints = answered = 0
        for route in range(N_ROUTES):
            complaints += raions.complaints[r, route]
            answered += raions.answered[r, route]
        summary.doc[row] = next_number(ground, r, month, _SUMMARY, ranks)
        summary.members[row], summary.candidates[row] = stock[r, 0], stock[r, 1]
        summary.cells[row] = min(stock[r, 2], MOST_SHORT)
        summary.present[row] = heard[H_PRESENT]
        summary.target[row], summary.output[row] = per_mille(target), per_mille(reported)
        summary.collectivised[row] = per_mille(collectivised)
        summary.complaints[row], summary.answered[row] = complaints, answered
        filled[SUMMARIES] = row + 1

        row, u = filled[REPORTS], uniform(keys[TOUCHED], raions.id[r])
        hidden = clerk.towards_plan if u < clerk.touched_up else 0.0
        report.doc[row] = next_number(ground, r, month, _REPORT, ranks)
        report.members[row], report.candidates[row] = stock[r, 0], stock[r, 1]
        report.cells[row] = min(stock[r, 2], MOST_SHORT)
        raised = clerk.raised_by * u if u < clerk.touched_up else 0.0
        report.present[row] = int(heard[H_PRESENT] * (1.0 + raised) + 0.5)
        report.target[row] = per_mille(target)
        report.output[row] = per_mille(reported + hidden * max(target - reported, 0.0))
        report.collectivised[row] = per_mille(
            min(collectivised + 0.1 * hidden * (1.0 - collectivised), 1.0)
        )
        filled[REPORTS] = row + 1
        n += 1
    return n


@inner_making_arrays
def _stock(ground: Ground) -> NDArray[np.int64]:
    """Members, candidates, cells and groups of each raion at the last count, (n_raions, 3)."""
    cells, stock = ground.cells, np.zeros((ground.raions.id.size, 3), np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            r = cells.raion[c]
            stock[r, 0] += cells.members[c]
            stock[r, 1] += max(cells.people[c] - cells.members[c], 0)
            stock[r, 2] += 1
    return stock
