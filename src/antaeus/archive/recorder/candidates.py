"""Lists of candidates for a post: who was appointed, and who was looked at besides."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.drawing import next_number, tasks
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.world.codes import MEMBER
from antaeus.world.tables import FILL_PEOPLE, Ground

LISTS, _LIST = sheet_row("candidates"), kind_number("candidates")
_LOOKED_AT, _FARTHEST = 2, 3_000
"""Members looked at beside the one appointed, and places in the table gone through for them."""
_AT_ONCE = 64
"""Places of the table that are compared together."""


@inner_making_arrays
def raion_without_post(ground: Ground) -> NDArray[np.int32]:
    """The raion of every member without a post, -1 for all others; the table's beginning again.

    As many rows as can be gone through follow after the last, so that nobody needs to turn back.
    """
    people, n = ground.people, ground.fill[FILL_PEOPLE]
    raion = np.empty(n + min(n, _FARTHEST), np.int32)
    for i in range(n):
        raion[i] = ground.cells.raion[people.cell[i]]
    for i in range(n):
        fits = (people.status[i] == MEMBER) & (people.post[i] == 0)
        raion[i] = raion[i] if fits else -1
    raion[n:] = raion[: raion.size - n]
    return raion


@inner
def look_at_others(
    ground: Ground,
    candidates: Any,
    raion_of: NDArray[np.int32],
    post_doc: np.uint64,
    i: int,
    e: int,
    month: int,
    key: np.uint64,
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> None:
    """Put up to two members of the raion without a post on the list, the next from a lot on."""
    n, raion = ground.fill[FILL_PEOPLE], ground.events.raion[e]
    row, found = int(uniform(key, ground.people.id[i]) * n), 0
    end = row + min(n, _FARTHEST)
    while row < end and found < _LOOKED_AT:
        row = _next_of(raion_of, raion, row, end)
        other = row if row < n else row - n
        if row < end and other != i:
            list_one(ground, candidates, post_doc, other, 0, raion, month, filled, ranks)
            found += 1
        row += 1


@inner
def _next_of(raion_of: NDArray[np.int32], raion: int, row: int, end: int) -> int:
    """The first row from `row` on that is of a raion, or `end`; rows are passed over by 64."""
    while row + _AT_ONCE <= end:
        here = 0
        for k in range(_AT_ONCE):
            here += np.int32(raion_of[row + k] == raion)
        if here > 0:
            break
        row += _AT_ONCE
    while row < end and raion_of[row] != raion:
        row += 1
    return row


@inner
def list_one(
    ground: Ground,
    candidates: Any,
    post_doc: np.uint64,
    i: int,
    appointed: int,
    raion: int,
    month: int,
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> None:
    """One line of a list of candidates."""
    people, row = ground.people, filled[LISTS]
    candidates.doc[row] = next_number(ground, raion, month, _LIST, ranks)
    candidates.post_doc[row] = post_doc
    candidates.person[row] = people.id[i]
    candidates.cell[row] = ground.cells.id[people.cell[i]]
    candidates.appointed[row] = appointed
    candidates.origin[row] = people.origin[i]
    candidates.joined[row] = people.entered[i]
    candidates.education[row] = people.schooling[i]
    candidates.tasks[row] = tasks(people.activity[i])
    candidates.penalties[row] = people.penalties[i]
    filled[LISTS] = row + 1
