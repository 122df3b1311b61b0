"""What the order of things pays, and how people come to expect it.

Pay lies in 0 to 1 with a half for nothing gained and nothing lost; what is expected (V) follows it:
`V' = V + learning (pay - V)`. Whoever pays, an answer says what counts and how much.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import inlined, inner
from antaeus.world.codes import N_GRIEVANCES
from antaeus.world.tables import Bytes, Floats, Ground, Hosts

POSTS_IN_SIGHT = 5.0
"""Hope is full where one in so many of the bench holds a post: a stand-in for recent promotions."""


@inlined
def between(pay: float) -> float:
    """Pay, cut to 0 to 1."""
    return min(max(pay, 0.0), 1.0)


@inlined
def expected(stake: float, pay: float, learning: float) -> float:
    """What is expected after a month with such pay."""
    return stake + learning * (pay - stake)


@inner
def hope_at(ground: Ground, h: int, reach: float) -> float:
    """Hope of a post at a host unit: posts of the raion for each member without one, cut at 1."""
    raions, r = ground.raions, ground.hosts.raion[h]
    return min(reach * float(raions.officials[r]) / (float(raions.eligible[r]) + 1.0), 1.0)


@inner
def hardest(hosts: Hosts, h: int) -> float:
    """The strongest of what presses on the people of a unit."""
    worst = 0.0
    for issue in range(N_GRIEVANCES):
        worst = max(worst, hosts.grievance[h, issue])
    return worst


@inner
def worth(
    gained: float, hope: float, gifts: float, coercion: float, hardship: float, w: Floats
) -> float:
    """Pay of a unit before anything personal; weights in this order."""
    plus = w[0] * gained + w[1] * hope + w[2] * gifts
    return 0.5 + 0.5 * (plus - w[3] * coercion - w[4] * hardship)


def nobody_overtakes(
    before: NDArray[np.uint16], after: NDArray[np.uint16], group: NDArray[np.int64]
) -> bool:
    """Whether, within each group of people paid alike, who expected more still expects no less."""
    row = np.lexsort((after, before, group))
    alike = np.diff(group[row]) == 0
    return bool((np.diff(after[row].astype(np.int64))[alike] >= 0).all())


def strata_are_sound(before: Floats, after: Floats, is_open: Bytes) -> bool:
    """Whether the strata's V lies in 0 to 1 and rests where the unit is closed."""
    shut = is_open == 0
    return bool(((after >= 0) & (after <= 1)).all() and (after[shut] == before[shut]).all())
