"""Verbs on cells: found one at a host unit, dissolve one, find the cell that covers a unit."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inner
from antaeus.world.codes import CELL, DISSOLVED, EMPTY, MEMBER, NO_SECRETARY, UNJUDGED
from antaeus.world.seating import person_number
from antaeus.world.tables import FILL_CELLS, FILL_OVERFLOW, FILL_PEOPLE, Ground


@inner
def found_cell(ground: Ground, host: int, month: int) -> int:
    """Open a cell at a host unit and return its row, -1 (and the overflow mark) without room.

    Nobody sits in it yet. The unit's first cell becomes `hosts.cell`; later ones are shop
    organisations with the rights of a cell.
    """
    cells, raions = ground.cells, ground.raions
    row = ground.fill[FILL_CELLS]
    if row >= cells.id.size:
        ground.fill[FILL_OVERFLOW] = 1
        return -1
    raion = ground.hosts.raion[host]
    cells.id[row] = person_number(raions.id[raion], month, raions.next_cell[raion])
    raions.next_cell[raion] += 1
    cells.host[row] = host
    cells.raion[row] = raion
    cells.form[row] = CELL
    cells.weak_months[row] = 0
    cells.founded[row] = month
    cells.people[row] = 0
    cells.members[row] = 0
    cells.secretary[row] = -1
    cells.fatigue[row] = 0.0
    cells.tone[row] = 0.0
    cells.standing[row] = 0.0
    _still(ground, row)
    if ground.hosts.cell[host] < 0:
        ground.hosts.cell[host] = row
    ground.fill[FILL_CELLS] = row + 1
    return int(row)


@inner
def _still(ground: Ground, row: int) -> None:
    """A cell that has not met yet this month."""
    cells = ground.cells
    cells.present[row] = 0
    cells.critics[row] = 0
    cells.endorsers[row] = 0
    cells.both[row] = 0
    cells.fluency[row] = 0.0
    cells.zeal[row] = 0.0
    cells.own[row, :] = 0
    cells.copied[row, :] = 0
    cells.conformity[row] = 0.0
    cells.withdrawn[row] = 0
    cells.signals[row] = 0
    cells.verdict[row] = UNJUDGED
    cells.opposed[row] = 0


@inner
def covering_cell(ground: Ground, host: int) -> int:
    """The living cell that takes in a unit without its own: nearest row of its kind, else any.

    Rows of host units of one raion lie together, so nearness in rows stands in for nearness on
    the ground; -1 when the raion has no cell.
    """
    hosts, raions, cells = ground.hosts, ground.raions, ground.cells
    raion = hosts.raion[host]
    best = -1
    least = 1 << 60
    for h in range(raions.host_start[raion], raions.host_end[raion]):
        cell = hosts.cell[h]
        if h != host and cell >= 0 and cells.form[cell] != DISSOLVED:
            away = abs(h - host)
            if hosts.kind[h] != hosts.kind[host]:
                away += 1 << 30
            if away < least:
                least = away
                best = int(cell)
    return best


@compiled
def cover_hosts(ground: Ground, changed: NDArray[np.uint8]) -> int:
    """Give each unit without a cell a living one that takes its communists in.

    Marks in `changed` (n_hosts,) the units whose cover is another now; returns how many.
    """
    hosts, cells = ground.hosts, ground.cells
    n_changed = 0
    for h in range(hosts.id.size):
        if hosts.cell[h] < 0 and (hosts.open[h] != 0 or hosts.communists[h] > 0):
            cover = hosts.cover[h]
            if cover < 0 or cells.form[cover] == DISSOLVED:
                hosts.cover[h] = covering_cell(ground, h)
                changed[h] = 1
                n_changed += 1
    return n_changed


@inner
def reseat_people(ground: Ground, changed: NDArray[np.uint8]) -> None:
    """Seat the communists of changed units in the cell that is theirs now, and count them there."""
    people, hosts, cells = ground.people, ground.hosts, ground.cells
    for i in range(ground.fill[FILL_PEOPLE]):
        # without a branch until somebody moves; the shop cell that is gone took in a neighbour's
        lost = np.int64(cells.form[people.cell[i]] == DISSOLVED) | np.int64(changed[people.host[i]])
        if lost & np.int64(people.status[i] != EMPTY) != 0:
            host, cell = people.host[i], people.cell[i]
            in_own = hosts.cell[host] >= 0 and (
                cells.host[cell] == host and cells.form[cell] != DISSOLVED
            )
            if not in_own:
                own = hosts.cell[host]
                _change_cell(ground, i, own if own >= 0 else hosts.cover[host])


@inner
def _change_cell(ground: Ground, i: int, to: int) -> None:
    """Move a person to another cell of the raion; what cells know of their size moves along."""
    people, cells = ground.people, ground.cells
    left = people.cell[i]
    cells.people[left] -= 1
    cells.people[to] += 1
    member = np.int64(people.status[i] == MEMBER)
    cells.members[left] -= member
    cells.members[to] += member
    if cells.secretary[left] == i:
        cells.secretary[left] = -1
    people.roles[i] &= NO_SECRETARY
    people.cell[i] = to
