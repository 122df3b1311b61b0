"""Decisions on members: trials, purges, verifications, and what follows an arrest."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.drawing import is_recorded, next_number, tasks
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.world.codes import (
    ARRESTED,
    EXPELLED_BY_TRIAL,
    EXPELLED_IN_REVIEW,
    NEVER,
)
from antaeus.world.events import (
    LEFT,
    REDUCED_TO_CANDIDATE,
    TRIED,
)
from antaeus.world.tables import FILL_EVENTS, Ground

DECISIONS = ("archive/verdicts/cause",)
(CAUSE,) = range(1)
VERDICTS, _VERDICT = sheet_row("verdict"), kind_number("verdict")
_NOT_GIVEN = 255
_BUREAU, _PURGE, _DOCUMENTS, _AFTER_ARREST = range(4)
_REPRIMAND, _TO_CANDIDATE, _EXPELLED = range(3)
DOCUMENTS_FROM = 168
"""March 1935: from here on reviews are of documents; before it they are purges (chistki)."""
_ENEMIES_FROM = 186
"""September 1936: the formulas "enemy of the people" and "loss of vigilance" come into use."""


@compiled
def write_verdicts(
    ground: Ground,
    verdict: Any,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write the decision on everyone tried, reduced to candidate or expelled; return how many."""
    events, decided = ground.events, 0
    for e in range(ground.fill[FILL_EVENTS]):
        kind, cause = events.kind[e], events.detail[e]
        expelled = kind == LEFT and ARRESTED <= cause <= EXPELLED_BY_TRIAL
        if not (expelled or kind in (TRIED, REDUCED_TO_CANDIDATE)) or not is_recorded(
            ranks, events.raion[e]
        ):
            continue
        row, i, who = filled[VERDICTS], events.row[e], events.person[e]
        review = _DOCUMENTS if month >= DOCUMENTS_FROM else _PURGE
        body, formula, decision = _BUREAU, -1, _REPRIMAND
        if kind == REDUCED_TO_CANDIDATE:
            body, decision = review, _TO_CANDIDATE
        elif expelled:
            decision = _EXPELLED
            if cause == EXPELLED_IN_REVIEW:
                body = review
            elif cause == ARRESTED:
                body, formula = _AFTER_ARREST, _formula_after_arrest(month)
        if formula < 0:
            formula = _formula(uniform(keys[CAUSE], who), month)
        verdict.doc[row] = next_number(ground, events.raion[e], month, _VERDICT, ranks)
        verdict.person[row] = who
        verdict.cell[row] = events.cell[e]
        verdict.host_kind[row] = events.host_kind[e]
        verdict.body[row] = body
        verdict.verdict[row] = decision
        verdict.cause[row] = formula
        verdict.origin[row] = events.origin[e]
        verdict.joined[row] = NEVER
        verdict.penalties[row] = verdict.tasks[row] = _NOT_GIVEN
        if expelled and ground.former.id[i] == who:
            _standing(ground.former, i, verdict, row)
        elif not expelled and ground.people.id[i] == who and ground.people.status[i] != 0:
            _standing(ground.people, i, verdict, row)
        filled[VERDICTS] = row + 1
        decided += 1
    return decided


@inner
def _standing(table: Any, i: int, verdict: Any, row: int) -> None:
    """The person's standing as the card has it."""
    verdict.joined[row] = table.entered[i]
    verdict.penalties[row] = min(np.int64(table.penalties[i]), 250)
    verdict.tasks[row] = tasks(table.activity[i])


@inner
def _formula_after_arrest(month: int) -> int:
    """The formula under which an arrested person loses the card."""
    return 7 if month >= _ENEMIES_FROM else 5


@inner
def _formula(u: float, month: int) -> int:
    """The formula of a verdict, drawn among those of the date: all equally, as nothing is known."""
    if month >= _ENEMIES_FROM:
        return int(u * 8.0)
    return int(u * 6.0)
