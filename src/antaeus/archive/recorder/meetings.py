"""Protocols of cells and the extracts of them that are sent up."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder import spoken
from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import (
    MOST_SHORT,
    is_recorded,
    next_number,
)
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.archive.recorder.speakers import who_is_named
from antaeus.archive.recorder.spoken import lay_rungs, write_items, write_speeches
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.world.codes import DISSOLVED, N_ISSUES
from antaeus.world.orders import OCCASION_DISCUSSION, Orders
from antaeus.world.shares import share
from antaeus.world.tables import FILL_CELLS, Ground

_OWN = ("named", "written", "present", "copied")
DECISIONS = (*(f"archive/protocol/{name}" for name in _OWN), *spoken.DECISIONS)
NAMED, WRITTEN, PRESENT, COPIED = range(4)
N_OWN = len(_OWN)
PROTOCOL, EXTRACT = sheet_row("protocol"), sheet_row("extract")
_PROTOCOL, _EXTRACT = kind_number("protocol"), kind_number("extract")


@compiled
def write_protocols(
    ground: Ground,
    orders: Orders,
    protocol: Any,
    item: Any,
    speech: Any,
    extract: Any,
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
    unwritten: NDArray[np.int64],
) -> int:
    """Write the protocol of every cell that met; count those that nobody wrote, (n_raions,)."""
    cells = ground.cells
    named, of_words = who_is_named(ground, keys[NAMED]), keys[N_OWN:]
    rungs, written = lay_rungs(clerk), 0
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED or cells.present[c] == 0:
            continue
        r = cells.raion[c]
        if not is_recorded(ranks, r):
            continue
        secretary = _secretary(ground, c)
        fluent = share(ground.people.language[secretary]) if secretary >= 0 else 0.5
        if uniform(keys[WRITTEN], cells.id[c]) < clerk.unwritten * (1.0 - fluent):
            unwritten[r] += 1
            continue
        at = filled[PROTOCOL]
        protocol.doc[at] = next_number(ground, r, month, _PROTOCOL, ranks)
        _head(ground, orders, protocol, at, c, secretary, clerk, keys)
        upward = write_items(ground, protocol, item, at, c, clerk, rungs, of_words, filled)
        write_speeches(ground, protocol, speech, at, c, named, clerk, rungs, of_words, filled)
        if upward > 0:
            _extract(ground, protocol, extract, at, c, upward, ranks, month, clerk, keys, filled)
        filled[PROTOCOL] = at + 1
        written += 1
    return written


@inner
def _secretary(ground: Ground, c: int) -> int:
    """Row of the secretary at the last count; -1 without one."""
    row = ground.cells.secretary[c]
    if row >= 0 and ground.people.status[row] != 0 and ground.people.cell[row] == c:
        return int(row)
    return -1


@inner
def _head(
    ground: Ground,
    orders: Orders,
    protocol: Any,
    at: int,
    c: int,
    secretary: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
) -> None:
    """The head of a protocol: cell, number present as written, chair, votes."""
    cells, kind = ground.cells, ground.hosts.kind[ground.cells.host[c]]
    u, present = uniform(keys[PRESENT], cells.id[c]), cells.present[c]
    if u < clerk.raised:
        present += int(present * clerk.raised_by * u / clerk.raised + 0.5)
    protocol.cell[at] = cells.id[c]
    protocol.form[at] = cells.form[c]
    protocol.host_kind[at] = kind
    protocol.present[at] = min(present, MOST_SHORT)
    protocol.members[at] = min(cells.members[c], MOST_SHORT)
    protocol.candidates[at] = min(max(cells.people[c] - cells.members[c], 0), MOST_SHORT)
    protocol.chair[at] = ground.people.id[secretary] if secretary >= 0 else np.uint64(0)
    protocol.speakers[at] = cells.critics[c] + cells.endorsers[c] - cells.both[c]
    protocol.circular[at] = np.int64(ground.raions.pressure[cells.raion[c], kind] > 0.0)
    protocol.opposed[at] = min(cells.opposed[c], MOST_SHORT)
    protocol.discussion[at] = np.int64(orders.occasion[OCCASION_DISCUSSION] == 1)


@inner
def _extract(
    ground: Ground,
    protocol: Any,
    extract: Any,
    at: int,
    c: int,
    upward: int,
    ranks: NDArray[np.int64],
    month: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """The extract that goes up: the same meeting in a second hand."""
    r, row = ground.cells.raion[c], filled[EXTRACT]
    u = uniform(keys[COPIED], ground.cells.id[c])
    present = np.int64(protocol.present[at])
    if u < clerk.miscopied:
        present = max(present + 1 - 2 * np.int64(u < 0.5 * clerk.miscopied), 1)
    elif u < clerk.miscopied + clerk.raised:
        present += int(present * clerk.raised_by * (u - clerk.miscopied) / clerk.raised + 0.5)
    issue = 0
    while issue < N_ISSUES - 1 and protocol.issues_own[at] >> issue & 1 == 0:
        issue += 1
    extract.doc[row] = next_number(ground, r, month, _EXTRACT, ranks)
    extract.cell[row] = ground.cells.id[c]
    extract.host_kind[row] = protocol.host_kind[at]
    extract.protocol[row] = protocol.doc[at]
    extract.present[row] = min(present, MOST_SHORT)
    extract.issue[row] = issue
    extract.items[row] = upward
    filled[EXTRACT] = row + 1
