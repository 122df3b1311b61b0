"""Mobility by detachments too: workers with a card are sent to villages by order, for a term.

Claim      Communists move as the working population does, and besides, where the line presses the
           villages for grain and is red enough, workers of the towns are sent to a village of the
           raion; they sit in its cell, work there under orders, and go back to a factory when their
           term is over.
Sources    viola1987 on the 25,000 workers and the brigades of 1929-33; the rates are assumed.
Rivals     by_rates: the same without detachments.
Silent on  who was chosen, whether he volunteered, and detachments that crossed a raion's border.
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
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import (
    ARMY,
    CONSTRUCTION,
    DETACHED,
    EMPTY,
    FACTORY,
    GRAIN,
    HEAD,
    PEASANT,
    SECRETARY,
    TRANSPORT,
    VILLAGE,
    WORKER,
)
from antaeus.world.moving import find_work, go, who_may_move
from antaeus.world.orders import Orders
from antaeus.world.placing import draw_host, draw_host_of_kind
from antaeus.world.tables import FILL_PEOPLE, Floats, Ground

_RATE = "events a person-month"


def _own(prior: Uniform | LogUniform, meaning: str, unit: str = _RATE) -> Parameter:
    return Parameter(meaning, unit, prior, "antaeus_assumption")


class Parameters(NamedTuple):
    """Rates of moving, and where to; who is sent to villages, and for how long."""

    worker_rate: Annotated[float, _own(LogUniform(2e-3, 0.05), "workers move")]
    peasant_rate: Annotated[float, _own(LogUniform(1e-3, 0.03), "peasants move")]
    employee_rate: Annotated[float, _own(LogUniform(2e-3, 0.05), "employees move")]
    discharge_rate: Annotated[float, _own(LogUniform(0.01, 0.1), "soldiers leave")]
    far_share: Annotated[float, _own(Uniform(0.05, 0.6), "movers who leave the raion", "share")]
    peasants_to_work: Annotated[float, _own(Uniform(0, 0.9), "moving peasants, to plants", "share")]
    workers_to_office: Annotated[
        float, _own(Uniform(0, 0.5), "moving workers, to offices", "share")
    ]
    detachment_rate: Annotated[float, _own(LogUniform(1e-3, 1), "workers sent, at a push of 1")]
    detachment_from: Annotated[float, _own(Uniform(0, 0.3), "push from which they are", "share")]
    term: Annotated[float, _own(LogUniform(1, 24), "mean term in the village", "months")]


@compiled
def move(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Move people between host units, to villages and back from them; return the movers."""
    people, hosts = ground.people, ground.hosts
    chance = np.array(
        [
            1.0 - math.exp(-p.worker_rate),
            1.0 - math.exp(-p.peasant_rate),
            1.0 - math.exp(-p.employee_rate),
        ]
    )
    discharged = 1.0 - math.exp(-p.discharge_rate)
    returns = 1.0 - math.exp(-1.0 / max(p.term, 1e-9))
    sent = _chance_to_be_sent(ground, p)
    hosts.detached[:] = 0
    where = keys[1:4]
    movers = 0
    moves = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    astir = ((hosts.open == 0) | (sent > 0.0)).astype(np.uint8)
    for i in who_may_move(ground, moves, max(chance.max(), discharged), astir):
        host = people.host[i]
        if people.roles[i] & DETACHED != 0:
            if hosts.open[host] == 0 or uniform(keys[5], people.id[i]) < returns:
                movers += _bring_back(ground, i, uniform(keys[6], people.id[i]))
            hosts.detached[people.host[i]] += people.roles[i] & DETACHED != 0
            continue
        goes = chance[people.job[i]]
        if hosts.kind[host] == ARMY:
            goes = discharged
        if hosts.open[host] == 0:
            goes = 1.0
        if moves[i] < goes:
            movers += find_work(
                ground, i, p.peasants_to_work, p.workers_to_office, p.far_share, where
            )
        elif sent[host] > 0.0 and uniform(keys[4], people.id[i]) < sent[host]:
            movers += _send(ground, i, uniform(keys[6], people.id[i]))
    return movers


@inner_making_arrays
def _chance_to_be_sent(ground: Ground, p: Parameters) -> Floats:
    """The chance of a worker in each host unit to be sent to a village, (n_hosts,)."""
    hosts, raions = ground.hosts, ground.raions
    sent = np.zeros(hosts.id.size)
    for r in range(raions.id.size):
        pressed = raions.pressure[r, VILLAGE] * raions.issues[r, VILLAGE, GRAIN]
        push = pressed * raions.radical[r, VILLAGE]
        if push > p.detachment_from:
            for h in range(raions.host_start[r], raions.host_end[r]):
                if hosts.open[h] != 0 and hosts.kind[h] in (FACTORY, TRANSPORT, CONSTRUCTION):
                    sent[h] = 1.0 - math.exp(-p.detachment_rate * push)
    return sent


@inner
def _send(ground: Ground, i: int, u: float) -> int:
    """Send a worker who holds no office to a village of the raion, where there is one."""
    people, hosts = ground.people, ground.hosts
    if people.job[i] != WORKER or people.roles[i] & (SECRETARY | HEAD) != 0:
        return 0
    there = draw_host_of_kind(ground, hosts.raion[people.host[i]], VILLAGE, PEASANT, u)
    if there < 0 or go(ground, i, WORKER, there, u) == 0:
        return 0
    people.roles[i] |= DETACHED
    hosts.detached[there] += 1
    return 1


@inner
def _bring_back(ground: Ground, i: int, u: float) -> int:
    """Bring a detached person back to a factory, or to any work in the raion."""
    raion = ground.hosts.raion[ground.people.host[i]]
    there = draw_host_of_kind(ground, raion, FACTORY, WORKER, u)
    if there < 0:
        there = draw_host(ground, raion, WORKER, u)
    return 0 if there < 0 else go(ground, i, WORKER, there, u)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have moved."""
    people, hosts = after.people, after.hosts
    here = people.status != EMPTY
    gone = int((before.people.status != EMPTY).sum() - here.sum())
    handed = int(after.fill[5] - before.fill[5])
    yield "who leaves the raion is handed over, nobody is lost", gone == handed
    raion = hosts.raion[people.host[here]]
    yield (
        "everybody sits in a cell of the raion where they work",
        bool((after.cells.raion[people.cell[here]] == raion).all()),
    )
    detached = people.host[here & (people.roles & DETACHED != 0)]
    counted = np.bincount(detached, minlength=hosts.id.size)
    yield "the detached are counted where they are", bool((counted == hosts.detached).all())
    yield "they are in villages", bool((hosts.kind[detached] == VILLAGE).all())


MECHANISM = Mechanism(
    question="mobility",
    answer="by_detachments_too",
    step=move,
    parameters=Parameters,
    decisions=tuple(
        f"mobility/{name}" for name in ("moves", "job", "far", "where", "sent", "returns", "place")
    ),
    reads=("people.*", "hosts.*", "cells.id", "raions.*"),
    writes=(
        "people.job",
        "people.host",
        "people.cell",
        "people.roles",
        "people.status",
        "people.leaves",
        "hosts.detached",
        "movers.*",
        "events.*",
        "free",
        "fill",
    ),
    invariants=invariants,
    claim=__doc__ or "",
)
