"""Counting what people think: language, commitment, stake, activity, and what lies in their files.

Sums are taken by cell in steps of a share, as whole numbers, and only then rounded. Two sums share
a number, 32 bits each (a cell of 65,000 would not fit), so that a person costs one trip to one line
of memory.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.observables.counted import column_of
from antaeus.world.codes import ATTENDED, CRITICISED, EMPTY, NEVER
from antaeus.world.shares import ONE
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground, People

Counts = NDArray[np.int64]
_MINDS = column_of("language_party", "all")
_STANDING = column_of("standing_present", "all")
_SEEN = column_of("present_seen", "all")
_SIGNALS = column_of("signals_on_file", "all")
_ON_FILE = column_of("people_on_file", "all")
_WITH_PATRON = column_of("people_with_patron", "all")

# Columns of what is added up by cell: two numbers each of all, of those present and of the critics;
# then one each that counts the present, and the critics, and adds up their months of standing.
_ALL, _PRESENT, _CRITICS, _REST = 0, 2, 4, 6
_N_SUMS = 8


@inner_making_arrays
def count_minds(ground: Ground, counts: Counts, month: int) -> None:
    """Add language, commitment, stake and activity: of all, of those present, of the critics."""
    cells, n_cells = ground.cells, ground.fill[FILL_CELLS]
    sums = np.zeros((n_cells, _N_SUMS), np.int64)
    marks = np.zeros(n_cells, np.int64)
    _add_all(ground, sums, marks)
    _add_present(ground, sums, month)
    for c in range(n_cells):
        row = counts[cells.raion[c]]
        row[_SIGNALS] += marks[c] & 0xFFFFFF
        row[_ON_FILE] += marks[c] >> 24 & 0xFFFFFF
        row[_WITH_PATRON] += marks[c] >> 48
        _add_minds(sums[c], row)


@inner
def _mind(people: People, i: int) -> int:
    """Language and commitment of a person in one number."""
    return np.int64(people.language[i]) | np.int64(people.commitment[i]) << 32


@inner
def _will(people: People, i: int) -> int:
    """Stake and activity of a person in one number."""
    return np.int64(people.stake[i]) | np.int64(people.activity[i]) << 32


@inner
def _add_all(ground: Ground, sums: Counts, marks: Counts) -> None:
    """Add everybody; of `marks` the low bits hold signals, then who has one, then a patron."""
    people = ground.people
    for i in range(ground.fill[FILL_PEOPLE]):
        here = np.int64(people.status[i] != EMPTY)
        file, tied = np.int64(people.file[i]), np.int64(people.patron[i] != 0)
        c = people.cell[i]
        sums[c, _ALL] += here * _mind(people, i)
        sums[c, _ALL + 1] += here * _will(people, i)
        marks[c] += here * (file | np.int64(file != 0) << 24 | tied << 48)


@inner_making_arrays
def _add_present(ground: Ground, sums: Counts, month: int) -> None:
    """Add those who are there, in most months a part of all, and again those who criticise.

    They are listed first: no branch depends on who comes.
    """
    people, n = ground.people, ground.fill[FILL_PEOPLE]
    there = np.empty(n + 1, np.int32)
    present = 0
    for i in range(n):
        there[present] = i
        present += np.int64(people.acts[i] & ATTENDED) * np.int64(people.status[i] != EMPTY)
    for k in range(present):
        i = there[k]
        c, mind, will = people.cell[i], _mind(people, i), _will(people, i)
        since = np.int64(people.member_since[i])
        standing = (np.int64(month) - since) * np.int64(since != NEVER)
        rest = 1 + (standing << 24)
        critic = np.int64(people.acts[i] & CRITICISED != 0)
        sums[c, _PRESENT] += mind
        sums[c, _PRESENT + 1] += will
        sums[c, _REST] += rest
        sums[c, _CRITICS] += critic * mind
        sums[c, _CRITICS + 1] += critic * will
        sums[c, _REST + 1] += critic * rest


@inner
def _add_minds(sums: Counts, row: Counts) -> None:
    """Add the sums of one cell to the counts of its raion."""
    for who in range(3):
        for two in range(2):
            both = sums[2 * who + two]
            row[_MINDS + 6 * two + who] += _thousandths(both & 0xFFFFFFFF)
            row[_MINDS + 6 * two + 3 + who] += _thousandths(both >> 32)
    for who in range(2):
        rest = sums[_REST + who]
        row[_SEEN + who] += rest & 0xFFFFFF
        row[_STANDING + who] += rest >> 24


@inner
def _thousandths(steps: int) -> int:
    """A sum of shares in thousandths of a person."""
    return (steps * 1000 + ONE // 2) // ONE
