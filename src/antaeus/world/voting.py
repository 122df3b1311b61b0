"""Votes of cells in the discussions of the twenties: who stood with the opposition."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import inner_making_arrays
from antaeus.world.codes import ATTENDED, MEMBER, OPPOSED
from antaeus.world.gathering import COARSE, OPPOSES, by_commitment
from antaeus.world.tables import FILL_PEOPLE, Ground


@inner_making_arrays
def vote(
    ground: Ground, against: NDArray[np.float64], slope: float, keys: NDArray[np.uint64]
) -> int:
    """Let members who are there vote in a discussion; return the votes for the opposition.

    `against` is the odds in each cell against such a vote of a member of commitment 1/2, whose
    logit rises by `slope` from commitment 0 to 1. Candidates have no deciding vote.
    """
    people, cells, n = ground.people, ground.cells, ground.fill[FILL_PEOPLE]
    factor = by_commitment(slope)
    u = drawn(keys[OPPOSES], people.id, n)
    votes = 0
    for i in range(n):
        if people.acts[i] & ATTENDED and people.status[i] == MEMBER:
            c = people.cell[i]
            if u[i] * (1.0 + against[c] * factor[people.commitment[i] >> COARSE]) < 1.0:
                people.spots[i] |= OPPOSED
                cells.opposed[c] += 1
                votes += 1
    return votes
