"""Verbs that put a person into a block: a newcomer, one who returns, one who moves in."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np

from antaeus.foundation.compiled import inner
from antaeus.world.codes import CANDIDATE, NEVER, NO_POST, STAYS
from antaeus.world.tables import FILL_FREE, FILL_OVERFLOW, FILL_PEOPLE, Ground


@inner
def person_number(raion: np.uint64, month: int, rank: int) -> np.uint64:
    """The permanent number: raion of entry, month of entry, rank in that raion and month.

    Sixteen bits of raion, sixteen of month (0 for those of before March 1921), 32 of rank.
    """
    return (raion << np.uint64(48)) | (np.uint64(month + 1) << np.uint64(32)) | np.uint64(rank)


@inner
def free_place(ground: Ground) -> int:
    """A free place in the table of people, or -1 (and the overflow mark) when there is none."""
    left = ground.fill[FILL_FREE]
    if left > 0:
        ground.fill[FILL_FREE] = left - 1
        return int(ground.free[left - 1])
    place = ground.fill[FILL_PEOPLE]
    if place >= ground.people.id.size:
        ground.fill[FILL_OVERFLOW] = 1
        return -1
    ground.fill[FILL_PEOPLE] = place + 1
    return int(place)


@inner
def cell_of_host(ground: Ground, host: int) -> int:
    """The cell in which the communists of a host unit sit: its own, or the one that covers it."""
    own = ground.hosts.cell[host]
    return int(own) if own >= 0 else int(ground.hosts.cover[host])


@inner
def enter(ground: Ground, host: int, origin: int, sex: int, born: int, month: int) -> int:
    """Seat a new candidate who applies at a host unit; return the place, -1 if none is free."""
    place = free_place(ground)
    if place >= 0:
        people, raions = ground.people, ground.raions
        raion = ground.hosts.raion[host]
        people.id[place] = person_number(raions.id[raion], month, raions.next_person[raion])
        raions.next_person[raion] += 1
        people.cell[place] = cell_of_host(ground, host)
        people.host[place] = host
        people.status[place] = CANDIDATE
        people.origin[place] = origin
        people.job[place] = origin
        people.sex[place] = sex
        people.post[place] = NO_POST
        people.arrears[place] = 0
        people.penalties[place] = 0
        people.leaves[place] = STAYS
        people.entered[place] = month
        people.member_since[place] = NEVER
        people.born[place] = born
    return place


@inner
def take_back(ground: Ground, row: int, host: int) -> int:
    """Seat a former member (row of `former`) at a host unit; return the place, -1 if none."""
    place = free_place(ground)
    if place >= 0:
        people, former = ground.people, ground.former
        people.id[place] = former.id[row]
        people.cell[place] = cell_of_host(ground, host)
        people.host[place] = host
        people.status[place] = former.status[row]
        people.origin[place] = former.origin[row]
        people.job[place] = former.job[row]
        people.sex[place] = former.sex[row]
        people.post[place] = NO_POST
        people.arrears[place] = 0
        people.penalties[place] = former.penalties[row]
        people.leaves[place] = STAYS
        people.entered[place] = former.entered[row]
        people.member_since[place] = former.member_since[row]
        people.born[place] = former.born[row]
    return place
