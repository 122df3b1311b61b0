"""The state hash of a table: a sum over its rows, so neither order nor blocks matter.

Each row is mixed into 64 bits, its permanent number included; the rows' mixes are added modulo
2**64. Unrelated tables have equal sums by a chance of about 2**-64. References to other rows enter
by permanent number, never by row. Within a row the columns are added up, each times an odd number
of its own: that is as quick as reading them, and does not see changes that cancel under these
weights. See docs/decisions/0005-state-hash-as-a-sum.md.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np

from antaeus.foundation.compiled import inlined, inner, wrapping
from antaeus.world.codes import DISSOLVED, EMPTY
from antaeus.world.tables import FILL_CELLS, FILL_FORMER, FILL_PEOPLE, Ground

_NO_CELL = np.uint64(2**64 - 1)
"""A number that no cell has; 1, for one, is the second cell of the first raion."""


@wrapping
def _with(row: np.uint64, place: int, value: np.uint64) -> np.uint64:
    """Add the value of the column at a place of its table, times the odd number of the place."""
    return row + (value + np.uint64(1)) * np.uint64(2 * place + 1)


@wrapping
def _finish(mix: np.uint64) -> np.uint64:
    """Spread the mix of a row over all 64 bits (the finaliser of splitmix64, Steele 2014)."""
    mix = (mix ^ (mix >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mix = (mix ^ (mix >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mix ^ (mix >> np.uint64(31))


@wrapping
def _mixed(number: np.uint64, row: np.uint64) -> np.uint64:
    """The mix of a row of this permanent number, whose columns add up to `row`.

    The golden ratio by which they are all spread stands outside the sum: small numbers are added
    many at once.
    """
    return _finish(_finish(number) + row * np.uint64(0x9E3779B97F4A7C15))


@wrapping
def _add(total: np.uint64, mix: np.uint64) -> np.uint64:
    return total + mix


@inlined
def _whole(number: int) -> np.uint64:
    """A whole number, also a negative one, as 64 bits."""
    return np.uint64(np.int64(number) & np.int64(0x7FFFFFFFFFFFFFFF))


@inlined
def _bits(number: float) -> np.uint64:
    """A number from -2**22 to 2**22 by its first forty binary places."""
    return np.uint64(np.int64(number * 1_099_511_627_776.0) & np.int64(0x7FFFFFFFFFFFFFFF))


@inner
def _carried(table: Any, i: int) -> np.uint64:
    """What a person carries from table to table."""
    mix = _with(np.uint64(0), 0, _whole(table.status[i]))
    mix = _with(mix, 1, _whole(table.origin[i]))
    mix = _with(mix, 2, _whole(table.job[i]))
    mix = _with(mix, 3, _whole(table.sex[i]))
    mix = _with(mix, 4, _whole(table.penalties[i]))
    mix = _with(mix, 5, _whole(table.entered[i]))
    mix = _with(mix, 6, _whole(table.member_since[i]))
    mix = _with(mix, 7, _whole(table.born[i]))
    mix = _with(mix, 8, _whole(table.schooling[i]))
    mix = _with(mix, 9, _whole(table.spots[i]))
    mix = _with(mix, 10, _whole(table.file[i]))
    mix = _with(mix, 11, _whole(table.competence[i]))
    mix = _with(mix, 12, _whole(table.commitment[i]))
    mix = _with(mix, 13, _whole(table.language[i]))
    mix = _with(mix, 14, _whole(table.activity[i]))
    mix = _with(mix, 15, _whole(table.stake[i]))
    mix = _with(mix, 16, _whole(table.tone[i]))
    return _with(mix, 17, table.patron[i])


@inner
def hash_people(ground: Ground) -> np.uint64:
    """The hash of everyone with a card in a block."""
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    total = np.uint64(0)
    for i in range(ground.fill[FILL_PEOPLE]):
        mix = _with(_carried(people, i), 18, cells.id[people.cell[i]])
        mix = _with(mix, 19, hosts.id[people.host[i]])
        mix = _with(mix, 20, _whole(people.post[i]))
        mix = _with(mix, 21, _whole(people.arrears[i]))
        mix = _with(mix, 22, _whole(people.leaves[i]))
        mix = _with(mix, 23, _whole(people.roles[i]))
        mix = _with(mix, 24, _whole(people.acts[i]))
        mix = _mixed(people.id[i], mix)
        total = _add(total, mix if people.status[i] != EMPTY else np.uint64(0))
    return total


@inner
def hash_former(ground: Ground) -> np.uint64:
    """The hash of the former members of a block."""
    former, hosts = ground.former, ground.hosts
    total = np.uint64(0)
    for i in range(ground.fill[FILL_FORMER]):
        mix = _with(_carried(former, i), 18, hosts.id[former.host[i]])
        mix = _with(mix, 19, _whole(former.cause[i]))
        mix = _with(mix, 20, _whole(former.left[i]))
        mix = _with(mix, 21, _whole(former.appeal_due[i]))
        mix = _mixed(former.id[i], mix)
        total = _add(total, mix if former.status[i] != EMPTY else np.uint64(0))
    return total


@inner
def hash_cells(ground: Ground) -> np.uint64:
    """The hash of the living cells and candidate groups of a block."""
    cells, hosts = ground.cells, ground.hosts
    total = np.uint64(0)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED:
            continue
        mix = _with(np.uint64(0), 0, hosts.id[cells.host[c]])
        mix = _with(mix, 1, _whole(cells.form[c]))
        mix = _with(mix, 2, _whole(cells.weak_months[c]))
        mix = _with(mix, 3, _whole(cells.founded[c]))
        mix = _with(mix, 4, _whole(cells.present[c]))
        mix = _with(mix, 5, _whole(cells.critics[c]))
        mix = _with(mix, 6, _whole(cells.endorsers[c]))
        mix = _with(mix, 7, _whole(cells.both[c]))
        mix = _with(mix, 8, _whole(cells.withdrawn[c]))
        mix = _with(mix, 9, _whole(cells.signals[c]))
        mix = _with(mix, 10, _whole(cells.verdict[c]))
        mix = _with(mix, 11, _whole(cells.opposed[c]))
        mix = _with(mix, 12, _bits(cells.fatigue[c]))
        mix = _with(mix, 13, _bits(cells.fluency[c]))
        mix = _with(mix, 14, _bits(cells.zeal[c]))
        mix = _with(mix, 15, _bits(cells.tone[c]))
        mix = _with(mix, 16, _bits(cells.conformity[c]))
        mix = _with(mix, 17, _bits(cells.standing[c]))
        for issue in range(cells.own.shape[1]):
            mix = _with(mix, 18 + issue, _whole(cells.own[c, issue]))
            mix = _with(mix, 34 + issue, _whole(cells.copied[c, issue]))
        total = _add(total, _mixed(cells.id[c], mix))
    return total


@inner
def hash_hosts(ground: Ground) -> np.uint64:
    """The hash of the host units of a block, their cells, strata and work."""
    hosts = ground.hosts
    total = np.uint64(0)
    for h in range(hosts.id.size):
        mix = _with(np.uint64(0), 0, _number_of_cell(ground, hosts.cell[h]))
        mix = _with(mix, 1, _number_of_cell(ground, hosts.cover[h]))
        mix = _with(mix, 2, _whole(hosts.kind[h]))
        mix = _with(mix, 3, _whole(hosts.open[h]))
        mix = _with(mix, 4, _whole(hosts.opened[h]))
        for c in range(hosts.nonparty.shape[1]):
            mix = _with(mix, 5 + c, _whole(hosts.nonparty[h, c]))
            mix = _with(mix, 8 + c, _bits(hosts.stake[h, c]))
            mix = _with(mix, 11 + c, _bits(hosts.language[h, c]))
        for issue in range(hosts.grievance.shape[1]):
            mix = _with(mix, 14 + issue, _bits(hosts.grievance[h, issue]))
        total = _add(total, _mixed(hosts.id[h], _work(ground, h, mix)))
    return total


@inner
def _number_of_cell(ground: Ground, row: int) -> np.uint64:
    return ground.cells.id[row] if row >= 0 else _NO_CELL


@inner
def _work(ground: Ground, h: int, mix: np.uint64) -> np.uint64:
    """The mix of a host unit with its head, its organisations and its month's work."""
    hosts = ground.hosts
    mix = _with(mix, 20, _whole(hosts.komsomol[h]))
    mix = _with(mix, 21, _whole(hosts.union[h]))
    mix = _with(mix, 22, _whole(hosts.staff[h]))
    mix = _with(mix, 23, _whole(hosts.head_since[h]))
    mix = _with(mix, 24, _whole(hosts.tied[h]))
    mix = _with(mix, 25, _whole(hosts.detached[h]))
    mix = _with(mix, 26, _whole(hosts.orders[h]))
    mix = _with(mix, 27, _whole(hosts.wrong[h]))
    mix = _with(mix, 28, _whole(hosts.withdrawn[h]))
    mix = _with(mix, 29, _whole(hosts.withdrawn_wrong[h]))
    mix = _with(mix, 30, _whole(hosts.late[h]))
    mix = _with(mix, 31, _whole(hosts.signals[h]))
    mix = _with(mix, 32, _whole(hosts.removed[h]))
    mix = _with(mix, 33, _bits(hosts.competence[h]))
    mix = _with(mix, 34, _bits(hosts.redress[h]))
    mix = _with(mix, 35, _bits(hosts.coercion[h]))
    mix = _with(mix, 36, _bits(hosts.collectivised[h]))
    mix = _with(mix, 37, _bits(hosts.stoppage[h]))
    mix = _with(mix, 38, _bits(hosts.evasion[h]))
    mix = _with(mix, 39, _bits(hosts.radical[h]))
    mix = _with(mix, 40, _bits(hosts.technical[h]))
    mix = _with(mix, 41, _bits(hosts.output[h]))
    mix = _with(mix, 42, _bits(hosts.target[h]))
    mix = _with(mix, 43, _bits(hosts.reported[h]))
    mix = _with(mix, 44, _bits(hosts.audited[h]))
    return mix


@inner
def hash_raions(ground: Ground) -> np.uint64:
    """The hash of what the raions of a block have learned and heard of wrongs."""
    raions = ground.raions
    total = np.uint64(0)
    for r in range(raions.id.size):
        mix = _with(np.uint64(0), 0, _bits(raions.risk[r]))
        mix = _with(mix, 1, _bits(raions.absence[r]))
        mix = _with(mix, 2, _bits(raions.stance[r]))
        mix = _with(mix, 3, _bits(raions.leaning[r]))
        for route in range(raions.complaints.shape[1]):
            mix = _with(mix, 4 + route, _whole(raions.complaints[r, route]))
            mix = _with(mix, 11 + route, _whole(raions.answered[r, route]))
        total = _add(total, _mixed(raions.id[r], mix))
    return total
