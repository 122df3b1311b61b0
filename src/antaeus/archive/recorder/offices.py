"""Papers about offices: the register of posts, lists of candidates, appeals, registers, cases."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.candidates import (
    list_one,
    look_at_others,
    raion_without_post,
)
from antaeus.archive.recorder.drawing import (
    AN_OFFICIAL,
    CELL_SECRETARY,
    MOST_SHORT,
    NO_POST_NAMED,
    is_recorded,
    next_number,
    post_of_head,
    tasks,
)
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.world.codes import ARRESTED, CELL, EMPTY, NEVER
from antaeus.world.events import (
    APPEALED,
    DISSOLVED_EVENT,
    ELECTED,
    FOUNDED,
    LEFT,
    PROMOTED,
    REINSTATED,
    SPLIT,
    VOTED_OUT,
)
from antaeus.world.tables import FILL_EVENTS, FILL_FORMER, Ground

DECISIONS = tuple(f"archive/offices/{name}" for name in ("looked_at", "ground"))
LOOKED_AT, GROUND_OF_CASE = range(2)
_NAMES = ("post", "cell_register", "case_file", "appeal")
POSTS, REGISTER, CASES, APPEALS = (sheet_row(name) for name in _NAMES)
_POST, _REGISTER, _CASE, _APPEAL = (kind_number(name) for name in _NAMES)
_PROMOTED, _ELECTED, _VOTED_OUT = range(3)
_NOT_GIVEN, _NO_CLASS, _NO_SCHOOLING = 255, 3, 4
_UPHELD, _REINSTATED, _LODGED = range(3)
_GROUNDS = 5


@compiled
def write_posts(
    ground: Ground,
    post: Any,
    candidates: Any,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Enter who rose, was elected or voted out, and list who was looked at; return the entries."""
    events, people, entered = ground.events, ground.people, 0
    raion_of = np.empty(0, np.int32)  # found once somebody is promoted
    for e in range(ground.fill[FILL_EVENTS]):
        kind = events.kind[e]
        if kind not in (PROMOTED, ELECTED, VOTED_OUT) or not is_recorded(ranks, events.raion[e]):
            continue
        row, i, who = filled[POSTS], events.row[e], events.person[e]
        here = people.id[i] == who and people.status[i] != 0
        post.doc[row] = next_number(ground, events.raion[e], month, _POST, ranks)
        post.person[row] = who
        post.cell[row] = events.cell[e]
        post.host[row] = ground.hosts.id[people.host[i]] if here else np.uint64(0)
        post.host_kind[row] = events.host_kind[e]
        post.post[row] = CELL_SECRETARY
        post.change[row] = _VOTED_OUT
        if kind == PROMOTED:
            post.change[row] = _PROMOTED
            heads = events.detail[e] == 1
            post.post[row] = post_of_head(events.host_kind[e]) if heads else AN_OFFICIAL
        elif kind == ELECTED:
            post.change[row] = _ELECTED
        post.origin[row] = events.origin[e]
        post.joined[row] = people.entered[i] if here else NEVER
        post.tasks[row] = tasks(people.activity[i]) if here else _NOT_GIVEN
        post.education[row] = people.schooling[i] if here else _NO_SCHOOLING
        filled[POSTS] = row + 1
        entered += 1
        if kind == PROMOTED and here:
            list_one(ground, candidates, post.doc[row], i, 1, events.raion[e], month, filled, ranks)
            if raion_of.size == 0:
                raion_of = raion_without_post(ground)
            look_at_others(
                ground,
                candidates,
                raion_of,
                post.doc[row],
                i,
                e,
                month,
                keys[LOOKED_AT],
                filled,
                ranks,
            )
    return entered


@compiled
def write_registers(
    ground: Ground,
    register: Any,
    case_file: Any,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Enter cells founded, split off and dissolved, and open the files of the arrested."""
    events, n = ground.events, 0
    for e in range(ground.fill[FILL_EVENTS]):
        kind = events.kind[e]
        if not is_recorded(ranks, events.raion[e]):
            continue
        if kind in (FOUNDED, SPLIT, DISSOLVED_EVENT):
            row = filled[REGISTER]
            register.doc[row] = next_number(ground, events.raion[e], month, _REGISTER, ranks)
            register.cell[row] = events.cell[e]
            register.entry[row] = 0 if kind == FOUNDED else (1 if kind == SPLIT else 2)
            register.form[row] = CELL
            register.host_kind[row] = events.host_kind[e]
            register.people[row] = min(events.detail[e], MOST_SHORT)
            register.workers[row] = 0
            filled[REGISTER] = row + 1
            n += 1
        elif kind == LEFT and events.detail[e] == ARRESTED:
            _open_case(ground, case_file, e, month, keys, filled, ranks)
            n += 1
    return n


@inner
def _open_case(
    ground: Ground,
    case_file: Any,
    e: int,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> None:
    """The cover sheet of a case, with the signals that it cites and a ground in the day's words."""
    events, former, row = ground.events, ground.former, filled[CASES]
    i, who = events.row[e], events.person[e]
    known = i >= 0 and former.id[i] == who
    cited = np.int64(former.file[i]) if known else 0
    case_file.doc[row] = next_number(ground, events.raion[e], month, _CASE, ranks)
    case_file.person[row] = who
    case_file.cell[row] = events.cell[e]
    case_file.host_kind[row] = events.host_kind[e]
    case_file.post[row] = NO_POST_NAMED
    case_file.ground[row] = int(uniform(keys[GROUND_OF_CASE], who) * _GROUNDS)
    case_file.signals[row] = min(cited, 250)
    case_file.named_in_meeting[row] = np.int64(cited > 0)
    filled[CASES] = row + 1


@compiled
def write_appeals(
    ground: Ground,
    appeal: Any,
    month: int,
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Enter the appeals lodged and those decided this month; return how many entries."""
    events, former, n = ground.events, ground.former, 0
    for e in range(ground.fill[FILL_EVENTS]):
        kind = events.kind[e]
        if kind in (APPEALED, REINSTATED) and is_recorded(ranks, events.raion[e]):
            row = filled[APPEALS]
            appeal.doc[row] = next_number(ground, events.raion[e], month, _APPEAL, ranks)
            appeal.person[row] = events.person[e]
            appeal.origin[row] = events.origin[e]
            appeal.host_kind[row] = events.host_kind[e]
            appeal.outcome[row] = _LODGED if kind == APPEALED else _REINSTATED
            filled[APPEALS] = row + 1
            n += 1
    for i in range(ground.fill[FILL_FORMER]):
        if former.appeal_due[i] == month and former.status[i] != EMPTY:
            row, h = filled[APPEALS], former.host[i]
            raion = ground.hosts.raion[h]
            if not is_recorded(ranks, raion):
                continue
            appeal.doc[row] = next_number(ground, raion, month, _APPEAL, ranks)
            appeal.person[row] = former.id[i]
            appeal.origin[row] = former.origin[i]
            appeal.host_kind[row] = ground.hosts.kind[h]
            appeal.outcome[row] = _UPHELD
            filled[APPEALS] = row + 1
            n += 1
    return n
