"""Counting who sits in cells and what people think, and what lies in their files.

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
_IN_CELLS = column_of("in_cells", "factory")
_MINDS = column_of("language_party", "all")
_STANDING = column_of("standing_present", "all")
_SEEN = column_of("present_seen", "all")
_SIGNALS = column_of("signals_on_file", "all")
_ON_FILE = column_of("people_on_file", "all")
_WITH_PATRON = column_of("people_with_patron", "all")

# Columns of what is added up by cell of all: two numbers each of minds; marks; heads.
_MARKS, _HEADS = 2, 3
# Of those present: two numbers of minds, and one that counts heads and adds up their months of
# standing; then the same of the critics.
_CRITICS, _REST = 3, 2


@inner_making_arrays
def count_minds(ground: Ground, counts: Counts, month: int) -> None:
    """Add who sits in cells, and language, commitment, stake and activity.

    These of all, of those present, and of the critics.
    """
    cells, hosts, n_cells = ground.cells, ground.hosts, ground.fill[FILL_CELLS]
    of_all = np.zeros((n_cells + 1, 4), np.int64)  # the last row is of nobody
    of_present = np.zeros((n_cells, 6), np.int64)
    _add_all(ground, of_all)
    _add_present(ground, of_present, month)
    for c in range(n_cells):
        row, marks = counts[cells.raion[c]], of_all[c, _MARKS]
        row[_IN_CELLS + hosts.kind[cells.host[c]]] += of_all[c, _HEADS]
        row[_SIGNALS] += marks & 0xFFFFFF
        row[_ON_FILE] += marks >> 24 & 0xFFFFFF
        row[_WITH_PATRON] += marks >> 48
        _add_minds(of_all[c], 0, row, 0)
        for who in range(2):
            _add_minds(of_present[c], who * _CRITICS, row, who + 1)
            rest = of_present[c, who * _CRITICS + _REST]
            row[_SEEN + who] += rest & 0xFFFFFF
            row[_STANDING + who] += rest >> 24


@inner
def _mind(people: People, i: int) -> int:
    """Language and commitment of a person in one number."""
    return np.int64(people.language[i]) | np.int64(people.commitment[i]) << 32


@inner
def _will(people: People, i: int) -> int:
    """Stake and activity of a person in one number."""
    return np.int64(people.stake[i]) | np.int64(people.activity[i]) << 32


@inner
def _add_all(ground: Ground, of_all: Counts) -> None:
    """Add everybody; of the marks the low bits hold signals, then who has one, then a patron."""
    people, nobody = ground.people, of_all.shape[0] - 1
    for i in range(ground.fill[FILL_PEOPLE]):
        file, tied = np.int64(people.file[i]), np.int64(people.patron[i] != 0)
        c = people.cell[i] if people.status[i] != EMPTY else nobody
        of_all[c, 0] += _mind(people, i)
        of_all[c, 1] += _will(people, i)
        of_all[c, _MARKS] += file | np.int64(file != 0) << 24 | tied << 48
        of_all[c, _HEADS] += 1


@inner_making_arrays
def _add_present(ground: Ground, of_present: Counts, month: int) -> None:
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
        of_present[c, 0] += mind
        of_present[c, 1] += will
        of_present[c, _REST] += rest
        of_present[c, _CRITICS] += critic * mind
        of_present[c, _CRITICS + 1] += critic * will
        of_present[c, _CRITICS + _REST] += critic * rest


@inner
def _add_minds(sums: Counts, at: int, row: Counts, who: int) -> None:
    """Add the sums of one cell, two numbers from `at` on, to the counts of its raion."""
    for two in range(2):
        both = sums[at + two]
        row[_MINDS + 6 * two + who] += _thousandths(both & 0xFFFFFFFF)
        row[_MINDS + 6 * two + 3 + who] += _thousandths(both >> 32)


@inner
def _thousandths(steps: int) -> int:
    """A sum of shares in thousandths of a person."""
    return (steps * 1000 + ONE // 2) // ONE
