"""Appeals by commission: some of the expelled appeal, some of these come back after a delay.

Claim      An appeal is decided months later by a commission above; after a review, which strikes
           in bulk, more of them succeed than after a trial.
Sources    Vladimir guberniia 1926-27 (reinstated); appeals after 1929-30 (history/flows.csv).
Rivals     none (nobody comes back).
Silent on  what was said for or against anybody. Those expelled on arrest do not appeal here.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world.codes import EMPTY, EXPELLED_BY_TRIAL, EXPELLED_IN_REVIEW, NEVER
from antaeus.world.events import APPEALED, REINSTATED, note
from antaeus.world.orders import Orders
from antaeus.world.placing import draw_host
from antaeus.world.seating import cell_of_host, take_back
from antaeus.world.tables import FILL_FORMER, Ground, Int32s

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Who appeals, how long it takes, how it ends."""

    appeal_share: Annotated[
        float, Parameter("the expelled who appeal", "share", Uniform(0.1, 0.9), _OWN)
    ]
    delay_months: Annotated[
        float, Parameter("mean time to the decision", "months", Uniform(2, 6), _OWN)
    ]
    success_after_trial: Annotated[
        float,
        Parameter("appeals that succeed after a trial", "probability", Uniform(0.02, 0.3), _OWN),
    ]
    success_after_review: Annotated[
        float,
        Parameter("appeals that succeed after a review", "probability", Uniform(0.05, 0.6), _OWN),
    ]


@compiled
def hear(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,
    keys: NDArray[np.uint64],
) -> int:
    """Lodge the appeals of those expelled last month, decide those due; return who come back."""
    former = ground.former
    back = 0
    for row in _who_waits(ground, month):
        cause = former.cause[row]
        if former.left[row] == month - 1 and EXPELLED_IN_REVIEW <= cause <= EXPELLED_BY_TRIAL:
            who = former.id[row]
            if uniform(keys[0], who) < p.appeal_share:
                waits = int(-math.log(1.0 - uniform(keys[1], who)) * (p.delay_months - 0.5))
                former.appeal_due[row] = month + waits
                _note(ground, APPEALED, row, former.host[row])
        if former.appeal_due[row] == month:
            chance = p.success_after_trial
            if cause == EXPELLED_IN_REVIEW:
                chance = p.success_after_review
            if uniform(keys[2], former.id[row]) < chance:
                back += _return(ground, row, uniform(keys[3], former.id[row]))
    return back


@inner_making_arrays
def _who_waits(ground: Ground, month: int) -> Int32s:
    """Rows of former members who left last month or whose appeal is due now."""
    former, n = ground.former, ground.fill[FILL_FORMER]
    rows = np.empty(n + 1, np.int32)
    waiting = 0
    for row in range(n):
        rows[waiting] = row
        now = (former.left[row] == month - 1) | (former.appeal_due[row] == month)
        waiting += np.int64(now & (former.status[row] != EMPTY))
    return rows[:waiting]


@inner
def _return(ground: Ground, row: int, chance: float) -> int:
    """Seat a former member again, at the old host unit or, if it has closed, at another."""
    former = ground.former
    host = int(former.host[row])
    if ground.hosts.open[host] == 0:
        host = draw_host(ground, ground.hosts.raion[host], former.job[row], chance)
    if host < 0 or cell_of_host(ground, host) < 0:
        return 0
    if take_back(ground, row, host) < 0:
        return 0
    _note(ground, REINSTATED, row, host)
    former.status[row] = EMPTY
    return 1


@inner
def _note(ground: Ground, kind: int, row: int, host: int) -> None:
    """Note an event of a former member at a host unit, under the cell that answers for it."""
    cell = max(cell_of_host(ground, host), 0)
    note(ground, kind, ground.former.id[row], ground.former.origin[row], cell, host, 0, row)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after appeals."""
    back = (before.former.status != EMPTY) & (after.former.status == EMPTY)
    seated = int((after.people.status != EMPTY).sum() - (before.people.status != EMPTY).sum())
    yield "who comes back sits among the people again", int(back.sum()) == seated
    yield "only those who appealed come back", bool((after.former.appeal_due[back] != NEVER).all())


MECHANISM = Mechanism(
    question="appeal",
    answer="by_commission",
    step=hear,
    parameters=Parameters,
    decisions=("appeal/lodged", "appeal/waits", "appeal/decided", "appeal/placed"),
    reads=("former.*", "hosts.*", "cells.id", "raions.*"),
    writes=("people.*", "former.appeal_due", "former.status", "events.*", "fill"),
    invariants=invariants,
    claim=__doc__ or "",
)
