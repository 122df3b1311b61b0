"""What must hold of a block at any moment between two mechanisms."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from antaeus.world.codes import (
    CANDIDATE,
    DISSOLVED,
    EMPTY,
    LAPSED,
    MEMBER,
    N_CLASSES,
    NEVER,
    OFFICIAL,
    WOMAN,
)
from antaeus.world.tables import FILL_CELLS, FILL_FREE, FILL_OVERFLOW, FILL_PEOPLE, Ground


def faults_of_ground(ground: Ground) -> Iterator[str]:
    """Each way in which a block is not sound, as a sentence."""
    for what, holds in _facts(ground):
        if not bool(holds):
            yield what


def _facts(ground: Ground) -> Iterator[tuple[str, bool | np.bool_]]:
    """What must hold, each with whether it does."""
    people, cells, hosts, fill = ground.people, ground.cells, ground.hosts, ground.fill
    mark, n_cells = int(fill[FILL_PEOPLE]), int(fill[FILL_CELLS])
    here = np.flatnonzero(people.status[:mark] != EMPTY)
    yield "a table is longer than what happened", fill[FILL_OVERFLOW] == 0
    yield "everyone beyond the mark is nobody", not (people.status[mark:] != EMPTY).any()
    yield "free places and people fill the table", here.size + int(fill[FILL_FREE]) == mark
    free = ground.free[: int(fill[FILL_FREE])]
    yield "no place is free twice", np.unique(free).size == free.size
    yield "free places are empty", not (people.status[free] != EMPTY).any()
    yield "nobody has two cards", np.unique(people.id[here]).size == here.size
    yield "status is candidate or member", np.isin(people.status[here], (CANDIDATE, MEMBER)).all()
    yield (
        "classes are classes",
        (people.origin[here] < N_CLASSES).all() and (people.job[here] < N_CLASSES).all(),
    )
    yield (
        "sex and post are known",
        (people.sex[here] <= WOMAN).all() and (people.post[here] <= OFFICIAL).all(),
    )
    yield "causes of leaving are known", (people.leaves[here] <= LAPSED).all()
    seats = people.cell[here]
    yield "cells of people are cells", ((seats >= 0) & (seats < n_cells)).all()
    seats = np.clip(seats, 0, n_cells - 1)  # so that what follows can be asked all the same
    yield "everyone sits in a cell that exists", (cells.form[seats] != DISSOLVED).all()
    work = people.host[here]
    yield "host units of people are host units", ((work >= 0) & (work < hosts.id.size)).all()
    work = np.clip(work, 0, hosts.id.size - 1)
    yield (
        "everyone sits in a cell of the raion of work",
        (cells.raion[seats] == hosts.raion[work]).all(),
    )
    member = people.status[here] == MEMBER
    yield (
        "members have a month of acceptance, candidates none",
        ((people.member_since[here] != NEVER) == member).all(),
    )
    alive = cells.form[:n_cells] != DISSOLVED
    yield (
        "cells lie in the raion of their unit",
        (cells.raion[:n_cells][alive] == hosts.raion[cells.host[:n_cells][alive]]).all(),
    )
    yield "cells have different numbers", np.unique(cells.id[:n_cells]).size == n_cells
