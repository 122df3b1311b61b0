"""Counting afresh: who sits in each cell, who works in each host unit, who may recommend.

Sums are exact integers, so the order of people in memory carries no meaning.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np

from antaeus.foundation.compiled import compiled, inner
from antaeus.world.codes import (
    EMPLOYEE,
    EMPTY,
    HEAD,
    MEMBER,
    N_CATEGORIES,
    NO_HEAD,
    NO_POST,
    NO_SECRETARY,
    PEASANT,
    SECRETARY,
    WORKER,
)
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

OFFICES = SECRETARY | HEAD


@compiled
def recount_people(ground: Ground) -> int:
    """Count who sits in each cell and works in each unit, and find who holds office there.

    Sets `cells.people`, `cells.members`, `cells.secretary`, `hosts.communists` and `hosts.head`,
    and clears the role of whoever claims an office that an older card holds. Returns the people.
    """
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    n_cells = ground.fill[FILL_CELLS]
    both = np.zeros(n_cells, np.int64)
    hosts.communists[:] = 0
    hosts.head[:] = -1
    cells.secretary[:n_cells] = -1
    total = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        status = people.status[i]
        here = np.int64(status != EMPTY)
        both[people.cell[i]] += here + (np.int64(status == MEMBER) << 32)
        hosts.communists[people.host[i]] += here
        total += here
        if people.roles[i] & OFFICES != 0 and here != 0:
            _hold_office(ground, i)
    for c in range(n_cells):
        cells.people[c] = both[c] & 0xFFFFFFFF
        cells.members[c] = both[c] >> 32
    return total


@inner
def _hold_office(ground: Ground, i: int) -> None:
    """Let a person hold the offices that the roles name, unless an older card holds them."""
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    if people.roles[i] & SECRETARY:
        other = cells.secretary[people.cell[i]]
        if other >= 0 and people.id[other] < people.id[i]:
            people.roles[i] &= NO_SECRETARY
        else:
            if other >= 0:
                people.roles[other] &= NO_SECRETARY
            cells.secretary[people.cell[i]] = i
    if people.roles[i] & HEAD:
        other = hosts.head[people.host[i]]
        if other >= 0 and people.id[other] < people.id[i]:
            people.roles[i] &= NO_HEAD
        else:
            if other >= 0:
                people.roles[other] &= NO_HEAD
            hosts.head[people.host[i]] = i


@compiled
def recount_raions(ground: Ground, orders: Orders, month: int) -> int:
    """Set what raions know of themselves: non-party people, recommenders, officials, eligible."""
    people, cells, hosts, raions = ground.people, ground.cells, ground.hosts, ground.raions
    n_cells = ground.fill[FILL_CELLS]
    first, second = orders.tenure_months[0], orders.tenure_months[1]
    third, fourth = orders.tenure_months[2], orders.tenure_months[3]
    low = np.zeros(n_cells, np.int64)
    high = np.zeros(n_cells, np.int64)
    posts = np.zeros(n_cells, np.int64)
    for i in range(ground.fill[FILL_PEOPLE]):
        member = people.status[i] == MEMBER
        standing = np.int64(month) - np.int64(people.member_since[i])
        cell = people.cell[i]
        low[cell] += np.int64(member & (standing >= first)) + (
            np.int64(member & (standing >= second)) << 32
        )
        high[cell] += np.int64(member & (standing >= third)) + (
            np.int64(member & (standing >= fourth)) << 32
        )
        free = people.post[i] == NO_POST
        posts[cell] += np.int64(member & free) + (
            np.int64((people.status[i] != EMPTY) & (not free)) << 32
        )
    raions.recommenders[:] = 0
    raions.officials[:] = 0
    raions.eligible[:] = 0
    for c in range(n_cells):
        r = cells.raion[c]
        raions.recommenders[r, 0] += low[c] & 0xFFFFFFFF
        raions.recommenders[r, 1] += low[c] >> 32
        raions.recommenders[r, 2] += high[c] & 0xFFFFFFFF
        raions.recommenders[r, N_CATEGORIES - 1] += high[c] >> 32
        raions.eligible[r] += posts[c] & 0xFFFFFFFF
        raions.officials[r] += posts[c] >> 32
    for r in range(raions.id.size):
        workers = peasants = employees = np.int64(0)
        for h in range(raions.host_start[r], raions.host_end[r]):
            open_ = np.int64(hosts.open[h])
            workers += open_ * np.int64(hosts.nonparty[h, WORKER])
            peasants += open_ * np.int64(hosts.nonparty[h, PEASANT])
            employees += open_ * np.int64(hosts.nonparty[h, EMPLOYEE])
        raions.nonparty[r, WORKER] = workers
        raions.nonparty[r, PEASANT] = peasants
        raions.nonparty[r, EMPLOYEE] = employees
        raions.next_person[r] = 0
        raions.next_cell[r] = 0
    return n_cells
