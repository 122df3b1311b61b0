"""Secretaries of cells: who sits in the office, who loses it, and who is put up for it.

What answers to the question of election differ in is the chance at which a sitting secretary falls;
all else is here.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Parameter, Uniform
from antaeus.world.codes import CELL, EMPTY, HEAD, MEMBER, NO_SECRETARY, SANCTIONED, SECRETARY
from antaeus.world.events import ELECTED, VOTED_OUT, note
from antaeus.world.orders import NO_ELECTION
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Bytes, Floats, Ground, Int32s

DECISIONS = ("election/falls", "election/filled")
FALLS, FILLED = range(2)
_OF_PEOPLE = ("id", "cell", "host", "status", "origin", "member_since", "activity")
READS = (
    *(f"people.{one}" for one in _OF_PEOPLE),
    "cells.id",
    "cells.form",
    "cells.verdict",
    "hosts.kind",
    "hosts.raion",
)
WRITES = ("people.roles", "cells.secretary", "events.*", "fill")

_OWN = "antaeus_assumption"
FillingRate = Annotated[
    float, Parameter("a vacant secretaryship is filled", "per month", LogUniform(0.1, 3.0), _OWN)
]
Turnover = Annotated[
    float,
    Parameter("a secretary falls at a yearly election", "probability", Uniform(0.0, 0.6), _OWN),
]
AfterSanction = Annotated[
    float,
    Parameter("falls in a month of a sanction of the cell", "logit", Uniform(-1.0, 2.0), _OWN),
]


@inner
def secretary_of(ground: Ground, c: int) -> int:
    """Row of the secretary who still sits in a cell; -1 where the office is vacant."""
    people, row = ground.people, ground.cells.secretary[c]
    if row < 0 or people.status[row] == EMPTY or people.cell[row] != c:
        return -1
    return int(row) if people.roles[row] & SECRETARY else -1


@inner
def secretary_number(ground: Ground, c: int) -> np.uint64:
    """Permanent number of the secretary of a cell; 0 where the office is vacant."""
    row = secretary_of(ground, c)
    return ground.people.id[row] if row >= 0 else np.uint64(0)


@inner
def falls_unconfirmed(ground: Ground, c: int, turnover: float, after_sanction: float) -> float:
    """Chance of a secretary to fall where the raikom looks over the list: odds, and its verdict."""
    raised = turnover * math.exp(after_sanction if ground.cells.verdict[c] == SANCTIONED else 0.0)
    return raised / (raised + 1.0 - turnover) if raised > 0.0 else 0.0


@inner_making_arrays
def hold_elections(
    ground: Ground,
    ballot: int,
    falls: Floats,
    filling_rate: float,
    month: int,
    keys: NDArray[np.uint64],
) -> int:
    """Let sitting secretaries stand at the chances `falls` (n_cells,), and fill what is vacant.

    Out of an election offices stay vacant for a while; at one they are filled. Returns the elected.
    """
    cells, n_cells = ground.cells, ground.fill[FILL_CELLS]
    filled = 1.0 - math.exp(-filling_rate)
    vacant = np.zeros(n_cells, np.uint8)
    fallen = np.full(n_cells, -1, np.int32)
    n_vacant = 0
    for c in range(n_cells):
        row = secretary_of(ground, c)
        cells.secretary[c] = row
        if cells.form[c] != CELL:
            continue
        if row >= 0:
            if ballot == NO_ELECTION or uniform(keys[FALLS], cells.id[c]) >= falls[c]:
                continue
            _vote_out(ground, c, row)
            fallen[c] = row
        elif ballot == NO_ELECTION and uniform(keys[FILLED], cells.id[c]) >= filled:
            continue
        vacant[c] = 1
        n_vacant += 1
    return _elect(ground, vacant, fallen, month) if n_vacant > 0 else 0


@inner
def _vote_out(ground: Ground, c: int, row: int) -> None:
    people = ground.people
    people.roles[row] &= NO_SECRETARY
    ground.cells.secretary[c] = -1
    note(ground, VOTED_OUT, people.id[row], people.origin[row], c, people.host[row], 0, row)


@inner_making_arrays
def _elect(ground: Ground, vacant: Bytes, fallen: Int32s, month: int) -> int:
    """Give each vacant office to the most active member of the cell, of these the oldest card.

    Neither who has just fallen nor who heads the unit is put up. Where two are alike the smaller
    permanent number decides, so that the order of people in memory carries no meaning.
    """
    people, cells = ground.people, ground.cells
    best = np.full(vacant.size, -1, np.int64)
    for i in range(ground.fill[FILL_PEOPLE]):
        c = people.cell[i]
        if vacant[c] == 0 or people.status[i] != MEMBER or people.roles[i] & HEAD != 0:
            continue
        if fallen[c] == i:
            continue
        standing = max(np.int64(month) - np.int64(people.member_since[i]), 0)
        merit = (np.int64(people.activity[i]) << 16) + min(standing, 0xFFFF)
        other = cells.secretary[c]
        if merit > best[c] or (merit == best[c] and people.id[i] < people.id[other]):
            best[c] = merit
            cells.secretary[c] = i
    elected = 0
    for c in range(vacant.size):
        row = cells.secretary[c]
        if vacant[c] != 0 and row >= 0:
            people.roles[row] |= SECRETARY
            note(ground, ELECTED, people.id[row], people.origin[row], c, people.host[row], 0, row)
            elected += 1
    return elected


def what_elections_leave(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after any election."""
    old, new = before.people, after.people
    here = new.status != EMPTY
    risen = here & (new.roles & SECRETARY != 0) & (old.roles & SECRETARY == 0)
    yield "only members are elected", bool((new.status[risen] == MEMBER).all())
    yield "nobody heads the unit and the cell", not (new.roles[risen] & HEAD).any()
    seats = new.cell[here & (new.roles & SECRETARY != 0)]
    yield "a cell has one secretary at most", np.unique(seats).size == seats.size
    yield "no other role changes", bool(((old.roles ^ new.roles) & NO_SECRETARY == 0).all())
    rows = after.cells.secretary[: after.fill[FILL_CELLS]]
    held = np.flatnonzero(rows >= 0)
    yield "secretaries sit in their cell", bool((new.cell[rows[held]] == held).all())
    yield "nobody gains or loses a card", bool((old.status == new.status).all())
