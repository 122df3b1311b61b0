"""Verbs that put a person into a block: a newcomer, one who returns, one who moves in."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np

from antaeus.foundation.compiled import inner
from antaeus.world.carrying import carry
from antaeus.world.codes import CANDIDATE, NEVER, NO_POST, STAYS
from antaeus.world.shares import steps
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
def sit_elsewhere(ground: Ground, place: int, host: int) -> None:
    """Move a person to a host unit and the cell of its people; offices end with the old seat."""
    people = ground.people
    people.host[place] = host
    people.cell[place] = cell_of_host(ground, host)
    people.roles[place] = 0


@inner
def enter(ground: Ground, host: int, origin: int, sex: int, born: int, month: int) -> int:
    """Seat a new candidate who applies at a host unit; return the place, -1 if none is free.

    Language and stake are those of the stratum from which the person comes.
    """
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
        people.roles[place] = 0
        people.spots[place] = 0
        people.acts[place] = 0
        people.file[place] = 0
        people.activity[place] = 0
        people.tone[place] = 0
        people.patron[place] = 0
        people.language[place] = steps(ground.hosts.language[host, origin])
        people.stake[place] = steps(ground.hosts.stake[host, origin])
    return place


@inner
def take_back(ground: Ground, row: int, host: int) -> int:
    """Seat a former member (row of `former`) at a host unit; return the place, -1 if none."""
    place = free_place(ground)
    if place >= 0:
        people = ground.people
        carry(ground.former, row, people, place)
        people.cell[place] = cell_of_host(ground, host)
        people.host[place] = host
        people.post[place] = NO_POST
        people.arrears[place] = 0
        people.leaves[place] = STAYS
        people.roles[place] = 0
        people.acts[place] = 0
    return place
