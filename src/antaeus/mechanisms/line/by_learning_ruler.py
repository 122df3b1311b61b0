"""The line by a ruler who learns: pressure goes where it pays, and criticism is let out or not.

Claim      The centre has no doctrine. It presses as hard as experience says is good for output,
           asks for the same mixture of radical and technical work at all times, opens campaigns
           about what it sees amiss, and changes with tension and disorder how far people may say
           what they like, which it needs in order to know what its officials do.
Sources    lorentzen2013: a ruler lets lower officials be criticised in order to learn, as far as
           tension allows; the work was not seen in full.
Rivals     by_balance: doctrine gives mobilisation a value of its own and makes the line swing;
           by_calendar: the line is given.
Silent on  reds and experts, levies, what the ruler wants output for, and who advises him.

Prediction C13  (activism is demanded even where it is seen to obstruct) is not coded: this is its
           rival, in which manner has no weight. Pressure stays only where the learned slope is at
           or above 0, or where `exploration` and a short memory (`forgetting`) keep it from being
           learned; nothing here sets the slope's sign.
Prediction C14  `permits` may be below 0 (the ruler shuts mouths as tension grows) or above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world.centre import DISORDER, SEEN_TENSION, Centre
from antaeus.world.orders import Campaigns, Orders
from antaeus.world.own_campaigns import (
    LINE,
    Caution,
    Exploration,
    Forgetting,
    Haste,
    Heed,
    MeanMonths,
    ReviewIntensity,
    ReviewRate,
    ReviewTension,
    Together,
    by_the_bell,
    chances,
    choose_pressure,
    learn_slope,
    open_campaign,
    order_review,
    speak_campaigns,
)

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """How the ruler learns, how campaigns come, and what may be said."""

    forgetting: Forgetting
    caution: Caution
    exploration: Exploration
    haste: Haste
    together: Together
    mean_months: MeanMonths
    heed: Heed
    radical: Annotated[
        float, Parameter("radical share of every campaign", "share", Uniform(0, 1), _OWN)
    ]
    ambiguity: Annotated[
        float, Parameter("vagueness in quiet times", "score", Uniform(0.1, 0.7), _OWN)
    ]
    permits: Annotated[
        float,
        Parameter(
            "vagueness added by full tension and disorder",
            "ratio",
            Uniform(-0.5, 1.5),
            "lorentzen2013",
        ),
    ]
    review_rate: ReviewRate
    review_tension: ReviewTension
    review_intensity: ReviewIntensity


def speak(
    centre: Centre,
    campaigns: Campaigns,  # noqa: ARG001
    orders: Orders,
    p: Parameters,
    month: int,
    keys: NDArray[np.uint64],
) -> int:
    """Learn, press, permit, open campaigns and reviews; return campaigns under way."""
    mind = centre.mind
    learn_slope(mind, p.forgetting)
    tried = p.exploration * by_the_bell(keys[3])
    choose_pressure(mind, 0.0, 0.0, p.caution, p.haste, tried)
    open_campaign(centre, orders, month, keys, p.together, p.mean_months, p.heed)
    trouble = min(max(0.5 * (mind[SEEN_TENSION] + mind[DISORDER]), 0.0), 1.0)
    orders.radical[:] = p.radical
    orders.ambiguity[:] = min(max(p.ambiguity + p.permits * trouble, 0.0), 1.0)
    running = speak_campaigns(centre, orders, month)
    u = float(chances(keys[4], 1)[0])
    order_review(mind, orders, u, p.review_rate, p.review_tension, p.review_intensity)
    return int(running.size)


def invariants(before: Orders, after: Orders) -> Iterator[tuple[str, bool]]:
    """What must hold after the centre has spoken."""
    shares = (after.intensity, after.spoken, after.radical, after.ambiguity, after.review)
    held = [bool(((one >= 0) & (one <= 1)).all()) for one in shares]
    yield "what is asked are shares", all(held)
    yield "vigilance is a part of the pressure", bool((after.vigilance <= after.intensity).all())
    yield "no doctrine: all campaigns are alike", bool(np.ptp(after.radical) == 0)
    said = after.spoken[:, :, 1:] == before.spoken[:, :, :-1]
    yield "what was said stays said", bool(said.all())


MECHANISM = Mechanism(
    question="line",
    answer="by_learning_ruler",
    step=speak,
    parameters=Parameters,
    decisions=("line/opens", "line/lasts", "line/issues", "line/pressure", "line/review"),
    reads=("centre.mind", "centre.until", "orders.spoken", "orders.review"),
    writes=("centre.mind", "centre.until", *LINE),
    invariants=invariants,
    claim=__doc__ or "",
)
