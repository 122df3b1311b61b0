"""The line as one pressure: how much is asked this month, of everybody alike.

Claim      Nothing but the volume of campaigning matters: not the rules, not the issue, not the
           kind of host unit.
Sources    antaeus_coding (the same calendar as by_calendar).
Rivals     by_calendar: campaigns press on some and not on others.
Silent on  everything else; it is the null of an account in which the calendar alone explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.declarations import Mechanism
from antaeus.world.centre import Centre
from antaeus.world.orders import Campaigns, Orders


class Parameters(NamedTuple):
    """None: the calendar says it all."""


def speak(
    centre: Centre,  # noqa: ARG001
    campaigns: Campaigns,
    orders: Orders,
    p: Parameters,  # noqa: ARG001
    month: int,
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Fill one intensity for all kinds of host unit; return campaigns under way."""
    now = campaigns.intensity[:, :, month]
    pressure = (1 - np.prod(1 - now, axis=0)).mean()
    orders.intensity[:] = pressure
    orders.vigilance[:] = 0.0
    orders.levy[:] = 0.0
    orders.review[:] = 0.0
    return int((now.max(axis=1) > 0).sum())


def invariants(before: Orders, after: Orders) -> Iterator[tuple[str, bool]]:
    """What must hold after the centre has spoken."""
    yield "everybody is pressed alike", bool((after.intensity == after.intensity[0]).all())
    yield "pressure lies between 0 and 1", 0 <= after.intensity[0] <= 1
    yield "the rules are not touched", bool((before.terms == after.terms).all())


MECHANISM = Mechanism(
    question="line",
    answer="in_proportion",
    step=speak,
    parameters=Parameters,
    decisions=(),
    reads=("campaigns.*",),
    writes=("orders.intensity", "orders.vigilance", "orders.levy", "orders.review"),
    invariants=invariants,
    claim=__doc__ or "",
)
