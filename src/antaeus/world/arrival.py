"""Arrival: people who left their raion, and parties taken in whole, find a place elsewhere."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.world.carrying import carry
from antaeus.world.codes import DISSOLVED, N_CLASSES, STAYS
from antaeus.world.events import MOVED_IN, note
from antaeus.world.placing import draw_host
from antaeus.world.seating import cell_of_host, free_place
from antaeus.world.tables import FILL_CELLS, Ground, Movers


@compiled
def arrive(
    ground: Ground,
    movers: Movers,
    rows: NDArray[np.int64],
    raion: NDArray[np.int32],
    key: np.uint64,
) -> int:
    """Seat the movers in some `rows`, each in a raion of this block; return how many found one.

    `raion` are row numbers of the block, (n_rows,), in the order of `rows`. Work is drawn by the
    mover's class of occupation; where the raion has none of it, by another.
    """
    people = ground.people
    seated = 0
    for k in range(rows.size):
        row = rows[k]
        who = movers.id[row]
        host = _find_work(ground, raion[k], movers.job[row], uniform(key, who))
        place = free_place(ground)
        if host < 0 or place < 0:
            return seated
        carry(movers, row, people, place)
        people.cell[place] = cell_of_host(ground, host)
        people.host[place] = host
        people.post[place] = movers.post[row]
        people.arrears[place] = movers.arrears[row]
        people.leaves[place] = STAYS
        people.roles[place] = 0
        people.acts[place] = 0
        cell = people.cell[place]
        note(ground, MOVED_IN, who, movers.origin[row], cell, host, movers.status[row], place)
        seated += 1
    return seated


@inner
def _find_work(ground: Ground, raion: int, job: int, chance: float) -> int:
    """A host unit with a cell or a covering cell; -1 only when the raion has no cell at all."""
    for shift in range(N_CLASSES):
        host = draw_host(ground, raion, (job + shift) % N_CLASSES, chance)
        if host >= 0 and cell_of_host(ground, host) >= 0:
            return host
    cells = ground.cells
    for c in range(ground.fill[FILL_CELLS]):
        if cells.raion[c] == raion and cells.form[c] != DISSOLVED:
            return int(cells.host[c])
    return -1
