"""Numbers of documents and small draws, inside kernels."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.numbering import FIRST_RAION
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner
from antaeus.world.codes import (
    CONSTRUCTION,
    FACTORY,
    MEMBER,
    NEVER,
    OFFICE,
    SOVKHOZ_MTS,
    TRANSPORT,
    VILLAGE,
)
from antaeus.world.shares import share
from antaeus.world.tables import Ground

NO_POST_NAMED, MANAGER, CHAIRMAN, AN_OFFICIAL, CELL_SECRETARY = range(5)
"""Posts as the library lists them; a fifth, secretary of a region, is written above."""
PLANTS = (FACTORY, TRANSPORT, CONSTRUCTION, SOVKHOZ_MTS)
"""Kinds of host unit that keep an order book and report a plan every month."""
NOT_KEPT = 0
"""Column of the counts of papers, (n_raions, n_numbers), that is -1 in raions not recorded."""
MOST_SMALL, MOST_SHORT, MOST_LONG = 250, 60_000, 4_000_000_000


@inner
def is_recorded(ranks: NDArray[np.int64], r: int) -> bool:
    """Whether the papers of a raion are kept."""
    return bool(ranks[r, NOT_KEPT] >= 0)


@inner
def next_number(
    ground: Ground, r: int, month: int, kind: int, ranks: NDArray[np.int64]
) -> np.uint64:
    """The number of the next document of a kind in a raion this month; counts it in `ranks`."""
    place = np.uint64(ground.raions.id[r]) + np.uint64(FIRST_RAION)
    rank = ranks[r, kind]
    ranks[r, kind] = rank + 1
    return (
        (place << np.uint64(48))
        | (np.uint64(month) << np.uint64(40))
        | (np.uint64(kind) << np.uint64(32))
        | np.uint64(rank)
    )


@inner
def some(mean: float, u: float) -> int:
    """A Poisson number with this mean, from one number in [0, 1); 250 at most."""
    term = math.exp(-mean)
    below, count = term, 0
    while u >= below and count < MOST_SMALL:
        count += 1
        term *= mean / count
        below += term
    return count


@inner
def per_mille(of_capacity: float) -> int:
    """A share of capacity as it is written, in thousandths."""
    return int(min(max(of_capacity, 0.0), 60.0) * 1000.0 + 0.5)


@inner
def is_plant(kind: int) -> bool:
    """Whether a kind of host unit keeps an order book and reports a plan every month."""
    return kind in PLANTS


@inner
def post_of_head(kind: int) -> int:
    """What the head of a unit is called on paper."""
    if kind == VILLAGE:
        return CHAIRMAN
    return AN_OFFICIAL if kind == OFFICE else MANAGER


@inner
def head_number(ground: Ground, h: int) -> np.uint64:
    """Number of the communist who headed the unit at the last count; 0 where none did."""
    people, head = ground.people, ground.hosts.head[h]
    if head >= 0 and people.status[head] != 0 and people.host[head] == h:
        return people.id[head]
    return np.uint64(0)


@inner
def year_of(month: int) -> int:
    """The year of a month counted from March 1921."""
    return (month + 1921 * 12 + 2) // 12


@inner
def tasks(activity: int) -> int:
    """Months of the past year with a task, in per cent, as a card says."""
    return int(share(activity) * 100.0 + 0.5)


@inner
def joined(status: int, entered: int) -> int:
    """Month of entry as it stands on a card."""
    return int(entered) if status >= 1 and status <= MEMBER else NEVER


@inner
def nonparty_of(ground: Ground, h: int) -> int:
    """People of a unit without a card."""
    hosts = ground.hosts
    return int(hosts.nonparty[h, 0] + hosts.nonparty[h, 1] + hosts.nonparty[h, 2])


@inner
def worst_grievance(ground: Ground, h: int) -> int:
    """The issue that presses most on the people of a unit."""
    hosts, worst = ground.hosts, 0
    for issue in range(1, hosts.grievance.shape[1]):
        if hosts.grievance[h, issue] > hosts.grievance[h, worst]:
            worst = issue
    return worst


@inner
def by_the_bell(key: np.uint64, who: np.uint64) -> float:
    """A number that falls under a bell of mean 0 and deviation 1, near enough: twelve draws."""
    total = -6.0
    for k in range(12):
        total += uniform(key, who ^ (np.uint64(k + 1) << np.uint64(56)))
    return total
