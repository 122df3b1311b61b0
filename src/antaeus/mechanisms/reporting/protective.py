"""Protective reporting: managements and regional chiefs hide what would be held against them.

Claim      Whoever answers for a plan chooses how much of a shortfall to hide: he weighs what it
           gains him against a penalty times the chance, as he sees it, of being found out, which
           signals from below may raise. Managements leave the part of a plan that cannot be met
           alone. A chief adds his own to the reports of his managements, makes more of tension
           where he falls short, and after signals learns to keep them from going up.
Sources    harris1999 and berliner on hiding and the family circle, harris2016 and getty1985 on
           threats made much of, fan_xiong_zhou on hiding under few audits; equations.md, 8.
Rivals     faithful; later tournament.
Silent on  bargaining over the plan, false excuses, friends in the apparatus of the centre.

Prediction C30  (signals make bosses hide less) is not coded: the bias is chosen. `by_signal` at 0
           lets no signal count; with `additional` at 0 inspections only move between regions, so
           that the mean bias of the Union may fall or rise; `retaliation` shuts the channel.

The trait of a chief (`centre.gain`) has a mean of a half, so that chiefs gain as managements do
on the mean.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import LogUniform, Mechanism, Normal, Parameter, Uniform
from antaeus.world import reporting_up as up
from antaeus.world.centre import Centre
from antaeus.world.orders import Orders
from antaeus.world.tables import Floats, Ground
from antaeus.world.tally import produces

_OWN, _HARRIS = "antaeus_assumption", "harris1999"
MOST_EVADED = 0.5
"""Part of a plan that a management leaves alone at the most."""


class Parameters(NamedTuple):
    """What hiding brings and costs, how finding out is foreseen, signals kept back; the plan."""

    gain: Annotated[float, Parameter("gain of hiding all", "ratio", Uniform(0, 2), _HARRIS)]
    penalty: Annotated[float, Parameter("loss if found out", "ratio", LogUniform(0.3, 30), _OWN)]
    curvature: Annotated[
        float, Parameter("rising cost of hiding more", "ratio", LogUniform(0.3, 3), _OWN)
    ]
    routine: Annotated[
        float, Parameter("found out without signals", "per month", LogUniform(0.01, 0.3), _OWN)
    ]
    by_signal: Annotated[
        float, Parameter("added by a signal per 100", "per month", Uniform(0, 1), _OWN)
    ]
    additional: Annotated[
        float, Parameter("signals add inspections, not move them", "weight", Uniform(0, 1), _OWN)
    ]
    usual: Annotated[
        float, Parameter("signals per 100 if they move them", "ratio", LogUniform(0.03, 3), _OWN)
    ]
    boast: Annotated[
        float, Parameter("claimed above the plan", "share", Uniform(0, 0.1), "berliner")
    ]
    evasion: Annotated[
        float, Parameter("impossible plan left alone", "share", Uniform(0, 1), "berliner")
    ]
    kept_by_raikom: Annotated[
        float, Parameter("signals that the raikom keeps", "share", Uniform(0, 0.8), _OWN)
    ]
    retaliation: Annotated[
        float, Parameter("chief stifles after a signal per 100", "share", Uniform(0, 0.6), _HARRIS)
    ]
    relenting: Annotated[
        float, Parameter("stifling wears off", "per month", LogUniform(0.02, 0.5), _OWN)
    ]
    inflation: Annotated[
        float,
        Parameter("threat made of a shortfall", "ratio", Normal(0, 0.6, 0, 2), "harris2016"),
    ]
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
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Let managements report and evade, and signals pass or not; return how many went up."""
    hosts = ground.hosts
    passed = up.signals_that_pass(ground, orders.stifling, p.kept_by_raikom, keys[0])
    for h in range(hosts.id.size):
        hosts.reported[h] = hosts.output[h]
        hosts.evasion[h] = 0.0
        if hosts.open[h] != 0 and produces(hosts.kind[h]):
            short = up.shortfall_of(ground, h)
            if short > 0.0:
                audits = orders.audits[ground.raions.tile[hosts.raion[h]]]
                hosts.reported[h] += _hidden(ground, p, h, audits) * short
            beyond = max(hosts.target[h] - hosts.technical[h], 0.0)
            hosts.evasion[h] = min(p.evasion * beyond, MOST_EVADED)
        hosts.signals[h] = passed[h]  # last month's have been read
    return int(passed.sum())


@inner
def _hidden(ground: Ground, p: Parameters, h: int, audits: float) -> float:
    """Share of its shortfall that a management hides: it maximises gain less penalty and cost."""
    hosts = ground.hosts
    signals = 100.0 * hosts.signals[h] / max(hosts.communists[h], 1)
    found_out = 1.0 - math.exp(-(p.routine + p.by_signal * signals + audits))
    best = (p.gain - p.penalty * found_out) / max(p.curvature, 1e-9)
    return min(max(best, 0.0), 1.0)


def write_up(
    centre: Centre,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Let each chief report, excuse himself and stifle; return how many hide something."""
    up.take_seats(centre)
    region = up.add_up(centre)
    up.count_signals(centre, (1.0 - orders.stifling) * (1.0 - p.kept_by_raikom))
    found_out = 1.0 - np.exp(-(p.routine + p.by_signal * _inspections(centre, region, p)))
    best = (2.0 * p.gain * centre.gain - p.penalty * found_out) / max(p.curvature, 1e-9)
    centre.bias[:] = np.clip(best, 0.0, 1.0)
    claimed = region.target * (1.0 + p.boast)
    hidden = centre.bias * np.maximum(claimed - region.reported, 0.0)
    centre.output[:] = region.output
    centre.reported[:] = region.reported + hidden
    _stifle(centre, p)
    up.move_plan(centre, region, p.ratchet_up, p.ratchet_down, p.growth, p.rebasing)
    push = p.unrest * up.bell(keys[1], centre.seat)
    up.feel_tension(
        centre, region, p.tension_memory, p.tension_of_grievance, p.tension_of_coercion, push
    )
    excuse = p.inflation * centre.gain * np.maximum(region.target - centre.reported, 0.0)
    centre.told[:] = np.minimum(centre.tension + excuse, 1.0)
    centre.requested[:] = p.requests * centre.told
    orders.target[:] = centre.target
    orders.stifling[:] = centre.stifling
    return int((centre.bias[np.unique(centre.seat)] > 0.0).sum())


def _inspections(centre: Centre, region: up.Region, p: Parameters) -> Floats:
    """Signals per 100 by which a chief reckons with inspections: all his, or his part of a few."""
    people = region.people / np.bincount(centre.seat, minlength=centre.seat.size)[centre.seat]
    mean = float((centre.signals * people).sum() / max(people.sum(), 1.0))
    part = centre.signals / mean if mean > 0.0 else np.ones_like(centre.signals)
    return p.additional * centre.signals + (1.0 - p.additional) * p.usual * part


def _stifle(centre: Centre, p: Parameters) -> None:
    """Let each chief learn from the signals that passed him; who is new has yet to."""
    old = np.where(centre.removed == 1, 0.0, centre.stifling)
    more = (1.0 - np.exp(-p.retaliation * centre.signals)) * (1.0 - old)
    centre.stifling[:] = np.clip(old + more - p.relenting * old, 0.0, 1.0)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after reports that protect their writers."""
    hosts, most = after.hosts, np.maximum(after.hosts.output, after.hosts.target)
    yield "nobody reports less than was made", bool((hosts.reported >= hosts.output).all())
    yield "managements claim the plan at most", bool((hosts.reported <= most + 1e-12).all())
    yield "part of a plan is evaded", bool(((hosts.evasion >= 0) & (hosts.evasion <= 0.5)).all())
    yield "no signal is made up", hosts.signals.sum() <= after.cells.signals.sum()
    yield "a report changes no output", bool((before.hosts.output == hosts.output).all())


MECHANISM = Mechanism(
    question="reporting",
    answer="protective",
    step=report,
    parameters=Parameters,
    decisions=("reporting/passed", "reporting/unrest"),
    reads=(*up.READS, "hosts.raion", "hosts.technical", "hosts.communists", "orders.audits"),
    writes=up.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
    above=write_up,
)
