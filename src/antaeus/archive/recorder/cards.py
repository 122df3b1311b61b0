"""Registration cards: what happened to a person, and everyone at a census."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import is_recorded, next_number, tasks, year_of
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.world.codes import (
    DIED,
    EMPTY,
    LAPSED,
    NEVER,
    REDUCED,
    WITHDREW,
)
from antaeus.world.events import (
    ACCEPTED,
    ADMITTED,
    CHANGED_JOB,
    INCORPORATED,
    LEFT,
    MOVED_AWAY,
    MOVED_IN,
    REINSTATED,
)
from antaeus.world.tables import FILL_EVENTS, FILL_PEOPLE, Ground

DECISIONS = ("archive/cards/slip",)
(SLIP,) = range(1)
CARDS, _CARD = sheet_row("card"), kind_number("card")
(
    _ADMITTED,
    _ACCEPTED,
    _READMITTED,
    _TAKEN_OVER,
    _MOVED_IN,
    _MOVED_AWAY,
    _CHANGED_WORK,
    _SYMPATHISER,
    _HANDED_IN,
    _STRUCK_OFF,
    _DIED,
    CENSUS,
) = range(12)
_NOT_GIVEN = 255
_NO_CLASS, _NO_SEX, _NO_SCHOOLING = 3, 2, 4


@compiled
def write_cards(
    ground: Ground,
    card: Any,
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write on the card of everyone to whom something happened that a card knows; return how many.

    What the registrar no longer has before him, because the person has gone on, is not given.
    """
    events, cards = ground.events, 0
    for e in range(ground.fill[FILL_EVENTS]):
        entry = _entry(events.kind[e], events.detail[e])
        if entry < 0 or not is_recorded(ranks, events.raion[e]):
            continue
        row, i = filled[CARDS], events.row[e]
        card.doc[row] = next_number(ground, events.raion[e], month, _CARD, ranks)
        card.person[row] = events.person[e]
        card.entry[row] = entry
        card.cell[row] = events.cell[e]
        card.host_kind[row] = events.host_kind[e]
        card.origin[row] = events.origin[e]
        _nothing_given(card, row)
        who, u = events.person[e], uniform(keys[SLIP], events.person[e])
        if entry == _MOVED_AWAY:
            if ground.movers.id[i] == who:
                fill_card(ground.movers, i, card, row, u, clerk.slip)
        elif entry in (_SYMPATHISER, _HANDED_IN, _STRUCK_OFF, _READMITTED):
            if ground.former.id[i] == who:
                fill_card(ground.former, i, card, row, u, clerk.slip)
        elif entry != _DIED and ground.people.id[i] == who and ground.people.status[i] != 0:
            fill_card(ground.people, i, card, row, u, clerk.slip)
            card.dues_arrears[row] = ground.people.arrears[i]
        filled[CARDS] = row + 1
        cards += 1
    return cards


@compiled
def write_census(
    ground: Ground,
    card: Any,
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write a card for everyone in the party: a census, or an exchange of cards."""
    people, cards = ground.people, 0
    for i in range(ground.fill[FILL_PEOPLE]):
        if people.status[i] == EMPTY or not is_recorded(ranks, ground.cells.raion[people.cell[i]]):
            continue
        row, c = filled[CARDS], people.cell[i]
        card.doc[row] = next_number(ground, ground.cells.raion[c], month, _CARD, ranks)
        card.person[row] = people.id[i]
        card.entry[row] = CENSUS
        card.cell[row] = ground.cells.id[c]
        card.host_kind[row] = ground.hosts.kind[ground.cells.host[c]]
        card.origin[row] = people.origin[i]
        fill_card(people, i, card, row, uniform(keys[SLIP], people.id[i]), clerk.slip)
        card.dues_arrears[row] = people.arrears[i]
        filled[CARDS] = row + 1
        cards += 1
    return cards


@inner
def _entry(kind: int, cause: int) -> int:
    """What an event is on a card; -1 where the card does not know of it."""
    entry = -1
    if kind == ADMITTED:
        entry = _ADMITTED
    elif kind == ACCEPTED:
        entry = _ACCEPTED
    elif kind == REINSTATED:
        entry = _READMITTED
    elif kind == INCORPORATED:
        entry = _TAKEN_OVER
    elif kind == MOVED_IN:
        entry = _MOVED_IN
    elif kind == MOVED_AWAY:
        entry = _MOVED_AWAY
    elif kind == CHANGED_JOB:
        entry = _CHANGED_WORK
    elif kind == LEFT:
        if cause == REDUCED:
            entry = _SYMPATHISER
        elif cause == WITHDREW:
            entry = _HANDED_IN
        elif cause == LAPSED:
            entry = _STRUCK_OFF
        elif cause == DIED:
            entry = _DIED
    return entry


@inner
def _nothing_given(card: Any, row: int) -> None:
    """Leave a card empty where nothing is known."""
    card.job[row], card.sex[row], card.born[row] = _NO_CLASS, _NO_SEX, 0
    card.joined[row], card.education[row] = NEVER, _NO_SCHOOLING
    card.dues_arrears[row], card.tasks[row], card.penalties[row] = 0, _NOT_GIVEN, 0
    card.recommender[row] = np.uint64(0)


@inner
def fill_card(table: Any, i: int, card: Any, row: int, u: float, slip: float) -> None:
    """Copy what a person carries onto a card, with a slip of the pen now and then."""
    job, born = np.int64(table.job[i]), year_of(np.int64(table.born[i]))
    if u < slip:
        job = (job + 1) % 3 if u < 0.5 * slip else job
        born += 0 if u < 0.5 * slip else 1
    card.job[row] = job
    card.sex[row] = table.sex[i]
    card.born[row] = born
    card.joined[row] = table.entered[i]
    card.education[row] = table.schooling[i]
    card.tasks[row] = tasks(table.activity[i])
    card.penalties[row] = table.penalties[i]
    card.recommender[row] = table.patron[i]
