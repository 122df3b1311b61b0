"""The state hash of a table: a sum over its rows, so neither order nor blocks matter.

Each row is mixed into 64 bits, its permanent number included; the rows' mixes are added modulo
2**64. Unrelated tables have equal sums by a chance of about 2**-64. References to other rows enter
by permanent number, never by row. Within a row narrow columns lie side by side in words of 64 bits;
the words are added up, each times an odd number of its own. See
docs/decisions/0005-state-hash-as-a-sum.md.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import inlined, inner, wrapping
from antaeus.world.codes import DISSOLVED, EMPTY
from antaeus.world.tables import FILL_CELLS, FILL_FORMER, FILL_PEOPLE, Ground

_NO_CELL = np.uint64(2**64 - 1)
"""A number that no cell has; 1, for one, is the second cell of the first raion."""
_MOST_WORDS = 34
WEIGHTS = np.random.SFC64(0x5A7E).random_raw(_MOST_WORDS) | np.uint64(1)
"""Odd numbers without any order, one a word: multiples of one number would let changes cancel."""


@wrapping
def _with(row: np.uint64, place: int, word: np.uint64) -> np.uint64:
    """Add the word at a place of its table, times the odd number of the place."""
    return row + (word + np.uint64(1)) * WEIGHTS[place]


@wrapping
def _finish(mix: np.uint64) -> np.uint64:
    """Spread the mix of a row over all 64 bits (the finaliser of splitmix64, Steele 2014)."""
    mix = (mix ^ (mix >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mix = (mix ^ (mix >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mix ^ (mix >> np.uint64(31))


@wrapping
def _add(total: np.uint64, mix: np.uint64) -> np.uint64:
    return total + mix


@inlined
def _at(number: int, bits: int, place: int) -> np.uint64:
    """A whole number, also a negative one, by its lowest bits, where it stands in a word."""
    return np.uint64(np.int64(number) & np.int64((1 << bits) - 1)) << np.uint64(place)


@inlined
def _bits(number: float) -> np.uint64:
    """The bits of a number."""
    return np.float64(number).view(np.uint64)


@inner
def _carried(table: Any, i: int) -> np.uint64:
    """What a person carries from table to table, but for the tone: four words."""
    traits = _at(table.status[i], 8, 0) | _at(table.origin[i], 8, 8) | _at(table.job[i], 8, 16)
    traits |= _at(table.sex[i], 8, 24) | _at(table.penalties[i], 8, 32)
    traits |= _at(table.schooling[i], 8, 40) | _at(table.spots[i], 8, 48)
    traits |= _at(table.file[i], 8, 56)
    dates = _at(table.entered[i], 16, 0) | _at(table.member_since[i], 16, 16)
    dates |= _at(table.born[i], 16, 32) | _at(table.competence[i], 16, 48)
    shares = _at(table.commitment[i], 16, 0) | _at(table.language[i], 16, 16)
    shares |= _at(table.activity[i], 16, 32) | _at(table.stake[i], 16, 48)
    row = _with(_with(np.uint64(0), 0, traits), 1, dates)
    return _with(_with(row, 2, shares), 3, table.patron[i])


@inner
def hash_people(ground: Ground) -> np.uint64:
    """The hash of everyone with a card in a block."""
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    total = np.uint64(0)
    for i in range(ground.fill[FILL_PEOPLE]):
        state = _at(people.tone[i], 16, 0) | _at(people.post[i], 8, 16)
        state |= _at(people.arrears[i], 8, 24) | _at(people.leaves[i], 8, 32)
        state |= _at(people.roles[i], 8, 40) | _at(people.acts[i], 8, 48)
        row = _with(_carried(people, i), 4, state)
        row = _with(row, 5, cells.id[people.cell[i]])
        row = _with(row, 6, hosts.id[people.host[i]])
        mix = _finish(_add(_finish(people.id[i]), row))
        total = _add(total, mix if people.status[i] != EMPTY else np.uint64(0))
    return total


@inner
def mix_former(ground: Ground, mixes: NDArray[np.uint64], begin: int) -> None:
    """Fill `mixes` from row `begin` on with what of a former member never changes again."""
    former, hosts = ground.former, ground.hosts
    for i in range(begin, ground.fill[FILL_FORMER]):
        left = _at(former.tone[i], 16, 0) | _at(former.left[i], 16, 16)
        left |= _at(former.cause[i], 8, 32)
        row = _with(_carried(former, i), 4, left)
        row = _with(row, 5, hosts.id[former.host[i]])
        mixes[i] = _add(_finish(former.id[i]), row)


@inner
def hash_former(ground: Ground, mixes: NDArray[np.uint64]) -> np.uint64:
    """The hash of the former members of a block, from what `mix_former` left of each."""
    former = ground.former
    total = np.uint64(0)
    for i in range(ground.fill[FILL_FORMER]):
        mix = _finish(_with(mixes[i], 6, _at(former.appeal_due[i], 16, 0)))
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
        state = _at(cells.form[c], 8, 0) | _at(cells.weak_months[c], 8, 8)
        state |= _at(cells.founded[c], 16, 16) | _at(cells.verdict[c], 8, 32)
        row = _with(_with(np.uint64(0), 0, hosts.id[cells.host[c]]), 1, state)
        row = _with(row, 2, _at(cells.present[c], 32, 0) | _at(cells.critics[c], 32, 32))
        row = _with(row, 3, _at(cells.endorsers[c], 32, 0) | _at(cells.both[c], 32, 32))
        row = _with(row, 4, _at(cells.withdrawn[c], 32, 0) | _at(cells.signals[c], 32, 32))
        row = _with(row, 5, _at(cells.opposed[c], 32, 0))
        row = _with(_with(row, 6, _bits(cells.fatigue[c])), 7, _bits(cells.fluency[c]))
        row = _with(_with(row, 8, _bits(cells.zeal[c])), 9, _bits(cells.tone[c]))
        row = _with(_with(row, 10, _bits(cells.conformity[c])), 11, _bits(cells.standing[c]))
        for issue in range(cells.own.shape[1]):
            items = _at(cells.own[c, issue], 16, 0) | _at(cells.copied[c, issue], 16, 16)
            row = _with(row, 12 + issue, items)
        total = _add(total, _finish(_add(_finish(cells.id[c]), row)))
    return total


@inner
def hash_hosts(ground: Ground) -> np.uint64:
    """The hash of the host units of a block, their cells, strata and work."""
    hosts = ground.hosts
    total = np.uint64(0)
    for h in range(hosts.id.size):
        row = _with(np.uint64(0), 0, _number_of_cell(ground, hosts.cell[h]))
        row = _with(row, 1, _number_of_cell(ground, hosts.cover[h]))
        for c in range(hosts.nonparty.shape[1]):
            row = _with(row, 2 + c, _at(hosts.nonparty[h, c], 32, 0))
            row = _with(row, 5 + c, _bits(hosts.stake[h, c]))
            row = _with(row, 8 + c, _bits(hosts.language[h, c]))
        for issue in range(hosts.grievance.shape[1]):
            row = _with(row, 11 + issue, _bits(hosts.grievance[h, issue]))
        row = _add(row, _add(_standing(ground, h), _work(ground, h)))
        total = _add(total, _finish(_add(_finish(hosts.id[h]), row)))
    return total


@inner
def _number_of_cell(ground: Ground, row: int) -> np.uint64:
    return ground.cells.id[row] if row >= 0 else _NO_CELL


@inner
def _standing(ground: Ground, h: int) -> np.uint64:
    """A host unit, its head, its organisations and its month, in whole numbers."""
    hosts = ground.hosts
    state = _at(hosts.kind[h], 8, 0) | _at(hosts.open[h], 8, 8) | _at(hosts.tied[h], 8, 16)
    state |= _at(hosts.removed[h], 8, 24) | _at(hosts.opened[h], 16, 32)
    row = _with(np.uint64(0), 16, state | _at(hosts.head_since[h], 16, 48))
    row = _with(row, 17, _at(hosts.komsomol[h], 32, 0) | _at(hosts.union[h], 32, 32))
    row = _with(row, 18, _at(hosts.staff[h], 32, 0) | _at(hosts.detached[h], 32, 32))
    row = _with(row, 19, _at(hosts.orders[h], 32, 0) | _at(hosts.wrong[h], 32, 32))
    row = _with(row, 20, _at(hosts.withdrawn[h], 32, 0) | _at(hosts.withdrawn_wrong[h], 32, 32))
    return _with(row, 21, _at(hosts.late[h], 32, 0) | _at(hosts.signals[h], 32, 32))


@inner
def _work(ground: Ground, h: int) -> np.uint64:
    """The month's work of a host unit, in shares."""
    hosts = ground.hosts
    row = _with(np.uint64(0), 22, _bits(hosts.competence[h]))
    row = _with(row, 23, _bits(hosts.redress[h]))
    row = _with(row, 24, _bits(hosts.coercion[h]))
    row = _with(row, 25, _bits(hosts.collectivised[h]))
    row = _with(row, 26, _bits(hosts.stoppage[h]))
    row = _with(row, 27, _bits(hosts.evasion[h]))
    row = _with(row, 28, _bits(hosts.radical[h]))
    row = _with(row, 29, _bits(hosts.technical[h]))
    row = _with(row, 30, _bits(hosts.output[h]))
    row = _with(row, 31, _bits(hosts.target[h]))
    row = _with(row, 32, _bits(hosts.reported[h]))
    return _with(row, 33, _bits(hosts.audited[h]))


@inner
def hash_raions(ground: Ground) -> np.uint64:
    """The hash of what the raions of a block have learned and heard of wrongs."""
    raions = ground.raions
    total = np.uint64(0)
    for r in range(raions.id.size):
        row = _with(np.uint64(0), 0, _bits(raions.risk[r]))
        row = _with(row, 1, _bits(raions.absence[r]))
        row = _with(row, 2, _bits(raions.stance[r]))
        row = _with(row, 3, _bits(raions.leaning[r]))
        for route in range(raions.complaints.shape[1]):
            row = _with(row, 4 + route, np.uint64(raions.complaints[r, route]))
            row = _with(row, 11 + route, np.uint64(raions.answered[r, route]))
        total = _add(total, _finish(_add(_finish(raions.id[r]), row)))
    return total
