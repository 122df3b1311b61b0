"""Who comes to the month's meetings, who speaks, and what it leaves in those who came.

What all answers to how a cell meets have in common: each person comes or not, and of those who
are there each criticises or not and endorses or not, as two acts of their own. The answers say
how likely that is in a cell; who was there is counted here, and so is what they take away.

A chance stands here as the odds against it: who draws u acts where u (1 + odds against) < 1.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn, uniform
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.world.codes import ATTENDED, CRITICISED, EMPTY, ENDORSED
from antaeus.world.shares import ONE, share
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

DECISIONS = tuple(
    f"meeting/{decision}"
    for decision in (
        "comes",
        "criticises",
        "endorses",
        "items",
        "item",
        "chair",
        "issue",
        "radical",
        "signal",
        "opposes",
    )
)
"""The chances of a meeting under any answer; answers that are compared share their draws."""
COMES, CRITICISES, ENDORSES, ITEMS, ITEM, CHAIR, ISSUE, RADICAL, SIGNAL, OPPOSES = range(10)

# Columns of a cell's odds: against each act of a person of commitment 1/2, how the logit of a
# criticism rises with commitment, and the lowest odds against one that anybody has.
COMING, CRITICISING, ENDORSING, DUTY, LOWEST = range(5)
N_ODDS = 5
# Columns of what is told of a cell, exact sums over people; shares count in their steps.
PRESENT, CRITICS, ENDORSERS, BOTH, ZEAL, FLUENCY, TONE, TONE_OF_SPEAKERS = range(8)
N_SUMS = 8

FATIGUE_LIMIT = 3.0
NO_CHANCE = 500.0
"""Logits beyond which nothing is told apart."""
_RECENT = 12
"""Months over which activity is remembered."""
COARSE = 6
"""Bits of commitment left out where its effect is looked up: a step of 1/1,024."""


@inner
def odds_against(logit: float) -> float:
    """Odds against what has this logit."""
    return math.exp(min(-logit, NO_CHANCE))


@inner
def odds_against_chance(chance: float) -> float:
    """Odds against what has this chance."""
    return (1.0 - chance) / chance if chance > 0.0 else math.inf


@inner
def set_odds(
    odds: NDArray[np.float64], c: int, coming: float, critic: float, endorse: float
) -> None:
    """Let the odds of a cell depend on nobody's commitment, unless `set_duty` says so after."""
    odds[c, COMING] = coming
    odds[c, CRITICISING] = odds[c, LOWEST] = critic
    odds[c, ENDORSING] = endorse
    odds[c, DUTY] = 0.0


@inner
def set_duty(odds: NDArray[np.float64], c: int, duty: float) -> None:
    """Let the logit of a criticism rise by `duty` from commitment 0 to commitment 1."""
    odds[c, DUTY] = duty
    odds[c, LOWEST] = odds[c, CRITICISING] * math.exp(-0.5 * abs(duty))


@inner_making_arrays
def by_commitment(slope: float) -> NDArray[np.float64]:
    """Factor on odds against by commitment, where the logit rises by `slope` from 0 to 1."""
    factor = np.empty((ONE >> COARSE) + 1)
    for step in range(factor.size):
        middle = (step + 0.5) / factor.size
        factor[step] = math.exp(-slope * (middle - 0.5))
    return factor


@inner_making_arrays
def gather(
    ground: Ground,
    odds: NDArray[np.float64],
    drawn_to_come: float,
    drawn_to_endorse: float,
    keys: NDArray[np.uint64],
) -> NDArray[np.int64]:
    """Set everybody's acts of the month; return what is told of each cell, (n_cells, 8).

    `drawn_to_come` and `drawn_to_endorse` are by how many logits commitment 1 differs from 0.
    """
    _act(ground, odds, drawn_to_come, drawn_to_endorse, keys)
    people, n = ground.people, ground.fill[FILL_PEOPLE]
    told = np.zeros((ground.fill[FILL_CELLS], N_SUMS), np.int64)
    for i in range(n):
        if people.acts[i] & CRITICISED != 0:  # so might the keenest: only now an exponential
            c, b = people.cell[i], share(people.commitment[i])
            content = odds[c, CRITICISING] * math.exp(-odds[c, DUTY] * (b - 0.5))
            if uniform(keys[CRITICISES], people.id[i]) * (1.0 + content) < 1.0:
                told[c, CRITICS] += 1
                told[c, BOTH] += (people.acts[i] & ENDORSED) // ENDORSED
                told[c, FLUENCY] += people.language[i]
            else:
                people.acts[i] ^= CRITICISED
    _add_up(ground, told)
    return told


@inner_making_arrays
def _add_up(ground: Ground, told: NDArray[np.int64]) -> None:
    """Tell of each cell who was there, what they believe, and how they and the speakers speak.

    A trip to memory is what costs, so sums share two numbers: 32 bits for one over shares, 16 for
    one over heads (a cell of 30,000 would not fit).
    """
    people = ground.people
    sums = np.zeros((told.shape[0], 2), np.int64)
    for i in range(ground.fill[FILL_PEOPLE]):
        c, acts, tone = people.cell[i], people.acts[i], np.int64(people.tone[i])
        here = np.int64(acts & ATTENDED)
        sums[c, 0] += here * (np.int64(people.commitment[i]) | tone << 32)
        heads = here << 32 | np.int64(acts >= ENDORSED) << 48
        sums[c, 1] += np.int64(acts > ATTENDED) * tone + heads
    for c in range(told.shape[0]):
        told[c, ZEAL], told[c, TONE] = sums[c, 0] & 0xFFFFFFFF, sums[c, 0] >> 32
        told[c, TONE_OF_SPEAKERS] = sums[c, 1] & 0xFFFFFFFF
        told[c, PRESENT], told[c, ENDORSERS] = sums[c, 1] >> 32 & 0xFFFF, sums[c, 1] >> 48


@inner_making_arrays
def _act(
    ground: Ground,
    odds: NDArray[np.float64],
    drawn_to_come: float,
    drawn_to_endorse: float,
    keys: NDArray[np.uint64],
) -> None:
    """Set who is there, who endorses, and who would criticise if all had the highest chance.

    Nothing is decided by branches: a processor cannot foresee who comes, and waits.
    """
    people, n = ground.people, ground.fill[FILL_PEOPLE]
    for_coming, for_endorsing = by_commitment(drawn_to_come), by_commitment(drawn_to_endorse)
    comes = drawn(keys[COMES], people.id, n)
    criticises = drawn(keys[CRITICISES], people.id, n)
    endorses = drawn(keys[ENDORSES], people.id, n)
    for i in range(n):
        c, step = people.cell[i], people.commitment[i] >> COARSE
        here = np.int64(comes[i] * (1.0 + odds[c, COMING] * for_coming[step]) < 1.0)
        here &= np.int64(people.status[i] != EMPTY)
        endorser = np.int64(endorses[i] * (1.0 + odds[c, ENDORSING] * for_endorsing[step]) < 1.0)
        critic = np.int64(criticises[i] * (1.0 + odds[c, LOWEST]) < 1.0)
        people.acts[i] = here * (ATTENDED + CRITICISED * critic + ENDORSED * endorser)


@inner
def write_down(ground: Ground, told: NDArray[np.int64], c: int) -> float:
    """Write what is told of a cell into its columns; return the mean tone of who spoke.

    Of all who were there, where nobody spoke.
    """
    cells = ground.cells
    cells.present[c] = told[c, PRESENT]
    cells.critics[c] = told[c, CRITICS]
    cells.endorsers[c] = told[c, ENDORSERS]
    cells.both[c] = told[c, BOTH]
    cells.zeal[c] = share(told[c, ZEAL])
    cells.fluency[c] = share(told[c, FLUENCY]) / max(told[c, CRITICS], 1)
    cells.opposed[c] = 0
    speakers = told[c, CRITICS] + told[c, ENDORSERS] - told[c, BOTH]
    if speakers > 0:
        return share(told[c, TONE_OF_SPEAKERS]) / speakers
    return share(told[c, TONE]) / max(told[c, PRESENT], 1)


@inner
def tire(ground: Ground, c: int, rest: float, weariness: float, meetings: float) -> None:
    """Let a cell grow weary of the meetings that its people sat through, and recover."""
    cells = ground.cells
    attended = cells.present[c] / max(cells.people[c], 1)
    weary = (1.0 - rest) * cells.fatigue[c] + weariness * attended * meetings
    cells.fatigue[c] = min(weary, FATIGUE_LIMIT)


@inner_making_arrays
def take_away(ground: Ground, imprint: float, resolved: NDArray[np.int64]) -> int:
    """Let activity follow acts, and the speech of who was there the resolution of their cell.

    `resolved` is how many items each cell carried: no text, no imprint. Returns who was there.
    """
    people, n = ground.people, ground.fill[FILL_PEOPLE]
    present = 0
    for i in range(n):
        acted = np.int64(people.acts[i] > ATTENDED)
        remembered = (_RECENT - 1) * np.int64(people.activity[i]) + acted * ONE
        people.activity[i] = (remembered + _RECENT // 2) // _RECENT
        present += np.int64(people.acts[i] & ATTENDED)
    pull = np.empty((resolved.size, 2))
    for c in range(resolved.size):
        pull[c, 0] = imprint if resolved[c] > 0 else 0.0
        pull[c, 1] = ground.cells.tone[c] * ONE
    for i in range(n):
        c, tone = people.cell[i], float(people.tone[i])
        moves = np.int64(people.acts[i] & ATTENDED) * pull[c, 0] * (pull[c, 1] - tone)
        people.tone[i] = np.int64(tone + moves + 0.5)
    return present
