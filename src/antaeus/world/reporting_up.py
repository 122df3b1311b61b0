"""What is written upwards under any answer: signals that pass, the plan, tension, regional sums.

Chiefs act for whole bodies: every number of theirs stands in all tiles of the body. Chances of a
chief are keyed by the first tile of the body, its seat.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from statistics import NormalDist
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform, uniforms
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Parameter, Uniform
from antaeus.world.centre import Centre, by_body
from antaeus.world.codes import DISSOLVED
from antaeus.world.heard import (
    H_CAPACITY,
    H_COERCION,
    H_GRIEVANCE,
    H_OUTPUT,
    H_PEOPLE,
    H_REPORTED,
    H_SIGNALS,
    H_TARGET,
)
from antaeus.world.managing import binomial
from antaeus.world.tables import FILL_CELLS, Floats, Ground, Int64s

LOWEST_PLAN, HIGHEST_PLAN = 0.8, 1.5
"""Plans against capacity beyond which nobody plans."""
READS = (
    *("cells.id", "cells.host", "cells.raion", "cells.form", "cells.signals"),
    *("hosts.id", "hosts.open", "hosts.kind"),
    *("hosts.target", "hosts.output", "raions.tile", "centre.*", "orders.stifling"),
)
WRITES = (
    *("hosts.reported", "hosts.evasion", "hosts.signals", "orders.target", "orders.stifling"),
    *("centre.bias", "centre.stifling", "centre.target", "centre.output", "centre.reported"),
    *("centre.tension", "centre.told", "centre.requested", "centre.signals", "centre.gain"),
    *("centre.since", "centre.audits", "centre.finding", "centre.removed"),
)
"""What any answer writes; the last five only so that all tiles of a new body repeat them."""

# What the answers have in common to be told.
RatchetUp = Annotated[
    float, Parameter("plan raised by a surplus of 1", "ratio", Uniform(0.02, 0.1), "berliner")
]
RatchetDown = Annotated[
    float,
    Parameter(
        "plan cut by a shortfall, to what a surplus raises it", "share", Uniform(0, 1), "berliner"
    ),
]
Growth = Annotated[
    float,
    Parameter(
        "growth planned beyond capacity", "per month", Uniform(0, 0.01), "antaeus_assumption"
    ),
]
Rebasing = Annotated[
    float,
    Parameter(
        "a plan comes back to capacity", "per month", LogUniform(0.01, 0.1), "antaeus_assumption"
    ),
]
TensionMemory = Annotated[
    float,
    Parameter("tension left after a month", "share", Uniform(0.5, 0.95), "antaeus_assumption"),
]
TensionOfGrievance = Annotated[
    float, Parameter("tension of full grievance", "ratio", Uniform(0, 1), "antaeus_assumption")
]
TensionOfCoercion = Annotated[
    float,
    Parameter("tension of full coercion; < 0 cows", "ratio", Uniform(-1, 1), "antaeus_assumption"),
]
Unrest = Annotated[
    float,
    Parameter(
        "monthly chance push of tension", "share", LogUniform(0.005, 0.1), "antaeus_assumption"
    ),
]
Requests = Annotated[
    float,
    Parameter(
        "asked for at full tension", "events a person-month", LogUniform(1e-5, 1e-3), "harris2016"
    ),
]


@inner_making_arrays
def signals_that_pass(
    ground: Ground, stifling: Floats, kept_by_raikom: float, key: np.uint64
) -> Int64s:
    """Signals from the cells of each host unit that nobody on the way kept back, (n_hosts,)."""
    cells, raions = ground.cells, ground.raions
    passed = np.zeros(ground.hosts.id.size, np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.signals[c] > 0 and cells.form[c] != DISSOLVED:
            chance = (1.0 - kept_by_raikom) * (1.0 - stifling[raions.tile[cells.raion[c]]])
            passed[cells.host[c]] += binomial(cells.signals[c], chance, uniform(key, cells.id[c]))
    return passed


@inner
def shortfall_of(ground: Ground, h: int) -> float:
    """By how much a unit missed its plan, against capacity."""
    return max(ground.hosts.target[h] - ground.hosts.output[h], 0.0)


def bell(key: np.uint64, who: Int64s) -> Floats:
    """A chance each under a bell of mean 0 and deviation 1, by permanent number."""
    u = np.empty(who.size)
    uniforms(key, who.astype(np.uint64), u)
    curve = NormalDist()
    return np.array([curve.inv_cdf(max(float(one), 1e-12)) for one in u])


OF_CHIEFS = (
    *("gain", "since", "bias", "stifling", "target", "output", "reported", "tension", "told"),
    *("requested", "signals", "audits", "finding", "removed"),
)


def take_seats(centre: Centre) -> None:
    """Let the chief who sits at the seat of a body answer for all its tiles."""
    for name in OF_CHIEFS:
        column: NDArray[np.float64] = getattr(centre, name)
        column[:] = column[centre.seat]


class Region(NamedTuple):
    """What a chief can add up from the month's papers, by tile, the same in all of a body."""

    people: Floats
    """With a card."""
    target: Floats
    output: Floats
    reported: Floats
    """As the managements reported it."""
    grievance: Floats
    coercion: Floats


def add_up(centre: Centre) -> Region:
    """Sums of each body; against capacity, and as before where a body has nothing that produces."""
    heard = by_body(centre.seat, centre.heard.astype(np.float64))
    capacity = heard[:, H_CAPACITY]
    produces = capacity > 0
    per = np.maximum(capacity, 1.0)
    target = np.where(produces, heard[:, H_TARGET] / per, centre.target)
    return Region(
        people=heard[:, H_PEOPLE],
        target=target,
        output=np.where(produces, heard[:, H_OUTPUT] / per, target),
        reported=np.where(produces, heard[:, H_REPORTED] / per, target),
        # Barracks and schools add to the sums and not to capacity; they are few.
        grievance=np.minimum(heard[:, H_GRIEVANCE] / per, 1.0),
        coercion=np.minimum(heard[:, H_COERCION] / per, 1.0),
    )


def count_signals(centre: Centre, let_through: Floats) -> None:
    """Set the signals that passed each body, per 100 people with a card."""
    passed = by_body(centre.seat, centre.heard[:, H_SIGNALS] * let_through)
    people = by_body(centre.seat, centre.heard[:, H_PEOPLE].astype(np.float64))
    centre.signals[:] = 100.0 * passed / np.maximum(people, 1.0)


def move_plan(
    centre: Centre, region: Region, up: float, down: float, growth: float, rebasing: float
) -> None:
    """Ratchet the plan by what was reported; it comes back to capacity as that is reckoned anew."""
    surplus = centre.reported - region.target
    moved = region.target * (1.0 + growth) + rebasing * (1.0 - region.target)
    moved += up * np.maximum(surplus, 0.0) - down * up * np.maximum(-surplus, 0.0)
    centre.target[:] = np.clip(moved, LOWEST_PLAN, HIGHEST_PLAN)


def feel_tension(
    centre: Centre,
    region: Region,
    memory: float,
    of_grievance: float,
    of_coercion: float,
    push: Floats,
) -> None:
    """Let true tension follow grievance and coercion, with pushes of its own, (n_tiles,).

    Coercion that provokes adds to what grievance makes; where it cows, it silences that part.
    """
    drawn_to = of_grievance * region.grievance * (1.0 + min(of_coercion, 0.0) * region.coercion)
    drawn_to += max(of_coercion, 0.0) * region.coercion
    tension = memory * centre.tension + (1.0 - memory) * drawn_to + push
    centre.tension[:] = np.clip(tension, 0.0, 1.0)
