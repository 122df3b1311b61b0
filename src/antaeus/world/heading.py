"""Who heads a producing unit: units without a communist at their head, and putting one there."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner
from antaeus.world.codes import EMPTY, HEAD
from antaeus.world.seating import cell_of_host, sit_elsewhere
from antaeus.world.shares import share
from antaeus.world.tables import Bytes, Floats, Ground
from antaeus.world.tally import produces


@inner
def head_of(ground: Ground, h: int) -> int:
    """Row of the communist who still heads a unit; -1 where none does."""
    people, row = ground.people, ground.hosts.head[h]
    if row < 0 or people.status[row] == EMPTY or people.host[row] != h:
        return -1
    return int(row) if people.roles[row] & HEAD else -1


@inner
def open_units(
    ground: Ground, chance: float, key: np.uint64, headless: Bytes, by_raion: Floats
) -> None:
    """Mark in `headless` (n_hosts,) the producing units that are to get a communist head now.

    `chance` is that of each unit without one; `by_raion` (n_raions,) counts the marked.
    """
    hosts = ground.hosts
    for h in range(hosts.id.size):
        if hosts.open[h] == 0 or not produces(hosts.kind[h]) or head_of(ground, h) >= 0:
            continue
        if cell_of_host(ground, h) >= 0 and uniform(key, hosts.id[h]) < chance:
            headless[h] = 1
            by_raion[hosts.raion[h]] += 1.0


@inner
def next_headless(ground: Ground, headless: Bytes, raion: int, u: float) -> int:
    """The next marked unit of a raion from where a number in [0, 1) falls; -1 for none."""
    start, end = ground.raions.host_start[raion], ground.raions.host_end[raion]
    n = np.int64(end) - np.int64(start)
    first = np.int64(u * float(n))
    for h in range(start + first, end):
        if headless[h] != 0:
            return int(h)
    for h in range(start, start + first):
        if headless[h] != 0:
            return int(h)
    return -1


@inner
def head_unit(ground: Ground, i: int, host: int, month: int, tied: int) -> None:
    """Seat a person at the head of a unit; what he can do is what the unit's head can do now."""
    hosts, people = ground.hosts, ground.people
    sit_elsewhere(ground, i, host)
    people.roles[i] = HEAD
    hosts.competence[host] = share(people.competence[i])
    hosts.head_since[host] = month
    hosts.tied[host] = tied
