"""Election by secret ballot: where the ballot is closed, what presses on the cell is counted.

Claim      In ordinary years the list is agreed with the raikom. Where the ballot is closed each
           secretary stands or falls by what presses on the people of the unit, by how many of the
           meeting criticise, and by what the secretary has done in the cell.
Sources    plenum1937 (closed ballots of spring 1937); getty1985 and goldman2007 on how they went.
           All numbers are assumed.
Rivals     by_confirmation: the form of the ballot changes nothing.
Silent on  who stands against the secretary, what was said from the floor of whom, and pressure
           from the raikom behind a closed ballot.

Prediction C30  That the centre reaches local bosses through their own cells is not coded. A closed
ballot is an order; whether it strikes where things are bad hangs on `grievance` and `critics`,
whether it spares who worked on `merit`. All three priors lie on both sides of nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world import electing
from antaeus.world.codes import CELL
from antaeus.world.orders import BY_SECRET_BALLOT, NO_ELECTION, OCCASION_ELECTION, Orders
from antaeus.world.shares import share
from antaeus.world.tables import FILL_CELLS, Ground

_OWN = "antaeus_assumption"
_EITHER = Uniform(-3.0, 3.0)


class Parameters(NamedTuple):
    """How soon an office is filled, and how secretaries lose it under either form of ballot."""

    filling_rate: electing.FillingRate
    turnover: electing.Turnover
    after_sanction: electing.AfterSanction
    unpressed: Annotated[
        float,
        Parameter("falls where nothing presses and nobody criticises", "logit", _EITHER, _OWN),
    ]
    grievance: Annotated[float, Parameter("falls at grievance 1", "logit", _EITHER, _OWN)]
    critics: Annotated[float, Parameter("falls where all criticise", "logit", _EITHER, _OWN)]
    merit: Annotated[float, Parameter("stands who is always active", "logit", _EITHER, _OWN)]


@compiled
def elect(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Let cells vote where it is time, fill vacant offices; return the elected."""
    ballot = orders.occasion[OCCASION_ELECTION]
    falls = np.zeros(ground.fill[FILL_CELLS])
    if ballot != NO_ELECTION:
        for c in range(falls.size):
            if ground.cells.form[c] == CELL:
                if ballot == BY_SECRET_BALLOT:
                    falls[c] = _falls_by_ballot(ground, c, p)
                else:
                    falls[c] = electing.falls_unconfirmed(ground, c, p.turnover, p.after_sanction)
    return electing.hold_elections(ground, ballot, falls, p.filling_rate, month, keys)


@inner
def _falls_by_ballot(ground: Ground, c: int, p: Parameters) -> float:
    """Chance that a secretary falls in a closed ballot; 0 where there is none."""
    cells, row = ground.cells, electing.secretary_of(ground, c)
    if row < 0:
        return 0.0
    grievances = ground.hosts.grievance[cells.host[c]]
    worst = 0.0
    for issue in range(grievances.size):
        worst = max(worst, grievances[issue])
    logit = p.unpressed + p.grievance * worst - p.merit * share(ground.people.activity[row])
    if cells.present[c] > 0:
        logit += p.critics * float(cells.critics[c]) / float(cells.present[c])
    return 1.0 / (1.0 + math.exp(-logit))


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after elections."""
    yield from electing.what_elections_leave(before, after)


MECHANISM = Mechanism(
    question="election",
    answer="by_secret_ballot",
    step=elect,
    parameters=Parameters,
    decisions=electing.DECISIONS,
    reads=(*electing.READS, "cells.host", "cells.present", "cells.critics", "hosts.grievance"),
    writes=electing.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
)
