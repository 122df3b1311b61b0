"""Election by confirmation: the list is agreed with the raikom, and the cell raises its hands.

Claim      A cell without a secretary gets one within some months: the most active member, of these
           the one of longest standing. At the yearly election most secretaries are confirmed;
           where the raikom has just sanctioned the cell the list may be another.
Sources    merridale1990 and thorniley1988 on elections in cells; gse_primary_organisation on terms.
           All numbers are assumed.
Rivals     by_secret_ballot: where the ballot is closed, the cell decides.
Silent on  rivals, what the cell thinks of its secretary, and the standing that rules ask of one.
           A closed ballot changes nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import Mechanism
from antaeus.world import electing
from antaeus.world.codes import CELL
from antaeus.world.orders import NO_ELECTION, OCCASION_ELECTION, Orders
from antaeus.world.tables import FILL_CELLS, Ground


class Parameters(NamedTuple):
    """How soon an office is filled, and how secretaries lose it."""

    filling_rate: electing.FillingRate
    turnover: electing.Turnover
    after_sanction: electing.AfterSanction


@compiled
def elect(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Confirm or replace secretaries where it is time, fill vacant offices; return the elected."""
    ballot = orders.occasion[OCCASION_ELECTION]
    falls = np.zeros(ground.fill[FILL_CELLS])
    if ballot != NO_ELECTION:
        for c in range(falls.size):
            if ground.cells.form[c] == CELL:
                falls[c] = electing.falls_unconfirmed(ground, c, p.turnover, p.after_sanction)
    return electing.hold_elections(ground, ballot, falls, p.filling_rate, month, keys)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after elections."""
    yield from electing.what_elections_leave(before, after)


MECHANISM = Mechanism(
    question="election",
    answer="by_confirmation",
    step=elect,
    parameters=Parameters,
    decisions=electing.DECISIONS,
    reads=electing.READS,
    writes=electing.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
)
