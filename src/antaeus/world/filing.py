"""Files: which signals come to lie in whose file, and how they are struck out again.

A signal names a person; what is done about it is another matter, and stands on the pages of
repression. Three ways lead into a file: the cell's signals about the head of its unit that went up;
a denunciation in return, for who criticised; and naming, for who has a spot in the biography where
the cell's resolution has items against enemies. Signals are struck out at a steady rate, so that a
file is no life sentence.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Parameter, Uniform
from antaeus.world.codes import CRITICISED, DISSOLVED, EMPTY, ENEMIES, HEAD
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground, Int32s, Int64s, People

DECISIONS = ("repression/struck_out", "repression/denounced", "repression/named")
READS = (
    "people.id",
    "people.cell",
    "people.host",
    "people.status",
    "people.post",
    "people.roles",
    "people.spots",
    "people.acts",
    "cells.raion",
    "cells.form",
    "cells.people",
    "cells.own",
    "cells.copied",
    "hosts.id",
    "hosts.raion",
    "hosts.open",
    "hosts.head",
    "hosts.tied",
    "hosts.signals",
    "hosts.nonparty",
    "hosts.communists",
    "raions.id",
    "raions.tile",
    "centre.heard",
    "centre.requested",
)
"""Columns that filing and striking look at, on the ground and above."""

WRITES = (
    "people.leaves",
    "people.file",
    "hosts.coercion",
    "orders.cases",
    "orders.brake",
    "centre.mind",
)

MOST_A_MONTH = 5
"""Signals about one head that count in one month: the sixth says nothing new."""
MOST_IN_FILE = 250
ALL, FILES, SPOTTED, BLAMED, TIED, THICKEST = range(6)
"""What is counted of a raion: its people, signals in files, people with a spot, officials and heads
of units, heads of the clique, and signals in the thickest file."""
N_MARKS = 6

_OWN = "antaeus_assumption"

Retort = Annotated[
    float,
    Parameter(
        "who criticised is denounced in return", "events a person-month", Uniform(0.0, 0.05), _OWN
    ),
]
Naming = Annotated[
    float,
    Parameter(
        "who has a spot is named, for each item against enemies in the cell's resolution",
        "events a person-month",
        Uniform(0.0, 0.1),
        _OWN,
    ),
]
Forgetting = Annotated[
    float, Parameter("a signal is struck out", "per month", LogUniform(5e-3, 0.1), _OWN)
]


class Filing(NamedTuple):
    """How files fill and empty."""

    retort: float
    naming: float
    forgetting: float


@inner
def is_marked(people: People, i: int) -> bool:
    """Whether anything but being there can bring a case on a person."""
    return (people.file[i] | people.spots[i] | people.post[i] | (people.roles[i] & HEAD)) != 0


@inner
def put_in_file(people: People, i: int, signals: int) -> int:
    """Lay signals into a person's file; return how many more lie there now."""
    there = np.int64(people.file[i])
    now = min(there + np.int64(signals), MOST_IN_FILE)
    people.file[i] = max(now, there)
    return max(now, there) - there


@inner
def see_force(ground: Ground, h: int, witnesses: float) -> None:
    """Let so many people of a unit see force in one arrest."""
    hosts = ground.hosts
    there = hosts.nonparty[h, 0] + hosts.nonparty[h, 1] + hosts.nonparty[h, 2]
    seen = witnesses / max(float(there + hosts.communists[h]), 1.0)
    hosts.coercion[h] = min(hosts.coercion[h] + seen, 1.0)


@inner
def faded(signals: int, kept: float, u: float) -> int:
    """What stays of some signals when a share is kept: the whole number above or below, by lot."""
    return int(float(signals) * kept + u)


@inner_making_arrays
def keep_files(ground: Ground, filing: Filing, keys: NDArray[np.uint64]) -> Int64s:
    """Strike signals out and put new ones in; return what each raion counts, (n_raions, 6).

    `keys` (3,) are the streams of DECISIONS.
    """
    people, cells = ground.people, ground.cells
    marks = np.zeros((ground.raions.id.size, N_MARKS), np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            marks[cells.raion[c], ALL] += cells.people[c]
    kept = math.exp(-filing.forgetting)
    denounced = 1.0 - math.exp(-filing.retort)
    for i in _who_is_marked(ground):
        criticised = people.acts[i] & CRITICISED != 0
        who = people.id[i]
        if people.file[i] > 0:
            people.file[i] = faded(people.file[i], kept, uniform(keys[0], who))
        if criticised and uniform(keys[1], who) < denounced:
            put_in_file(people, i, 1)
        if people.spots[i] != 0:
            _name(ground, i, filing.naming, keys[2])
        _count(ground, i, marks)
    for h in range(ground.hosts.id.size):
        if ground.hosts.signals[h] > 0:
            _file_on_head(ground, h, marks[ground.hosts.raion[h]])
    return marks


@inner_making_arrays
def _who_is_marked(ground: Ground) -> Int32s:
    """Rows of those who criticised or whom more than being there can bring a case."""
    people, n = ground.people, ground.fill[FILL_PEOPLE]
    rows = np.empty(n + 1, np.int32)
    marked = 0
    for i in range(n):
        rows[marked] = i
        told = is_marked(people, i) | (people.acts[i] & CRITICISED != 0)
        marked += np.int64(told & (people.status[i] != EMPTY))
    return rows[:marked]


@inner
def _name(ground: Ground, i: int, naming: float, key: np.uint64) -> None:
    """Name a person with a spot, by the items against enemies that the cell resolved on."""
    people, cells = ground.people, ground.cells
    c = people.cell[i]
    items = np.int64(cells.own[c, ENEMIES]) + np.int64(cells.copied[c, ENEMIES])
    if items > 0 and uniform(key, people.id[i]) < 1.0 - math.exp(-naming * float(items)):
        put_in_file(people, i, 1)


@inner
def _count(ground: Ground, i: int, marks: Int64s) -> None:
    """Count a person in what the raion counts."""
    people = ground.people
    row = marks[ground.cells.raion[people.cell[i]]]
    head = people.roles[i] & HEAD != 0
    row[FILES] += people.file[i]
    row[THICKEST] = max(row[THICKEST], np.int64(people.file[i]))
    row[SPOTTED] += np.int64(people.spots[i] != 0)
    row[BLAMED] += np.int64(head or people.post[i] != 0)
    row[TIED] += np.int64(head and ground.hosts.tied[people.host[i]] != 0)


@inner
def _file_on_head(ground: Ground, h: int, row: Int64s) -> None:
    """Lay the signals about a unit into the file of the communist who heads it, if one does."""
    people, hosts = ground.people, ground.hosts
    head = hosts.head[h]
    if head < 0 or hosts.open[h] == 0:
        return
    if people.status[head] != EMPTY and people.host[head] == h:
        row[FILES] += put_in_file(people, head, min(np.int64(hosts.signals[h]), MOST_A_MONTH))
        row[THICKEST] = max(row[THICKEST], np.int64(people.file[head]))
