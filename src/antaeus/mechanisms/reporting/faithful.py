"""Faithful reporting: managements and chiefs write what is so, and pass on what they are sent.

Claim      What goes up is true. Managements report what they made and try to meet any plan; chiefs
           report the sums, and tension as it is; no signal is kept back on the way. The plan is
           raised by what was reported above it and lowered by what fell short, as under any answer.
Sources    The null of reporting: neither gain nor penalty counts (equations.md, 8, with a gain of
           0). berliner and gregory_lenins_brain for the plan that follows reports.
Rivals     protective.
Silent on  why anybody should write what harms him, and on errors of counting.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import Mechanism
from antaeus.world import reporting_up as up
from antaeus.world.centre import Centre
from antaeus.world.orders import Orders
from antaeus.world.tables import Ground


class Parameters(NamedTuple):
    """The plan and tension alone: there is nothing to choose in a true report."""

    ratchet_up: up.RatchetUp
    ratchet_down: up.RatchetDown
    growth: up.Growth
    rebasing: up.Rebasing
    tension_memory: up.TensionMemory
    tension_of_grievance: up.TensionOfGrievance
    tension_of_coercion: up.TensionOfCoercion
    unrest: up.Unrest
    requests: up.Requests


@compiled
def report(
    ground: Ground,
    orders: Orders,
    p: Parameters,  # noqa: ARG001
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Report output as it was and pass all signals; return how many went up."""
    hosts = ground.hosts
    nobody_stifles = np.zeros(orders.stifling.size)
    passed = up.signals_that_pass(ground, nobody_stifles, 0.0, keys[0])
    for h in range(hosts.id.size):
        hosts.signals[h] = passed[h]
        hosts.reported[h] = hosts.output[h]
        hosts.evasion[h] = 0.0
    return int(passed.sum())


def write_up(
    centre: Centre,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Let each chief report what is so; return how many chiefs there are."""
    up.take_seats(centre)
    region = up.add_up(centre)
    up.count_signals(centre, np.ones(centre.seat.size))
    centre.bias[:] = centre.stifling[:] = 0.0
    centre.output[:] = centre.reported[:] = region.output
    up.move_plan(centre, region, p.ratchet_up, p.ratchet_down, p.growth, p.rebasing)
    push = p.unrest * up.bell(keys[1], centre.seat)
    up.feel_tension(
        centre, region, p.tension_memory, p.tension_of_grievance, p.tension_of_coercion, push
    )
    centre.told[:] = centre.tension
    centre.requested[:] = p.requests * centre.told
    orders.target[:] = centre.target
    orders.stifling[:] = 0.0
    return int(np.unique(centre.seat).size)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after true reports."""
    hosts = after.hosts
    yield "reports are true", bool((hosts.reported == hosts.output).all())
    yield "nobody evades the plan", not hosts.evasion.any()
    yield "nothing is kept back or made up", hosts.signals.sum() == after.cells.signals.sum()
    yield "a report changes no output", bool((before.hosts.output == hosts.output).all())


MECHANISM = Mechanism(
    question="reporting",
    answer="faithful",
    step=report,
    parameters=Parameters,
    decisions=("reporting/passed", "reporting/unrest"),
    reads=up.READS,
    writes=up.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
    above=write_up,
)
