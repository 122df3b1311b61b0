"""Counting afresh: who sits in each cell, who works in each host unit, who may recommend.

Sums are exact integers, so the order of people in memory carries no meaning.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np

from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
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

_ELIGIBLE, _OFFICIAL = N_CATEGORIES, N_CATEGORIES + 1
"""Bits of what is true of a person, behind one for each category for which he may recommend."""


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


@inner_making_arrays
def _count_standing(ground: Ground, orders: Orders, month: int) -> None:
    """Count by raion who may recommend for each category, who holds a post and who might.

    What is true of a person is one number, found for many people at once; a raion counts those of
    each number, and what it knows of itself are sums over numbers.
    """
    people, cells, raions = ground.people, ground.cells, ground.raions
    n, terms = ground.fill[FILL_PEOPLE], orders.tenure_months
    first, second, third, fourth = terms[0], terms[1], terms[2], terms[3]
    number = np.empty(n, np.uint8)
    for i in range(n):
        member, free = people.status[i] == MEMBER, people.post[i] == NO_POST
        standing = np.int64(month) - np.int64(people.member_since[i])
        may = np.int64(standing >= first) | np.int64(standing >= second) << 1
        may |= np.int64(standing >= third) << 2 | np.int64(standing >= fourth) << 3
        official = np.int64((people.status[i] != EMPTY) & (not free))
        number[i] = np.int64(member) * (may | np.int64(free) << _ELIGIBLE) | official << _OFFICIAL
    held = np.zeros((raions.id.size, 1 << (_OFFICIAL + 1)), np.int64)
    for i in range(n):
        held[cells.raion[people.cell[i]], number[i]] += 1
    raions.recommenders[:] = 0
    raions.officials[:] = 0
    raions.eligible[:] = 0
    for r in range(held.shape[0]):
        for true in range(held.shape[1]):
            for category in range(N_CATEGORIES):
                raions.recommenders[r, category] += held[r, true] * (true >> category & 1)
            raions.eligible[r] += held[r, true] * (true >> _ELIGIBLE & 1)
            raions.officials[r] += held[r, true] * (true >> _OFFICIAL & 1)


@compiled
def recount_raions(ground: Ground, orders: Orders, month: int) -> int:
    """Set what raions know of themselves: non-party people, recommenders, officials, eligible."""
    hosts, raions = ground.hosts, ground.raions
    _count_standing(ground, orders, month)
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
    return int(raions.id.size)
