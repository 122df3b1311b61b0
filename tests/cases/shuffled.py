"""People dealt to other rows of the table: what happens must not depend on where they lie."""

from __future__ import annotations

import numpy as np

from antaeus.simulation.checking import copy_of
from antaeus.world.codes import EMPTY
from antaeus.world.tables import FILL_CELLS, FILL_EVENTS, FILL_PEOPLE, Ground


def shuffled(ground: Ground, seed: int = 1) -> Ground:
    """The same block with its people in other rows, and the rows of office-holders with them."""
    other = copy_of(ground)
    n = int(ground.fill[FILL_PEOPLE])
    order = np.random.default_rng(seed).permutation(n)
    for name in ground.people._fields:
        getattr(other.people, name)[:n] = getattr(ground.people, name)[order]
    to = np.argsort(order).astype(np.int32)
    for rows in (other.cells.secretary[: ground.fill[FILL_CELLS]], other.hosts.head):
        rows[rows >= 0] = to[rows[rows >= 0]]
    return other


def told_by_number(ground: Ground) -> dict[str, list[int]]:
    """Every column of people in the order of their numbers, and of whom events tell, in order."""
    n = int(ground.fill[FILL_PEOPLE])
    here = np.flatnonzero(ground.people.status[:n] != EMPTY)
    rows = here[np.argsort(ground.people.id[here])]
    told = {name: getattr(ground.people, name)[rows].tolist() for name in ground.people._fields}
    n_events = int(ground.fill[FILL_EVENTS])
    told["events"] = ground.events.person[:n_events].tolist()
    return told
