"""The state hash of a table: a sum over its rows, so neither order nor blocks matter.

Each row is mixed into 64 bits, its permanent number included; the rows' mixes are added modulo
2**64. Equal sums mean equal tables up to a chance of about 2**-64. References to other rows enter
by permanent number, never by row. See docs/decisions/0005-state-hash-as-a-sum.md.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np

from antaeus.foundation.compiled import inner, wrapping
from antaeus.world.codes import DISSOLVED, EMPTY
from antaeus.world.tables import FILL_CELLS, FILL_FORMER, FILL_PEOPLE, Ground

_NO_CELL = np.uint64(2**64 - 1)
"""A number that no cell has; 1, for one, is the second cell of the first raion."""


@wrapping
def _fold(mix: np.uint64, value: np.uint64) -> np.uint64:
    """Fold one more value into the mix of a row."""
    mix = (mix ^ value) * np.uint64(0xBF58476D1CE4E5B9)
    return mix ^ (mix >> np.uint64(29))


@wrapping
def _finish(mix: np.uint64) -> np.uint64:
    """Spread the mix of a row over all 64 bits (the finaliser of splitmix64, Steele 2014)."""
    mix = (mix ^ (mix >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mix = (mix ^ (mix >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mix ^ (mix >> np.uint64(31))


@wrapping
def _add(total: np.uint64, mix: np.uint64) -> np.uint64:
    return total + mix


@inner
def _join(low: int, high: int) -> int:
    """Two bytes as one number; cast first, because a byte shifted left is lost in plain NumPy."""
    return np.int64(low) | np.int64(high) << 8


@inner
def _pack(a: int, b: int, c: int, d: int) -> np.uint64:
    """Four numbers of sixteen bits in one of 64."""
    return np.uint64(
        (np.int64(a) & 0xFFFF)
        | (np.int64(b) & 0xFFFF) << 16
        | (np.int64(c) & 0xFFFF) << 32
        | (np.int64(d) & 0x7FFF) << 48
    )


@inner
def hash_people(ground: Ground) -> np.uint64:
    """The hash of everyone with a card in a block."""
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    total = np.uint64(0)
    for i in range(ground.fill[FILL_PEOPLE]):
        if people.status[i] == EMPTY:
            continue
        mix = _fold(_finish(people.id[i]), cells.id[people.cell[i]])
        mix = _fold(mix, hosts.id[people.host[i]])
        mix = _fold(
            mix,
            _pack(
                _join(people.status[i], people.origin[i]),
                _join(people.job[i], people.sex[i]),
                _join(people.post[i], people.leaves[i]),
                _join(people.arrears[i], people.penalties[i]) & 0x7FFF,
            ),
        )
        mix = _fold(mix, _pack(people.entered[i], people.member_since[i], people.born[i], 0))
        total = _add(total, _finish(mix))
    return total


@inner
def hash_former(ground: Ground) -> np.uint64:
    """The hash of the former members of a block."""
    former, hosts = ground.former, ground.hosts
    total = np.uint64(0)
    for i in range(ground.fill[FILL_FORMER]):
        if former.status[i] == EMPTY:
            continue
        mix = _fold(_finish(former.id[i]), hosts.id[former.host[i]])
        mix = _fold(
            mix,
            _pack(
                _join(former.status[i], former.origin[i]),
                _join(former.job[i], former.sex[i]),
                _join(former.cause[i], former.penalties[i]),
                0,
            ),
        )
        mix = _fold(
            mix, _pack(former.entered[i], former.member_since[i], former.born[i], former.left[i])
        )
        total = _add(total, _finish(_fold(mix, _pack(former.appeal_due[i], 0, 0, 0))))
    return total


@inner
def hash_cells(ground: Ground) -> np.uint64:
    """The hash of the living cells and candidate groups of a block."""
    cells, hosts = ground.cells, ground.hosts
    total = np.uint64(0)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED:
            continue
        mix = _fold(_finish(cells.id[c]), hosts.id[cells.host[c]])
        mix = _fold(mix, _pack(cells.form[c], cells.weak_months[c], cells.founded[c], 0))
        total = _add(total, _finish(mix))
    return total


@inner
def hash_hosts(ground: Ground) -> np.uint64:
    """The hash of the host units of a block, their cells and strata."""
    hosts, cells = ground.hosts, ground.cells
    total = np.uint64(0)
    for h in range(hosts.id.size):
        own = cells.id[hosts.cell[h]] if hosts.cell[h] >= 0 else _NO_CELL
        cover = cells.id[hosts.cover[h]] if hosts.cover[h] >= 0 else _NO_CELL
        mix = _fold(_fold(_finish(hosts.id[h]), own), cover)
        mix = _fold(mix, _pack(hosts.kind[h], hosts.open[h], hosts.opened[h], 0))
        for c in range(hosts.nonparty.shape[1]):
            mix = _fold(mix, np.uint64(hosts.nonparty[h, c]))
        total = _add(total, _finish(mix))
    return total
