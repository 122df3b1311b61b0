"""The speakers whom a protocol names, drawn by lot among those who took the floor."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import inner_making_arrays
from antaeus.world.codes import ATTENDED
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

N_NAMED = 3
"""Speakers whom a protocol names; the rest it counts."""


class Named(NamedTuple):
    """The speakers whom each cell's protocol names, (n_cells, 3), as they are at the meeting."""

    id: NDArray[np.uint64]
    status: NDArray[np.uint8]
    acts: NDArray[np.uint8]
    """What the speaker did in the month; 0 where nobody is named."""
    language: NDArray[np.uint16]
    tone: NDArray[np.uint16]


@inner_making_arrays
def who_is_named(ground: Ground, key: np.uint64) -> Named:
    """The speakers whom each cell's protocol names, drawn by lot among those who spoke."""
    people, n_cells, n = ground.people, ground.fill[FILL_CELLS], ground.fill[FILL_PEOPLE]
    speakers, n_speakers = np.empty(n, np.int32), 0
    for i in range(n):
        speakers[n_speakers] = i
        n_speakers += np.int64(people.acts[i] > ATTENDED)
    lots = drawn(key, people.id[speakers[:n_speakers]], n_speakers)
    lot = np.full((n_cells, N_NAMED), 2.0)
    for k in range(n_speakers):
        c, u = people.cell[speakers[k]], lots[k]
        if u >= lot[c, 2]:
            continue
        place = 2
        while place > 0 and u < lot[c, place - 1]:
            lot[c, place] = lot[c, place - 1]
            place -= 1
        lot[c, place] = u
    return _taken_down(ground, speakers, lots, lot)


@inner_making_arrays
def _taken_down(
    ground: Ground,
    speakers: NDArray[np.int32],
    lots: NDArray[np.float64],
    lot: NDArray[np.float64],
) -> Named:
    """Those who drew the three least lots of their cell, (n_cells, 3), each in the place of his.

    Whoever is named is copied in the order of the table of people, since it is far quicker to walk
    through it than to look up the speakers of one cell after another.
    """
    people, shape = ground.people, lot.shape
    named = Named(
        np.empty(shape, np.uint64),
        np.empty(shape, np.uint8),
        np.zeros(shape, np.uint8),
        np.empty(shape, np.uint16),
        np.empty(shape, np.uint16),
    )
    for k in range(lots.size):
        i, u = speakers[k], lots[k]
        c = people.cell[i]
        if u > lot[c, 2]:
            continue
        place = np.int64(u > lot[c, 0]) + np.int64(u > lot[c, 1])
        while named.acts[c, place] != 0:  # two who drew the same: the first in the table is before
            place += 1
            if place == N_NAMED:
                break
        if place < N_NAMED:
            named.id[c, place], named.status[c, place] = people.id[i], people.status[i]
            named.acts[c, place], named.tone[c, place] = people.acts[i], people.tone[i]
            named.language[c, place] = people.language[i]
    return named
