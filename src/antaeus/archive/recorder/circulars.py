"""Circulars: what each raikom tells its cells of the line that reached it."""

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
    some,
)
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.world.codes import (
    BOSSES,
    DEMOCRACY,
    DISSOLVED,
    N_ISSUES,
    N_KINDS,
)
from antaeus.world.tables import FILL_CELLS, Ground

DECISIONS = tuple(
    f"archive/circulars/{name}" for name in ("length", "numbers", "dates", "asks", "terms")
)
LENGTH, NUMBERS, DATES, ASKS, TERMS = range(5)
CIRCULARS, _CIRCULAR = sheet_row("circular"), kind_number("circular")


@compiled
def write_circulars(
    ground: Ground,
    circular: Any,
    before: NDArray[np.float64],
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write what each raikom tells its cells of the line that reached it; return how many.

    `before` (n_raions, n_kinds) is the pressure of the month before, and becomes that of this one.
    """
    raions, n = ground.raions, 0
    sent = _cells_by_kind(ground)
    for r in range(raions.id.size):
        for kind in range(N_KINDS):
            pressure = raions.pressure[r, kind]
            reminder, before[r, kind] = before[r, kind] > 0.0, pressure
            if pressure <= 0.0 or sent[r, kind] == 0 or not is_recorded(ranks, r):
                continue
            row = filled[CIRCULARS]
            who = (raions.id[r] << np.uint64(8)) | np.uint64(kind)
            circular.doc[row] = next_number(ground, r, month, _CIRCULAR, ranks)
            circular.host_kind[row] = kind
            circular.reminder[row] = np.int64(reminder)
            circular.sent_to[row] = min(sent[r, kind], MOST_SHORT)
            _instruct(ground, circular, row, r, kind, who, clerk, keys)
            filled[CIRCULARS] = row + 1
            n += 1
    return n


@inner
def _instruct(
    ground: Ground,
    circular: Any,
    row: int,
    r: int,
    kind: int,
    who: np.uint64,
    clerk: Clerk,
    keys: NDArray[np.uint64],
) -> None:
    """What a circular asks for: the vaguer the line, the fewer numbers and dates."""
    raions, most, bits = ground.raions, 0, 0
    for issue in range(N_ISSUES):
        weight = raions.issues[r, kind, issue]
        bits |= np.int64(weight > clerk.named_issue) << issue
        if weight > raions.issues[r, kind, most]:
            most = issue
    n = 1 + some(clerk.instructions * raions.pressure[r, kind], uniform(keys[LENGTH], who))
    clear = 1.0 - raions.ambiguity[r, kind]
    radical = raions.radical[r, kind]
    circular.issue[row] = most
    circular.issues[row] = bits | 1 << most
    circular.instructions[row] = n
    circular.with_number[row] = min(int(n * clear + uniform(keys[NUMBERS], who)), n)
    circular.with_deadline[row] = min(int(n * clear + uniform(keys[DATES], who)), n)
    asks = bits >> BOSSES & 1 | bits >> DEMOCRACY & 1
    circular.asks_meeting[row] = np.int64(asks == 1 or uniform(keys[ASKS], who) < radical)
    circular.radical_terms[row] = some(
        n * (clerk.radical_terms * radical), uniform(keys[TERMS], who)
    )
    circular.words[row] = n * int(clerk.words)


@inner_making_arrays
def _cells_by_kind(ground: Ground) -> NDArray[np.int64]:
    """Cells of each raion and kind of host unit, (n_raions, n_kinds)."""
    cells, sent = ground.cells, np.zeros((ground.raions.id.size, N_KINDS), np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            sent[cells.raion[c], ground.hosts.kind[cells.host[c]]] += 1
    return sent
