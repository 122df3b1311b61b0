"""Grievance by hardship: what life and office ask of people, less what was put right.

Claim      Norms and plan press on who produces, want of food on all and famine on villages first,
           want of rooms on towns, bad bosses and fresh force on whoever is under them, and grain
           on villages when the line asks for it. What presses becomes a grievance within months.
           Now and then something of a place's own happens. Redress lowers what was felt.
Sources    filtzer1986 (norms), osokina_za_fasadom (food), kotkin1997 (rooms), davies_wheatcroft2004
           (famine), viola1987 (grain and force): what pressed; its weights are assumed.
Rivals     constant.
Silent on  who speaks of it, where it is taken, and on rank, nation or faith as grievances.

Prediction C14  is not coded: how vague the line is is not read here, so a vague line gives nobody
           another grievance. Whether more of the grievances come into resolutions is decided in
           meetings.
Prediction C18  is not coded: how much redress lowers grievance is `relief`, whose prior begins at
           none; what redress does to the stake is decided elsewhere.

Norms press on a village as far as it is collectivised: before that nobody sets them.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import (
    ARMY,
    BOSSES,
    FOOD,
    GRAIN,
    HOUSING_ISSUE,
    N_GRIEVANCES,
    OUTPUT,
    SOVKHOZ_MTS,
    VILLAGE,
)
from antaeus.world.orders import Orders
from antaeus.world.tables import Ground
from antaeus.world.tally import produces

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """How soon hardship is felt, how heavily each sort, and what a place has of its own."""

    speed: Annotated[
        float,
        Parameter("of the way to what presses, gone in a month", "share", Uniform(0.05, 1.0), _OWN),
    ]
    relief: Annotated[
        float, Parameter("grievance that full redress takes away", "share", Uniform(0.0, 1.0), _OWN)
    ]
    strain: Annotated[
        float,
        Parameter(
            "growth of pressure of norms from a plan of 1 to one of 2 against capacity",
            "ratio",
            Uniform(0.0, 5.0),
            _OWN,
        ),
    ]
    town_famine: Annotated[
        float, Parameter("famine as towns feel it", "share", Uniform(0.0, 1.0), _OWN)
    ]
    rural_housing: Annotated[
        float, Parameter("want of rooms out of town", "share", Uniform(0.0, 0.6), _OWN)
    ]
    bosses: Annotated[
        float, Parameter("weight of a boss's incompetence", "weight", Uniform(0.0, 1.0), _OWN)
    ]
    force: Annotated[float, Parameter("weight of fresh force", "weight", Uniform(0.0, 1.0), _OWN)]
    grain: Annotated[
        float,
        Parameter("weight of a line that asks for grain alone", "weight", Uniform(0.0, 5.0), _OWN),
    ]
    shock_rate: Annotated[
        float,
        Parameter("something of its own befalls a unit", "per month", LogUniform(2e-3, 0.2), _OWN),
    ]
    shock_size: Annotated[
        float, Parameter("grievance that it adds", "score", Uniform(0.0, 0.8), _OWN)
    ]


@inner
def _felt(ground: Ground, h: int, issue: int, speed: float, stays: float, presses: float) -> None:
    """Let a grievance fade to what stays of it and take up what presses now."""
    felt = stays * ground.hosts.grievance[h, issue] + speed * min(presses, 1.0)
    ground.hosts.grievance[h, issue] = min(max(felt, 0.0), 1.0)


@compiled
def press(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Let what presses be felt and last month's redress work; return units with a shock."""
    hosts, raions = ground.hosts, ground.raions
    norms, food, rooms = orders.hardship[0], orders.hardship[1], orders.hardship[2]
    shocked = 1.0 - math.exp(-p.shock_rate)
    shocks = 0
    u = drawn(keys[0], hosts.id, hosts.id.size)
    for r in range(raions.id.size):
        tile = raions.tile[r]
        tense = norms * (1.0 + p.strain * max(orders.target[tile] - 1.0, 0.0))
        hungry, famine = orders.famine[tile], p.town_famine * orders.famine[tile]
        levies = p.grain * raions.pressure[r, VILLAGE] * raions.issues[r, VILLAGE, GRAIN]
        for h in range(raions.host_start[r], raions.host_end[r]):
            stays = 1.0 - p.speed - p.relief * hosts.redress[h]
            hosts.redress[h] = 0.0
            if hosts.open[h] == 0:
                hosts.grievance[h, :] = 0.0
                continue
            kind = hosts.kind[h]
            village = kind == VILLAGE
            works = 1.0 if produces(kind) else 0.0
            if village:
                works = hosts.collectivised[h]
            town = not village and kind not in (SOVKHOZ_MTS, ARMY)
            bad = p.bosses * (1.0 - hosts.competence[h]) + p.force * hosts.coercion[h]
            _felt(ground, h, OUTPUT, p.speed, stays, tense * works)
            _felt(ground, h, FOOD, p.speed, stays, max(food, hungry if village else famine))
            _felt(
                ground, h, HOUSING_ISSUE, p.speed, stays, rooms * (1.0 if town else p.rural_housing)
            )
            _felt(ground, h, BOSSES, p.speed, stays, bad)
            _felt(ground, h, GRAIN, p.speed, stays, levies if village else 0.0)
            if u[h] < shocked:
                of_what = N_GRIEVANCES if village else N_GRIEVANCES - 1  # grain is a village's own
                issue = min(int(u[h] / shocked * of_what), of_what - 1)
                hosts.grievance[h, issue] = min(hosts.grievance[h, issue] + p.shock_size, 1.0)
                shocks += 1
    return shocks


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold when grievances have moved."""
    felt = after.hosts.grievance
    elsewhere = (before.hosts.kind != VILLAGE) & (before.hosts.grievance[:, GRAIN] == 0)
    yield "a grievance lies between 0 and 1", bool(((felt >= 0) & (felt <= 1)).all())
    yield "nothing presses where nobody is", not felt[before.hosts.open == 0].any()
    yield "grain presses on villages alone", not felt[elsewhere, GRAIN].any()
    yield "redress of last month is spent", not after.hosts.redress.any()


MECHANISM = Mechanism(
    question="grievance",
    answer="by_hardship",
    step=press,
    parameters=Parameters,
    decisions=("grievance/shock",),
    reads=(
        "hosts.id",
        "hosts.kind",
        "hosts.open",
        "hosts.competence",
        "hosts.coercion",
        "hosts.collectivised",
        "raions.id",
        "raions.tile",
        "raions.host_*",
        "raions.pressure",
        "raions.issues",
    ),
    writes=("hosts.grievance", "hosts.redress"),
    invariants=invariants,
    claim=__doc__ or "",
)
