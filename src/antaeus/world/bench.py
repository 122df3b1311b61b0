"""The bench: members who could rise to a post, how they compare, and each one's chance.

Every trait is scaled within the bench of the raion (mean 0, deviation 1), weights are one direction
in the space of traits, and a person's chance grows with the exponential of the score. Chances are
dealt out so that just as many are expected to rise as there are openings. Only how many share each
combination of traits is counted, in whole numbers, so the order of people carries no meaning.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math

import numpy as np

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.world.codes import DETACHED, EMPTY, HEAD, MEMBER, NO_POST, OPPOSED, WORKER
from antaeus.world.tables import FILL_PEOPLE, Floats, Ground, Int32s, People

# Traits stand in the bits of one number: activity in sixteenths, then single bits and schooling.
ACTIVITY, CLASS, EDUCATION, TIE, LOYALTY = range(5)
N_TRAITS = 5
_START = (5, 0, 1, 3, 4)
_LEVELS = (16, 2, 4, 2, 2)
_SIXTEENTHS = 12
"""Bits of activity left out where people are compared."""
N_CODES = 512
_FARTHEST = 4.0
"""Deviations from the mean beyond which nobody is told apart: else one rare trait takes all."""


@inner
def on_bench(people: People, i: int) -> bool:
    """Whether a person is a member without a post who neither heads a unit nor is sent away."""
    free = (people.post[i] == NO_POST) & (people.roles[i] & (HEAD | DETACHED) == 0)
    return bool(free & (people.status[i] == MEMBER))


@inner
def traits_of(people: People, i: int) -> int:
    """The traits of a person as one number."""
    clean = (people.penalties[i] == 0) & (people.spots[i] & OPPOSED == 0)
    code = (np.int64(people.activity[i]) >> _SIXTEENTHS) << 5
    code |= np.int64(clean) << 4 | np.int64(people.patron[i] != 0) << 3
    return int(code | np.int64(people.schooling[i]) << 1 | np.int64(people.origin[i] == WORKER))


@inner_making_arrays
def draw_lots(
    ground: Ground, openings: Floats, slopes: Floats, removed: float, key: np.uint64
) -> Int32s:
    """Let officials lose their post at a chance; return the rows of who rises in their stead.

    `openings` (n_raions,) is how many are expected to rise. Rows come in the order of permanent
    numbers: of two who could head one unit the first gets it.
    """
    people, cells = ground.people, ground.cells
    held = sit_on_bench(ground)
    chance = np.zeros(held.shape)
    bar = np.empty(openings.size)
    for r in range(bar.size):
        bar[r] = max(deal_chances(held[r], slopes, openings[r], chance[r]), removed)
    highest = bar.max()
    u = drawn(key, people.id, ground.fill[FILL_PEOPLE])
    rise = np.empty(u.size, np.int32)
    n = 0
    for i in range(u.size):
        if u[i] >= highest:  # nearly everybody, without a look at the raion
            continue
        r = cells.raion[people.cell[i]]
        if u[i] >= bar[r] or people.status[i] == EMPTY:
            continue
        if people.post[i] != NO_POST:
            if u[i] < removed:
                people.post[i] = NO_POST
        elif on_bench(people, i) and u[i] < chance[r, traits_of(people, i)]:
            rise[n] = i
            n += 1
    rows = rise[:n]
    return rows[np.argsort(people.id[rows])]


@inner_making_arrays
def sit_on_bench(ground: Ground) -> Int32s:
    """How many on the bench of each raion share each combination of traits, (n_raions, 512)."""
    people, cells, n = ground.people, ground.cells, ground.fill[FILL_PEOPLE]
    code = np.empty(n, np.int32)
    for i in range(n):  # apart from the counting, so that many are found at once
        code[i] = traits_of(people, i) << 1 | np.int64(on_bench(people, i))
    held = np.zeros((ground.raions.id.size, N_CODES), np.int32)
    for i in range(n):  # no branch: who sits there is no more than likely
        held[cells.raion[people.cell[i]], code[i] >> 1] += code[i] & 1
    return held


@inner_making_arrays
def direction(weights: Floats, sharpness: float) -> Floats:
    """Weights (5,) brought to one length, the sharpness; all 0 where they weigh nothing."""
    length = math.sqrt((weights * weights).sum())
    return weights * (sharpness / length) if length > 0.0 else weights * 0.0


@inner_making_arrays
def deal_chances(held: Int32s, slopes: Floats, openings: float, chance: Floats) -> float:
    """Set the chance of each combination of traits (512,) on one bench; return the highest."""
    n = np.int64(held.sum())
    if n == 0 or openings <= 0.0:
        return 0.0
    codes = _codes_held(held)
    pull = _pulls(held, codes, n, slopes)
    total = 0.0
    for code in codes:
        weight = 1.0
        for trait in range(N_TRAITS):
            weight *= pull[trait, code >> _START[trait] & (_LEVELS[trait] - 1)]
        chance[code] = weight
        total += weight * float(held[code])
    highest = 0.0
    for code in codes:
        chance[code] = openings * chance[code] / total
        highest = max(highest, chance[code])
    return highest


@inner_making_arrays
def _codes_held(held: Int32s) -> Int32s:
    """The combinations of traits that somebody on the bench has, in their order."""
    codes = np.empty(N_CODES + 1, np.int32)
    n = 0
    for code in range(N_CODES):
        codes[n] = code
        n += np.int64(held[code] > 0)
    return codes[:n]


@inner_making_arrays
def _pulls(held: Int32s, codes: Int32s, n: int, slopes: Floats) -> Floats:
    """Factor on the chance of each level of each trait, (5, 16)."""
    at = np.zeros((N_TRAITS, 16), np.int64)
    for code in codes:
        for trait in range(N_TRAITS):
            at[trait, code >> _START[trait] & (_LEVELS[trait] - 1)] += held[code]
    pull = np.ones((N_TRAITS, 16))
    for trait in range(N_TRAITS):
        once, twice = 0, 0
        for level in range(_LEVELS[trait]):
            once += level * at[trait, level]
            twice += level * level * at[trait, level]
        spread = n * twice - once * once
        if spread > 0:
            deviation = math.sqrt(float(spread)) / float(n)
            for level in range(_LEVELS[trait]):
                z = (float(level) - float(once) / float(n)) / deviation
                pull[trait, level] = math.exp(slopes[trait] * min(max(z, -_FARTHEST), _FARTHEST))
    return pull
