"""The line by the balance of reds and experts: the centre turns when what it sees disappoints.

Claim      Two tempers contend in the leadership. Where radical tasks fall short of what the reds
           aspire to, the balance moves to them; where the work itself falls short, to the experts.
           News sinks in months late and old quarrels fade, so that the line swings and never
           settles. The centre opens campaigns about what it sees amiss, as radical as the balance
           of the day, and presses as hard as it thinks right: it weighs what pressure has done for
           output, as it learned, against doing things with the people as a value of its own.
Sources    priestland2007: reds and experts, purity and competence (C37). equations.md, 9: `ends`
           is one with `pull_of_reds`, since only their product could be told. The restoring
           force is his pendulum; beyond a logit of 4 the balance cannot go.
Rivals     by_calendar: the line is given; by_learning_ruler: no doctrine.
Silent on  persons and factions, law, budgets, war; why a campaign of one issue is not another's.

Prediction C13  (activism is demanded even where it is seen to obstruct) is not coded: no floor
           holds pressure up. `manner` decides, from 0 (it falls where the learned slope is below
           0) to 1 (no news moves it), together with the slope that the ground teaches, whose sign
           nothing here sets.
Prediction C14  is helped by `vaguer` above 0 and hindered below; its prior holds both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world.centre import (
    BALANCE,
    LATE_RADICAL,
    LATE_TECHNICAL,
    SEEN_RADICAL,
    SEEN_TECHNICAL,
    Centre,
)
from antaeus.world.codes import OUTPUT
from antaeus.world.orders import Campaigns, Orders
from antaeus.world.own_campaigns import (
    LINE,
    Caution,
    Exploration,
    Floats,
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
_PRIESTLAND = "priestland2007"
FARTHEST = 4.0
"""Logit of the balance beyond which no leadership goes."""
_UNEVEN = 0.2
"""Width over which the vagueness of campaigns varies by chance."""
_REDS_PREVAIL = 0.6


class Parameters(NamedTuple):
    """How the balance moves, what is valued, how campaigns come and what they are like."""

    recall: Annotated[
        float, Parameter("balance that fades", "per month", Uniform(0.01, 0.08), _PRIESTLAND)
    ]
    pull_of_reds: Annotated[
        float, Parameter("push of a radical shortfall of 1", "logit", Uniform(0, 0.6), _PRIESTLAND)
    ]
    pull_of_experts: Annotated[
        float, Parameter("push of a technical shortfall of 1", "logit", Uniform(0, 0.6), _OWN)
    ]
    radical_aim: Annotated[
        float, Parameter("y_R that the reds aspire to", "ratio", Uniform(0.1, 0.6), _OWN)
    ]
    technical_aim: Annotated[
        float, Parameter("y_T that the experts aspire to", "ratio", Uniform(0.6, 1.1), _OWN)
    ]
    lag: Annotated[float, Parameter("news sinks in after", "months", Uniform(6, 18), _OWN)]
    unrest: Annotated[
        float, Parameter("monthly chance push of the balance", "logit", Uniform(0.02, 0.3), _OWN)
    ]
    manner: Annotated[
        float,
        Parameter("weight of doing it with the people", "weight", Uniform(0, 1), _PRIESTLAND),
    ]
    manner_cost: Annotated[
        float, Parameter("how fast that value is sated", "ratio", Uniform(1, 4), _OWN)
    ]
    forgetting: Forgetting
    caution: Caution
    exploration: Exploration
    haste: Haste
    together: Together
    mean_months: MeanMonths
    heed: Heed
    spread: Annotated[
        float, Parameter("deviation of campaigns from it", "logit", Uniform(0.2, 1.5), _OWN)
    ]
    ambiguity: Annotated[
        float, Parameter("vagueness of an even campaign", "score", Uniform(0.1, 0.7), _OWN)
    ]
    vaguer: Annotated[
        float, Parameter("vagueness added, radical to technical", "ratio", Uniform(-0.5, 1), _OWN)
    ]
    levy_share: Annotated[
        float, Parameter("part of a radical drive that recruits", "share", Uniform(0, 1), _OWN)
    ]
    review_rate: ReviewRate
    review_tension: ReviewTension
    review_intensity: ReviewIntensity


def swing(mind: Floats, p: Parameters, chance: float) -> None:
    """Move the balance by what has sunk in of last month's news."""
    push = p.unrest * chance
    if mind[SEEN_TECHNICAL] > 0.0:  # something has been heard
        fresh = mind[LATE_TECHNICAL] == 0.0
        for late, seen in ((LATE_RADICAL, SEEN_RADICAL), (LATE_TECHNICAL, SEEN_TECHNICAL)):
            mind[late] += (mind[seen] - mind[late]) * (1.0 if fresh else 1.0 / max(p.lag, 1.0))
        push += p.pull_of_reds * (p.radical_aim - mind[LATE_RADICAL])
        push -= p.pull_of_experts * (p.technical_aim - mind[LATE_TECHNICAL])
    x = (1.0 - p.recall) * mind[BALANCE] + push
    mind[BALANCE] = min(max(x, -FARTHEST), FARTHEST)


def speak(
    centre: Centre,
    campaigns: Campaigns,  # noqa: ARG001
    orders: Orders,
    p: Parameters,
    month: int,
    keys: NDArray[np.uint64],
) -> int:
    """Swing, learn, press, open campaigns and reviews; return campaigns under way."""
    mind = centre.mind
    swing(mind, p, by_the_bell(keys[5]))
    learn_slope(mind, p.forgetting)
    tried = p.exploration * by_the_bell(keys[3])
    choose_pressure(mind, p.manner, p.manner_cost, p.caution, p.haste, tried)
    new = open_campaign(centre, orders, month, keys, p.together, p.mean_months, p.heed)
    if new >= 0:
        radical = 1.0 / (1.0 + math.exp(-mind[BALANCE] - p.spread * by_the_bell(keys[6])))
        vague = p.ambiguity + p.vaguer * (radical - 0.5) + _UNEVEN * (chances(keys[7], 1)[0] - 0.5)
        orders.radical[new], orders.ambiguity[new] = radical, min(max(vague, 0.0), 1.0)
    running = speak_campaigns(centre, orders, month)
    if 1.0 / (1.0 + math.exp(-mind[BALANCE])) > _REDS_PREVAIL:
        for slot in running:  # a radical drive for output presses on workers alone
            if orders.radical[slot] > 0.5 and orders.issues[slot].argmax() == OUTPUT:
                np.maximum(orders.levy, p.levy_share * orders.spoken[slot, :, 0], out=orders.levy)
    u = float(chances(keys[4], 1)[0])
    order_review(mind, orders, u, p.review_rate, p.review_tension, p.review_intensity)
    return int(running.size)


def invariants(before: Orders, after: Orders) -> Iterator[tuple[str, bool]]:
    """What must hold after the centre has spoken."""
    shares = (after.intensity, after.spoken, after.radical, after.ambiguity, after.review)
    held = [bool(((one >= 0) & (one <= 1)).all()) for one in shares]
    yield "what is asked are shares", all(held)
    yield "vigilance is a part of the pressure", bool((after.vigilance <= after.intensity).all())
    yield "a levy is a part of the pressure", bool((after.levy <= after.intensity + 1e-12).all())
    said = after.spoken[:, :, 1:] == before.spoken[:, :, :-1]
    yield "what was said stays said", bool(said.all())


MECHANISM = Mechanism(
    question="line",
    answer="by_balance",
    step=speak,
    parameters=Parameters,
    decisions=(
        *("line/opens", "line/lasts", "line/issues", "line/pressure", "line/review"),
        *("line/balance", "line/radical", "line/ambiguity"),
    ),
    reads=("centre.mind", "centre.until", "orders.spoken", "orders.review"),
    writes=("centre.mind", "centre.until", *LINE),
    invariants=invariants,
    claim=__doc__ or "",
)
