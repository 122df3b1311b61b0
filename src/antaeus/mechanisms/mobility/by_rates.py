"""Mobility by rates: people change host unit, and with it their cell; some leave the raion.

Claim      Communists move as the working population does: workers change plant, peasants go to
           industry, some workers go to offices, soldiers are discharged. A unit that closes sends
           its people elsewhere.
Sources    Assumed rates; labour turnover of the plan years is the order of size (history/industry).
Rivals     by_detachments_too.
Silent on  being sent: no mobilisation, detachment or transfer by order is read here.

Whoever moves within a raion finds work in proportion to those employed; whoever leaves it is
handed over and arrives when all raions have lived through the month.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import ARMY, EMPTY
from antaeus.world.moving import find_work, who_may_move
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_PEOPLE, Ground

_RATE = "events a person-month"
_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Rates of moving, and where to."""

    worker_rate: Annotated[float, Parameter("workers move", _RATE, LogUniform(2e-3, 0.05), _OWN)]
    peasant_rate: Annotated[float, Parameter("peasants move", _RATE, LogUniform(1e-3, 0.03), _OWN)]
    employee_rate: Annotated[
        float, Parameter("employees move", _RATE, LogUniform(2e-3, 0.05), _OWN)
    ]
    discharge_rate: Annotated[
        float, Parameter("soldiers leave", _RATE, LogUniform(0.01, 0.1), _OWN)
    ]
    far_share: Annotated[
        float, Parameter("movers who leave the raion", "share", Uniform(0.05, 0.6), _OWN)
    ]
    peasants_to_work: Annotated[
        float, Parameter("moving peasants who become workers", "share", Uniform(0.0, 0.9), _OWN)
    ]
    workers_to_office: Annotated[
        float, Parameter("moving workers who become employees", "share", Uniform(0.0, 0.5), _OWN)
    ]


@compiled
def move(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Move people between host units; hand over those who leave the raion; return the movers."""
    people, hosts = ground.people, ground.hosts
    chance = np.array(
        [
            1.0 - math.exp(-p.worker_rate),
            1.0 - math.exp(-p.peasant_rate),
            1.0 - math.exp(-p.employee_rate),
        ]
    )
    discharged = 1.0 - math.exp(-p.discharge_rate)
    movers = 0
    where = keys[1:4]
    moves = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    closed = (hosts.open == 0).astype(np.uint8)
    for i in who_may_move(ground, moves, max(chance.max(), discharged), closed):
        host = people.host[i]
        goes = chance[people.job[i]]
        if hosts.kind[host] == ARMY:
            goes = discharged
        if hosts.open[host] == 0:
            goes = 1.0
        if moves[i] < goes:
            movers += find_work(
                ground, i, p.peasants_to_work, p.workers_to_office, p.far_share, where
            )
    return movers


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have moved."""
    gone = int((before.people.status != EMPTY).sum() - (after.people.status != EMPTY).sum())
    handed = int(after.fill[5] - before.fill[5])
    yield "who leaves the raion is handed over, nobody is lost", gone == handed
    here = after.people.status != EMPTY
    yield (
        "everybody sits in a cell of the raion where they work",
        bool(
            (
                after.cells.raion[after.people.cell[here]]
                == after.hosts.raion[after.people.host[here]]
            ).all()
        ),
    )


MECHANISM = Mechanism(
    question="mobility",
    answer="by_rates",
    step=move,
    parameters=Parameters,
    decisions=("mobility/moves", "mobility/job", "mobility/far", "mobility/where"),
    reads=("people.*", "hosts.*", "cells.id", "raions.*"),
    writes=(
        "people.job",
        "people.host",
        "people.cell",
        "people.roles",
        "people.status",
        "people.leaves",
        "movers.*",
        "events.*",
        "free",
        "fill",
    ),
    invariants=invariants,
    claim=__doc__ or "",
)
