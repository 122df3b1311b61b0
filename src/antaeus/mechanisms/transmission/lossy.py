"""The line arrives late, re-read and blurred, the more so the more levels it passes.

Claim      Guberniia, uezd and raion each hold an order up, and some of it is lost at each: the
           officer below fills the gap with the reading he prefers. Who is judged by output reads
           every line as a call for output, or for grain in the village; who is judged by the line
           reads it as it stands. Vague lines are lost more easily, and what is lost makes a line
           vaguer. Oversight by plenipotentiaries and the press mends it.
Sources    getty1985, harris1999: orders garbled, late, answered with formalities, repeated (C26).
           equations.md, 1. The delay is a sum over levels of negative binomial waits. It is not
           drawn: its chances weigh what was said this month and before, as the share of a raion's
           cells that have it by now, so that a campaign begins and ends by degrees.
Rivals     faithful: nothing is lost on the way.
Silent on  orders that contradict one another, reminders, and what never arrives at all. Pressure
           is delayed, not lost: an officer who bends a line presses no less.

Prediction C14  (vague doctrine lets local concerns in) is not coded here: the gap is filled by the
           officer's reading, never by what presses on a cell. `eta_alpha` may work against it,
           since more of a vague line gives way to his; prior 0 to 1. Its sign is decided where
           claims are read against the speaker, in the meeting.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world.codes import GRAIN, N_ISSUES, N_KINDS, OUTPUT, SOVKHOZ_MTS, VILLAGE
from antaeus.world.orders import N_DELAYS, Orders
from antaeus.world.tables import Floats, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """What a level loses, and how long it holds an order."""

    eta0: Annotated[
        float, Parameter("lost of a clear line at each level", "share", Uniform(0.02, 0.15), _OWN)
    ]
    eta_alpha: Annotated[
        float, Parameter("loss added when a line is wholly vague", "ratio", Uniform(0, 1), _OWN)
    ]
    oversight: Annotated[
        float, Parameter("part of the loss mended from above", "share", Uniform(0, 1), _OWN)
    ]
    delay: Annotated[
        float, Parameter("mean wait at each level", "months", Uniform(0.05, 0.5), "getty1985")
    ]
    overdispersion: Annotated[
        float, Parameter("variance to mean of the wait", "ratio", Uniform(1, 4), _OWN)
    ]


@inner
def waits(mean: float, overdispersion: float, chance: Floats) -> None:
    """Fill chances of each wait; beyond N_DELAYS nothing waits: the last takes what is left.

    p(d + 1) = p(d) (mean / v + d (1 - 1 / v)) / (d + 1) for variance v means; Poisson at v = 1.
    """
    v = max(overdispersion, 1.0)
    likely = math.exp(-mean if v - 1.0 < 1e-9 else -mean * math.log(v) / (v - 1.0))
    left = 1.0
    for d in range(N_DELAYS - 1):
        chance[d] = likely
        left -= likely
        likely *= (mean / v + d * (1.0 - 1.0 / v)) / (d + 1.0)
    chance[N_DELAYS - 1] = max(left, 0.0)


@inner_making_arrays
def add_up(orders: Orders, p: Parameters, levels: int, spared: Floats, sums: Floats) -> None:
    """Add up all campaigns as they come through some levels, for each kind of host unit.

    `sums` by kind: issues kept (11) and issues lost (11), pressure, pressure lost, radical share
    kept, ambiguity. What a raion's own officer puts in the place of the lost is added later.
    """
    chance = np.empty(N_DELAYS)
    waits(p.delay * levels, p.overdispersion, chance)
    spared[:] = 1.0
    sums[:] = 0.0
    for c in range(orders.spoken.shape[0]):
        alpha = orders.ambiguity[c]
        eta = min(0.5, p.eta0 * (1.0 + p.eta_alpha * alpha) * (1.0 - p.oversight))
        kept = (1.0 - eta) ** levels
        for kind in range(N_KINDS):
            now = 0.0
            for d in range(N_DELAYS):
                now += chance[d] * orders.spoken[c, kind, d]
            if now <= 0.0:
                continue
            spared[kind] *= 1.0 - now
            for issue in range(N_ISSUES):
                sums[kind, issue] += now * kept * orders.issues[c, issue]
                sums[kind, N_ISSUES + issue] += now * (1.0 - kept) * orders.issues[c, issue]
            sums[kind, 2 * N_ISSUES] += now
            sums[kind, 2 * N_ISSUES + 1] += now * (1.0 - kept)
            sums[kind, 2 * N_ISSUES + 2] += now * kept * orders.radical[c]
            sums[kind, 2 * N_ISSUES + 3] += now * (1.0 - kept * (1.0 - alpha))


@inner
def read_out(ground: Ground, r: int, kind: int, spared: float, of: Floats) -> bool:
    """Write what the officer of a raion makes of the line for a kind; whether anything is asked."""
    raions = ground.raions
    said, lost = of[2 * N_ISSUES], of[2 * N_ISSUES + 1]
    per_pressure = 1.0 / said if said > 0.0 else 0.0
    raions.pressure[r, kind] = 1.0 - spared
    raions.radical[r, kind] = (of[2 * N_ISSUES + 2] + lost * raions.leaning[r]) * per_pressure
    raions.ambiguity[r, kind] = of[2 * N_ISSUES + 3] * per_pressure
    by_line = raions.stance[r]
    preferred = GRAIN if kind in (VILLAGE, SOVKHOZ_MTS) else OUTPUT
    about = 0.0
    for issue in range(N_ISSUES):
        weight = of[issue] + by_line * of[N_ISSUES + issue]
        if issue == preferred:
            weight += (1.0 - by_line) * lost
        raions.issues[r, kind, issue] = weight
        about += weight
    if about > 0.0:
        for issue in range(N_ISSUES):
            raions.issues[r, kind, issue] /= about
    return said > 0.0


@compiled
def hand_down(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Give every raion the line that reached it; return the raions of which anything is asked."""
    raions = ground.raions
    n = orders.levels.max() + 1
    spared, sums = np.ones((n, N_KINDS)), np.zeros((n, N_KINDS, 2 * N_ISSUES + 4))
    for levels in range(n):
        if (orders.levels == levels).any():
            add_up(orders, p, levels, spared[levels], sums[levels])
    pressed = 0
    for r in range(raions.id.size):
        levels = orders.levels[raions.tile[r]]
        asked = False
        for kind in range(N_KINDS):
            asked = read_out(ground, r, kind, spared[levels, kind], sums[levels, kind]) or asked
        pressed += asked
    return pressed


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold when the line has come down."""
    raions = after.raions
    arrived = (raions.pressure, raions.radical, raions.ambiguity, raions.issues)
    held = [bool(((one >= 0) & (one <= 1 + 1e-12)).all()) for one in arrived]
    yield "what arrives are shares", all(held)
    weights = raions.issues.sum(axis=2)
    sound = np.isclose(weights, 1) | (weights == 0)
    yield "issues add up to 1 or to nothing", bool(sound.all())
    yield "the officer stays who he was", bool((before.raions.leaning == raions.leaning).all())


MECHANISM = Mechanism(
    question="transmission",
    answer="lossy",
    step=hand_down,
    parameters=Parameters,
    decisions=(),
    reads=("raions.id", "raions.tile", "raions.leaning", "raions.stance"),
    writes=("raions.pressure", "raions.radical", "raions.ambiguity", "raions.issues"),
    invariants=invariants,
    claim=__doc__ or "",
)
