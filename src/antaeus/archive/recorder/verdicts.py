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
_FACTION, _ENEMY = 5, 7
_OLD_FORMULAS, _ALL_FORMULAS = 6.0, 8.0
"""Causes as the library lists them: all but the last two are older than vigilance."""


@compiled
def write_verdicts(
    ground: Ground,
    verdict: Any,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
    of_documents: bool,
    vigilant: bool,
) -> int:
    """Write the decision on everyone tried, reduced to candidate or expelled; return how many.

    `of_documents`: reviews are of documents by now; `vigilant`: verdicts speak of enemies by now.
    The cause is drawn among the formulas of the date, all equally, as nothing is known of them.
    """
    events, decided = ground.events, 0
    for e in range(ground.fill[FILL_EVENTS]):
        kind, cause = events.kind[e], events.detail[e]
        expelled = kind == LEFT and ARRESTED <= cause <= EXPELLED_BY_TRIAL
        if not (expelled or kind in (TRIED, REDUCED_TO_CANDIDATE)) or not is_recorded(
            ranks, events.raion[e]
        ):
            continue
        row, i, who = filled[VERDICTS], events.row[e], events.person[e]
        review = _DOCUMENTS if of_documents else _PURGE
        body, decision = _BUREAU, _REPRIMAND
        formula = int(uniform(keys[CAUSE], who) * (_ALL_FORMULAS if vigilant else _OLD_FORMULAS))
        if kind == REDUCED_TO_CANDIDATE:
            body, decision = review, _TO_CANDIDATE
        elif expelled:
            decision = _EXPELLED
            if cause == EXPELLED_IN_REVIEW:
                body = review
            elif cause == ARRESTED:
                body, formula = _AFTER_ARREST, _ENEMY if vigilant else _FACTION
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
