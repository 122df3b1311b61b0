"""The resolution of a cell: its items, where each comes from, in what words, on which issue.

What all answers to how a cell meets have in common. An item is moved from the floor or copied
from the circular; the chair may let what comes from the floor fall. Everything that is read of a
resolution is a count over its items.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.world.codes import BOSSES, ENEMIES, N_GRIEVANCES, N_ISSUES, N_KINDS
from antaeus.world.gathering import CHAIR, ISSUE, ITEM, ITEMS, RADICAL, SIGNAL
from antaeus.world.tables import Ground

MOST_ITEMS = 12


class Agenda(NamedTuple):
    """What decides over the items of one resolution."""

    items: float
    """How their number grows with the root of those present."""
    own: float
    """Chance that it is moved from the floor."""
    passes: float
    """Chance that the chair lets such an item pass."""
    copied: float
    """Chance that the secretary fills its place from the circular, where nobody moves one."""
    habit: float
    """How far its words are those of who spoke, and not those of the circular."""
    signal: float
    """Chance that an item from the floor on bosses or enemies goes to those above as a signal."""
    told_to_signal: float
    """The same of an item from the circular."""


@inner_making_arrays
def lines_received(ground: Ground) -> NDArray[np.float64]:
    """Running sums over issues of every raion's line by kind, and a last row for a cell's claims.

    Row raion x kinds + kind. An issue is drawn from a row with no more than comparisons.
    """
    n_raions = ground.raions.id.size
    running = np.zeros((n_raions * N_KINDS + 1, N_ISSUES))
    for raion in range(n_raions):
        for kind in range(N_KINDS):
            total = 0.0
            for issue in range(N_ISSUES):
                total += ground.raions.issues[raion, kind, issue]
                running[raion * N_KINDS + kind, issue] = total
    return running


@inner
def row_of_line(ground: Ground, c: int) -> int:
    """Row of a cell's line among those received."""
    return ground.cells.raion[c] * N_KINDS + np.int64(ground.hosts.kind[ground.cells.host[c]])


@inner
def hear_claims(ground: Ground, c: int, running: NDArray[np.float64]) -> float:
    """Hear what presses on the people of a cell's host unit; return the strongest grievance."""
    host, row = ground.cells.host[c], running.shape[0] - 1
    total = strongest = 0.0
    for issue in range(N_GRIEVANCES):
        pressing = ground.hosts.grievance[host, issue]
        total += pressing
        strongest = max(strongest, pressing)
        running[row, issue] = total
    for issue in range(N_GRIEVANCES, N_ISSUES):
        running[row, issue] = total
    return strongest


@inner
def overlap(ground: Ground, c: int) -> float:
    """How far claims and line speak of the same things: 1 where they do, 0 without any claim.

    A half where nothing is asked, which no claim then agrees with or goes against.
    """
    cells, hosts, raions = ground.cells, ground.hosts, ground.raions
    host, raion = cells.host[c], cells.raion[c]
    kind = hosts.kind[host]
    total = 0.0
    for issue in range(N_GRIEVANCES):
        total += hosts.grievance[host, issue]
    if total == 0.0:
        return 0.0
    part, apart = 1.0 / total, 0.0
    for issue in range(N_GRIEVANCES):
        apart += abs(part * hosts.grievance[host, issue] - raions.issues[raion, kind, issue])
    for issue in range(N_GRIEVANCES, N_ISSUES):
        apart += raions.issues[raion, kind, issue]
    return max(1.0 - 0.5 * apart, 0.0)


@inner
def length(present: int, items: float, u: float) -> int:
    """Items on the agenda: 1 and a Poisson number of mean items × √present, 12 at most."""
    if present == 0:
        return 0
    mean = items * math.sqrt(present)
    term = math.exp(-mean)
    below, more = term, 0
    while u >= below and more < MOST_ITEMS - 1:
        more += 1
        term *= mean / more
        below += term
    return 1 + more


@inner
def item_number(cell: np.uint64, item: int) -> np.uint64:
    """A number for chance that no item of another cell has: 16 to a cell, in the rank's place."""
    rank = np.uint64(0xFFFFFFFF)
    return (cell & ~rank) | ((cell & rank) << np.uint64(4)) | np.uint64(item)


@inner
def _drawn_issue(running: NDArray[np.float64], row: int, u: float) -> int:
    """An issue in proportion to the weights that a row sums up; -1 where there are none."""
    total = running[row, N_ISSUES - 1]
    issue = 0
    for before in range(N_ISSUES):
        issue += running[row, before] <= u * total
    return issue if total > 0.0 else -1


@inner
def from_the_floor(ground: Ground, c: int) -> float:
    """Share of critics among those who spoke and the secretary, who reads the circular."""
    critics = ground.cells.critics[c]
    return critics / (critics + ground.cells.endorsers[c] + 1)


@inner
def line_in(column: NDArray[np.float64], ground: Ground, c: int) -> float:
    """What stands in a column of the line, (n_raions, n_kinds), for a cell."""
    return column[ground.cells.raion[c], ground.hosts.kind[ground.cells.host[c]]]


@inner
def resolve(
    ground: Ground,
    c: int,
    agenda: Agenda,
    spoken: float,
    running: NDArray[np.float64],
    keys: NDArray[np.uint64],
) -> int:
    """Draw the items of a cell's resolution and write it down; return how many were carried.

    `spoken` is the share of radical words in what was said, `running` as `lines_received` gives
    it, with what is claimed in its last row.
    """
    cells = ground.cells
    n_items = length(cells.present[c], agenda.items, uniform(keys[ITEMS], cells.id[c]))
    in_the_line = line_in(ground.raions.radical, ground, c)
    words = (1.0 - agenda.habit) * in_the_line + agenda.habit * spoken
    for issue in range(N_ISSUES):
        cells.own[c, issue] = cells.copied[c, issue] = 0
    line, claims = row_of_line(ground, c), running.shape[0] - 1
    carried = radical = signals = 0
    for item in range(n_items):
        who = item_number(cells.id[c], item)
        u = uniform(keys[ITEM], who)
        issue, signal = -1, 0.0
        if u < agenda.own:
            if uniform(keys[CHAIR], who) < agenda.passes:
                issue = _drawn_issue(running, claims, uniform(keys[ISSUE], who))
                cells.own[c, max(issue, 0)] += issue >= 0
                signal = agenda.signal
        elif u < agenda.own + (1.0 - agenda.own) * agenda.copied:
            issue = _drawn_issue(running, line, uniform(keys[ISSUE], who))
            cells.copied[c, max(issue, 0)] += issue >= 0
            signal = agenda.told_to_signal
        if issue >= 0:
            carried += 1
            radical += uniform(keys[RADICAL], who) < words
        if issue in (BOSSES, ENEMIES) and signal > 0.0:
            signals += uniform(keys[SIGNAL], who) < signal
    cells.signals[c] = signals
    cells.tone[c] = radical / carried if carried > 0 else 0.0
    cells.conformity[c] = _conformity(ground, c, carried)
    return carried


@inner
def _conformity(ground: Ground, c: int, carried: int) -> float:
    """How far a resolution says what the line says, and in its words; 0 without items."""
    if carried == 0:
        return 0.0
    cells, raion = ground.cells, ground.cells.raion[c]
    kind = ground.hosts.kind[cells.host[c]]
    part, apart = 1.0 / carried, 0.0
    for issue in range(N_ISSUES):
        items = cells.own[c, issue] + cells.copied[c, issue]
        apart += abs(items * part - ground.raions.issues[raion, kind, issue])
    words = line_in(ground.raions.radical, ground, c)
    return max(1.0 - 0.5 * apart, 0.0) * (1.0 - abs(cells.tone[c] - words))
