"""Mobility by rates: people change host unit, and with it their cell; some leave the raion.

Claim      Communists move as the working population does: workers change plant, peasants go to
           industry, some workers go to offices, soldiers are discharged. A unit that closes sends
           its people elsewhere.
Sources    Assumed rates; labour turnover of the plan years is the order of size (history/industry).
Rivals     Later by_detachments_too.
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

from antaeus.foundation.chance import drawn, uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import ARMY, EMPLOYEE, EMPTY, NO_POST, PEASANT, WORKER
from antaeus.world.departure import send_away
from antaeus.world.events import CHANGED_JOB, MOVED_AWAY, note
from antaeus.world.orders import Orders
from antaeus.world.placing import draw_host
from antaeus.world.seating import cell_of_host
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


@inner
def _next_job(p: Parameters, job: int, u: float) -> int:
    """The class of the next occupation."""
    if job == PEASANT and u < p.peasants_to_work:
        return WORKER
    if job == WORKER and u < p.workers_to_office:
        return EMPLOYEE
    return job


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
    moves = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(moves.size):
        host = people.host[i]
        goes = chance[people.job[i]]
        if hosts.kind[host] == ARMY:
            goes = discharged
        if hosts.open[host] == 0:
            goes = 1.0
        who = people.id[i]
        if moves[i] < goes and people.status[i] != EMPTY:
            job = _next_job(p, people.job[i], uniform(keys[1], who))
            far = uniform(keys[2], who) < p.far_share and people.post[i] == NO_POST
            u = uniform(keys[3], who)
            there = -1 if far else draw_host(ground, hosts.raion[host], job, u)
            movers += _go(ground, i, job, there, u)
    return movers


@inner
def _go(ground: Ground, i: int, job: int, there: int, u: float) -> int:
    """Carry out one move: to a host unit of the raion, or away where there is none."""
    people = ground.people
    who, origin, cell = people.id[i], people.origin[i], people.cell[i]
    if there < 0:
        people.job[i] = job
        note(ground, MOVED_AWAY, who, origin, cell, people.host[i], people.status[i])
        send_away(ground, i, u)
        return 1
    if cell_of_host(ground, there) < 0:
        return 0
    people.job[i] = job
    people.host[i] = there
    people.cell[i] = cell_of_host(ground, there)
    note(ground, CHANGED_JOB, who, origin, people.cell[i], there, 0)
    return 1


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
