"""Verbs of moving: who changes host unit, and with it the cell, or leaves the raion."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.world.codes import DETACHED, EMPLOYEE, EMPTY, NO_POST, PEASANT, WORKER
from antaeus.world.departure import send_away
from antaeus.world.events import CHANGED_JOB, MOVED_AWAY, note
from antaeus.world.placing import draw_host
from antaeus.world.seating import cell_of_host, sit_elsewhere
from antaeus.world.tables import FILL_MOVERS, Bytes, Floats, Ground, Int32s


@inner_making_arrays
def who_may_move(ground: Ground, u: Floats, most: float, astir: Bytes) -> Int32s:
    """Rows of those who may move this month: all others need not be looked at again.

    They have drawn less than `most`, the highest chance where nothing is astir, or work at a unit
    marked in `astir` (n_hosts,), or are away from home by order.
    """
    people = ground.people
    rows = np.empty(u.size + 1, np.int32)
    n = 0
    for i in range(u.size):
        rows[n] = i
        may = (u[i] < most) | (astir[people.host[i]] != 0) | (people.roles[i] & DETACHED != 0)
        n += np.int64(may & (people.status[i] != EMPTY))
    return rows[:n]


@inner
def next_job(job: int, u: float, peasants_to_work: float, workers_to_office: float) -> int:
    """The class of the next occupation."""
    if job == PEASANT and u < peasants_to_work:
        return WORKER
    if job == WORKER and u < workers_to_office:
        return EMPLOYEE
    return job


@inner
def go(ground: Ground, i: int, job: int, there: int, u: float) -> int:
    """Carry out one move: to a host unit of the raion, or away where there is none."""
    people = ground.people
    who, origin, cell = people.id[i], people.origin[i], people.cell[i]
    if there < 0:
        people.job[i] = job
        to = ground.fill[FILL_MOVERS]
        note(ground, MOVED_AWAY, who, origin, cell, people.host[i], people.status[i], to)
        send_away(ground, i, u)
        return 1
    if cell_of_host(ground, there) < 0:
        return 0
    people.job[i] = job
    sit_elsewhere(ground, i, there)
    note(ground, CHANGED_JOB, who, origin, people.cell[i], there, 0, i)
    return 1


@inner
def find_work(
    ground: Ground,
    i: int,
    peasants_to_work: float,
    workers_to_office: float,
    far_share: float,
    keys: NDArray[np.uint64],
) -> int:
    """Let a person who moves find work in the raion or leave it; return 1 for a move.

    `keys` (3,) are the streams of the next job, of going far, and of where to.
    """
    people = ground.people
    who = people.id[i]
    job = next_job(people.job[i], uniform(keys[0], who), peasants_to_work, workers_to_office)
    far = uniform(keys[1], who) < far_share and people.post[i] == NO_POST
    u = uniform(keys[2], who)
    there = -1 if far else draw_host(ground, ground.hosts.raion[people.host[i]], job, u)
    return go(ground, i, job, there, u)
