"""A centre that sets its own line: learning from what it sees, opening campaigns, speaking.

In endogenous mode no calendar is read. A campaign sits in a slot until all that was said in it has
arrived; its leading issue decides whom it addresses. Every chance falls by a key of its own.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniforms
from antaeus.foundation.declarations import LogUniform, Parameter, Uniform
from antaeus.world.centre import (
    COVARIANCE,
    DISORDER,
    MEAN_OUTPUT,
    MEAN_PRESSURE,
    PRESSURE,
    SEEN_OUTPUT,
    SEEN_TENSION,
    SINCE_REVIEW,
    SLOPE,
    VARIANCE,
    Centre,
)
from antaeus.world.codes import (
    BOSSES,
    CHISTKA,
    CONSTRUCTION,
    DEMOCRACY,
    ENEMIES,
    FACTORY,
    GRAIN,
    N_ISSUES,
    N_KINDS,
    OUTPUT,
    SOVKHOZ_MTS,
    TRANSPORT,
    VILLAGE,
)
from antaeus.world.orders import N_DELAYS, Orders

Floats = NDArray[np.float64]

_OWN = "antaeus_assumption"
AT_FIRST = 0.5
"""Pressure around which a centre tries before it has heard anything."""
REVIEW_MONTHS = 8
SHORTEST = 2
"""Months of the shortest campaign."""
LINE = (
    *("orders.spoken", "orders.issues", "orders.radical", "orders.ambiguity"),
    *("orders.intensity", "orders.vigilance", "orders.levy", "orders.review"),
)
"""The orders that a line is made of, as declarations name them."""
_DOUBT = 0.001
"""Variance of pressure below which experience says little: the slope is drawn to none."""
_STEEPEST = 5.0
_ONE_SIDED = 3
"""Power of issue weights: few issues fill a campaign, more so the higher."""

# What the answers of this kind have in common to be told.
Forgetting = Annotated[
    float,
    Parameter("experience that fades in a month", "share", LogUniform(0.01, 0.2), "lorentzen2013"),
]
Caution = Annotated[
    float,
    Parameter(
        "how fast the trust in a slope fades away from the tried", "ratio", LogUniform(0.1, 2), _OWN
    ),
]
Exploration = Annotated[
    float, Parameter("deviation of pressure by chance, a month", "share", Uniform(0.01, 0.15), _OWN)
]
Haste = Annotated[
    float, Parameter("way to the best pressure gone in a month", "share", Uniform(0.1, 1), _OWN)
]
Together = Annotated[
    float, Parameter("campaigns that run together", "count", Uniform(2, 4), "antaeus_coding")
]
MeanMonths = Annotated[
    float, Parameter("mean length of a campaign", "months", Uniform(5, 10), "antaeus_coding")
]
Heed = Annotated[
    float,
    Parameter("weight added to the issue of what is wholly amiss", "weight", Uniform(0, 20), _OWN),
]
ReviewRate = Annotated[
    float,
    Parameter(
        "a review is ordered, per year since the last", "per month", LogUniform(0.001, 0.02), _OWN
    ),
]
ReviewTension = Annotated[
    float, Parameter("reviews added by full tension", "ratio", Uniform(-1, 4), "getty1985")
]
ReviewIntensity = Annotated[
    float, Parameter("intensity of a review", "score", Uniform(0.2, 1), _OWN)
]


def chances(key: np.uint64, n: int) -> Floats:
    """The first `n` chances of one decision, (n,)."""
    out = np.empty(n)
    uniforms(key, np.arange(n, dtype=np.uint64), out)
    return out


def by_the_bell(key: np.uint64) -> float:
    """A chance of one decision as it falls under a bell of mean 0 and deviation 1."""
    return NormalDist().inv_cdf(max(float(chances(key, 1)[0]), 1e-12))


def learn_slope(mind: Floats, forgetting: float) -> None:
    """Let last month's pressure and the output seen after it change what the centre has learned.

    Means, covariance and variance fade; the slope is drawn to none while pressure hardly varied.
    """
    if mind[SEEN_OUTPUT] == 0.0:  # nothing has been heard yet
        return
    if mind[MEAN_OUTPUT] == 0.0:
        mind[MEAN_OUTPUT], mind[MEAN_PRESSURE] = mind[SEEN_OUTPUT], mind[PRESSURE]
    pressed = mind[PRESSURE] - mind[MEAN_PRESSURE]
    made = mind[SEEN_OUTPUT] - mind[MEAN_OUTPUT]
    mind[MEAN_PRESSURE] += forgetting * pressed
    mind[MEAN_OUTPUT] += forgetting * made
    kept = 1.0 - forgetting
    mind[COVARIANCE] = kept * (mind[COVARIANCE] + forgetting * pressed * made)
    mind[VARIANCE] = kept * (mind[VARIANCE] + forgetting * pressed * pressed)
    slope = mind[COVARIANCE] / (mind[VARIANCE] + _DOUBT)
    mind[SLOPE] = min(max(slope, -_STEEPEST), _STEEPEST)


def choose_pressure(
    mind: Floats, manner: float, cost: float, caution: float, haste: float, tried: float
) -> None:
    """Move towards the pressure that maximises (1 - manner) Y(I) + manner M(I); `tried` is added.

    Y(I) = slope (I - mean) - caution (I - mean)² / 2 is what the centre has learned, trusted less
    the farther from what it has tried; M(I) = I - cost I² / 2 values mobilising for itself. There
    is no floor.
    """
    heard = mind[MEAN_OUTPUT] > 0.0
    mean = mind[MEAN_PRESSURE] if heard else AT_FIRST
    wanted = (1.0 - manner) * (mind[SLOPE] + caution * mean) + manner
    curved = max((1.0 - manner) * caution + manner * cost, 1e-9)
    best = min(max(wanted / curved, 0.0), 1.0)
    chosen = mind[PRESSURE] + haste * (best - mind[PRESSURE]) if heard else best
    mind[PRESSURE] = min(max(chosen + tried, 0.0), 1.0)


def needs(mind: Floats, heed: float) -> Floats:
    """How much each issue calls for a campaign, as the centre sees the country, (11,)."""
    need = np.ones(N_ISSUES)
    short = 1.0 - mind[SEEN_OUTPUT] if mind[SEEN_OUTPUT] > 0.0 else 0.0
    need[[OUTPUT, GRAIN]] += heed * min(max(short, 0.0), 1.0)
    need[ENEMIES] += heed * max(mind[SEEN_TENSION], 0.0)
    need[[BOSSES, DEMOCRACY]] += heed * max(mind[DISORDER], 0.0)
    return need


def open_campaign(
    centre: Centre,
    orders: Orders,
    month: int,
    keys: NDArray[np.uint64],
    together: float,
    mean_months: float,
    heed: float,
) -> int:
    """Open a campaign or not, by three chances: opens, lasts, issues; return its slot or -1."""
    free = centre.until <= month - N_DELAYS
    centre.until[free] = -1
    slots = np.flatnonzero(centre.until < 0)
    if slots.size == 0 or chances(keys[0], 1)[0] >= together / mean_months:
        return -1
    slot = int(slots[0])
    lasts = SHORTEST + int(chances(keys[1], 1)[0] * (2 * mean_months - 2 * SHORTEST + 1))
    centre.until[slot] = month + lasts - 1
    weights = (needs(centre.mind, heed) * -np.log1p(-chances(keys[2], N_ISSUES))) ** _ONE_SIDED
    orders.issues[slot] = weights / weights.sum()
    return slot


def addressed(issues: Floats) -> Floats:
    """Which kinds of host unit a campaign presses on, by its leading issue, (n_kinds,)."""
    leading = int(issues.argmax())
    kinds = np.zeros(N_KINDS)
    if leading == GRAIN:
        kinds[[VILLAGE, SOVKHOZ_MTS]] = 1.0
    elif leading == OUTPUT:
        kinds[[FACTORY, TRANSPORT, CONSTRUCTION]] = 1.0
    else:
        kinds[:] = 1.0
    return kinds


def speak_campaigns(centre: Centre, orders: Orders, month: int) -> NDArray[np.int64]:
    """Say what the running campaigns ask for, with the chosen pressure; return their slots."""
    orders.spoken[:, :, 1:] = orders.spoken[:, :, :-1].copy()
    orders.spoken[:, :, 0] = 0.0
    running = np.flatnonzero(centre.until >= month)
    for slot in running:
        orders.spoken[slot, :, 0] = centre.mind[PRESSURE] * addressed(orders.issues[slot])
    now = orders.spoken[:, :, 0]
    orders.intensity[:] = 1 - np.prod(1 - now, axis=0)
    orders.vigilance[:] = 1 - np.prod(1 - now * orders.issues[:, [ENEMIES]], axis=0)
    orders.levy[:] = 0.0
    return running


def order_review(
    mind: Floats, orders: Orders, u: float, rate: float, by_tension: float, intensity: float
) -> None:
    """Go on with a chistka, or order one, likelier the longer none was and with tension seen."""
    mind[SINCE_REVIEW] += 1.0
    goes_on = bool(orders.review[CHISTKA].any()) and mind[SINCE_REVIEW] < REVIEW_MONTHS
    strained = max(1.0 + by_tension * max(mind[SEEN_TENSION], 0.0), 0.0)
    if not goes_on and u < 1.0 - np.exp(-rate * strained * mind[SINCE_REVIEW] / 12.0):
        mind[SINCE_REVIEW] = 0.0
        goes_on = True
    orders.review[:] = 0.0
    if goes_on:
        orders.review[CHISTKA] = intensity
