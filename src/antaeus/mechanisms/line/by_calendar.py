"""The line by the calendar: what history's campaigns asked for, and of whom.

Claim      The centre speaks in campaigns; each presses on some kinds of host unit with some
           intensity, for its span, and carries some weight of each issue.
Sources    antaeus_coding (two blind codings of the calendar; their mean unless told otherwise).
Rivals     in_proportion: one undifferentiated pressure on everybody.
Silent on  why the line turned. In historical mode the calendar is given, and can do the
           explaining: every headline result is also shown with the calendar shuffled.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.declarations import Mechanism
from antaeus.foundation.vocabulary import ISSUES
from antaeus.world.centre import Centre
from antaeus.world.codes import N_REVIEWS
from antaeus.world.orders import Campaigns, Orders, put_calendar


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
    """Fill intensity, vigilance, levy and reviews for the month; return campaigns under way.

    Campaigns press together as chances do: two of .5 make .75, and none goes past 1.
    """
    now = campaigns.intensity[:, :, month]
    watchful = now * campaigns.issues[:, [ISSUES.index("enemies")]]
    orders.intensity[:] = 1 - np.prod(1 - now, axis=0)
    orders.vigilance[:] = 1 - np.prod(1 - watchful, axis=0)
    orders.levy[:] = now[campaigns.is_levy].max(axis=0, initial=0.0)
    put_calendar(campaigns, orders, month)
    orders.review[:] = 0.0
    for review in range(N_REVIEWS):
        for campaign in np.flatnonzero(campaigns.review == review):
            in_force = campaigns.begins[campaign] <= month
            pressed = in_force[:, np.newaxis] * now[campaign]
            np.maximum(orders.review[review], pressed, out=orders.review[review])
    return int((now.max(axis=1) > 0).sum())


def invariants(before: Orders, after: Orders) -> Iterator[tuple[str, bool]]:
    """What must hold after the centre has spoken."""
    yield (
        "pressure lies between 0 and 1",
        bool(((after.intensity >= 0) & (after.intensity <= 1)).all()),
    )
    yield "vigilance is a part of the pressure", bool((after.vigilance <= after.intensity).all())
    yield "a levy is a part of the pressure", bool((after.levy <= after.intensity + 1e-12).all())
    yield "the rules are not touched", bool((before.terms == after.terms).all())


MECHANISM = Mechanism(
    question="line",
    answer="by_calendar",
    step=speak,
    parameters=Parameters,
    decisions=(),
    reads=("campaigns.*",),
    writes=(
        "orders.intensity",
        "orders.vigilance",
        "orders.levy",
        "orders.review",
        "orders.spoken",
        "orders.issues",
        "orders.radical",
        "orders.ambiguity",
    ),
    invariants=invariants,
    claim=__doc__ or "",
)
