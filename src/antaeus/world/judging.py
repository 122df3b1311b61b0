"""What follows for bosses and cells under any answer: audits, heads removed, verdicts.

Removal follows findings and shortfalls, never signals themselves: these can only say where an
audit goes. Within a raion they move audits and add none.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner
from antaeus.foundation.declarations import LogUniform, Parameter, Uniform
from antaeus.world.codes import HEAD, NO_HEAD, PRAISED, SANCTIONED, UNJUDGED
from antaeus.world.gathering import NO_CHANCE, odds_against
from antaeus.world.heading import head_of
from antaeus.world.orders import Orders
from antaeus.world.tables import Cells, Ground
from antaeus.world.tally import produces

READS = (
    *("people.status", "people.host", "people.roles", "people.penalties", "cells.host"),
    *("cells.id", "cells.form", "cells.raion", "cells.withdrawn", "cells.standing", "hosts.*"),
    *("raions.tile", "raions.host_start", "raions.host_end", "raions.id", "centre.*"),
    *("orders.audits", "orders.fallen"),
)
WRITES = (
    *("hosts.audited", "hosts.removed", "hosts.competence", "hosts.head_since", "hosts.tied"),
    *("people.roles", "people.penalties", "cells.verdict", "cells.standing", "raions.stance"),
    *("centre.*", "orders.audits", "orders.fallen"),
)
"""Of the centre: audits, finding, removed, gain, since; the rest only so that bodies repeat it."""
DECISIONS = tuple(
    f"reaction/{name}" for name in ("audited", "removed", "successor", "verdict", "falls", "chief")
)
AUDITED, REMOVED, SUCCESSOR, VERDICT, FALLS, CHIEF = range(6)

MOST_AUDITED = 0.5
"""Chance of an audit beyond which no unit goes."""
_MOST_SIGNALS = 3.0
TENTHS, MOST_TENTHS = 10.0, 3.0
_MOST_PENALTIES = 120
_TWO_YEARS = 24.0
_ASSUMED = "antaeus_assumption"

# What the answers have in common to be told.
Audits = Annotated[
    float, Parameter("units audited", "probability per month", LogUniform(0.002, 0.05), _ASSUMED)
]
Routine = Annotated[
    float, Parameter("audits that no signal directs", "share", Uniform(0.2, 0.9), _ASSUMED)
]
Additional = Annotated[
    float, Parameter("signals add audits, not move them", "weight", Uniform(0, 1), "nerard2004")
]
Usual = Annotated[
    float,
    Parameter("signals per 100 for the usual audits", "ratio", LogUniform(0.03, 3), _ASSUMED),
]
Pull = Annotated[
    float, Parameter("audits drawn by a signal per 100", "ratio", Uniform(0, 5), "nerard2004")
]
HeadRate = Annotated[
    float, Parameter("heads removed", "per month", LogUniform(0.003, 0.05), _ASSUMED)
]
ChiefRate = Annotated[
    float, Parameter("chiefs who fall", "per month", LogUniform(0.005, 0.06), "gill1988")
]
ByFinding = Annotated[
    float,
    Parameter("log hazard, a tenth found missing", "none", Uniform(-0.5, 2), "getty1985"),
]
ByShortfall = Annotated[
    float, Parameter("log hazard, a tenth short of plan", "none", Uniform(-0.5, 1), _ASSUMED)
]
Tie = Annotated[
    float, Parameter("log hazard of the chief's own", "none", Uniform(-2, 0.5), "easter1996")
]
CoFall = Annotated[
    float, Parameter("the same when he fell", "none", Uniform(-0.5, 4), "easter1996")
]
Sanctions = Annotated[float, Parameter("a cell is sanctioned", "logit", Uniform(-6, -2), _ASSUMED)]
Praises = Annotated[float, Parameter("a cell is praised", "logit", Uniform(-6, -2), _ASSUMED)]
ByOutput = Annotated[
    float, Parameter("weight of what output blames on it", "logit", Uniform(0, 4), _ASSUMED)
]
Attribution = Annotated[
    float, Parameter("failure laid upon the cell", "share", Uniform(0, 1), _ASSUMED)
]


class Removal(NamedTuple):
    """On what the hazard of a boss depends."""

    rate: float
    by_finding: float
    by_shortfall: float
    tie: float
    co_fall: float


@inner
def _drawing(ground: Ground, h: int, pull: float) -> float:
    """How strongly a unit draws audits; 0 for what has no plan."""
    hosts = ground.hosts
    if hosts.open[h] == 0 or not produces(hosts.kind[h]):
        return 0.0
    signals = 100.0 * hosts.signals[h] / max(hosts.communists[h], 1)
    return 1.0 + pull * min(signals, _MOST_SIGNALS)


@inner
def audit(ground: Ground, orders: Orders, pull: float, key: np.uint64) -> None:
    """Audit units, likelier where signals point; an audit finds the truth."""
    hosts, raions = ground.hosts, ground.raions
    for h in range(hosts.id.size):
        hosts.audited[h] = -1.0
    for r in range(raions.id.size):
        ordered = orders.audits[raions.tile[r]]
        if ordered <= 0.0:
            continue
        drawn, units = 0.0, 0
        for h in range(raions.host_start[r], raions.host_end[r]):
            draws = _drawing(ground, h, pull)
            drawn += draws
            units += draws > 0.0
        share = ordered * units / max(drawn, 1.0)
        for h in range(raions.host_start[r], raions.host_end[r]):
            chance = min(share * _drawing(ground, h, pull), MOST_AUDITED)
            if chance > 0.0 and uniform(key, hosts.id[h]) < chance:
                hosts.audited[h] = hosts.output[h]


@inner
def missed(ground: Ground, h: int) -> float:
    """By how much a unit fell short of its plan in its own report, against capacity."""
    hosts = ground.hosts
    if hosts.open[h] == 0 or not produces(hosts.kind[h]):
        return 0.0
    return max(hosts.target[h] - hosts.reported[h], 0.0)


@inner
def tenths(of_capacity: float) -> float:
    """A part of capacity in tenths, three at the most."""
    return min(max(TENTHS * of_capacity, -MOST_TENTHS), MOST_TENTHS)


@inner
def remove_heads(
    ground: Ground, orders: Orders, p: Removal, month: int, keys: NDArray[np.uint64]
) -> int:
    """Remove heads by findings, shortfall and tie; anybody stands in. Returns how many."""
    hosts, out = ground.hosts, 0
    for h in range(hosts.id.size):
        hosts.removed[h] = 0
        if hosts.open[h] == 0 or not produces(hosts.kind[h]):
            continue
        logarithm = p.by_shortfall * tenths(missed(ground, h))
        if hosts.audited[h] >= 0.0:
            logarithm += p.by_finding * tenths(hosts.reported[h] - hosts.audited[h])
        if hosts.tied[h] != 0:
            fallen = orders.fallen[ground.raions.tile[hosts.raion[h]]] > 0.0
            logarithm += p.co_fall if fallen else p.tie
        u, hazard = uniform(keys[REMOVED], hosts.id[h]), p.rate * math.exp(logarithm)
        if u < hazard and u < 1.0 - math.exp(-hazard):  # the chance is never above the hazard
            _dismiss(ground, h)
            hosts.removed[h] = 1
            hosts.competence[h] = uniform(keys[SUCCESSOR], hosts.id[h])
            hosts.head_since[h] = month
            hosts.tied[h] = 0
            out += 1
    return out


@inner
def _dismiss(ground: Ground, h: int) -> None:
    """Take the unit from the communist who heads it, if one does, with a reprimand."""
    head, people = head_of(ground, h), ground.people
    if head >= 0:
        people.roles[head] &= NO_HEAD
        people.penalties[head] = min(people.penalties[head] + 1, _MOST_PENALTIES)


@inner
def blamed(ground: Ground, c: int, attribution: float) -> float:
    """What is laid upon a cell: its unit's shortfall, and the orders it had withdrawn, of all."""
    h = ground.cells.host[c]
    reversed_ = ground.cells.withdrawn[c] / max(ground.hosts.orders[h], 1)
    return attribution * (missed(ground, h) + min(reversed_, 1.0))


@inner
def pronounce(
    cells: Cells, c: int, against: float, to_sanction: float, to_praise: float, u: float
) -> None:
    """Sanction or praise a cell, and let its standing follow and fade.

    `to_sanction` and `to_praise` are the odds against either; what speaks `against` the cell, in
    logits, lowers the first and raises the second.
    """
    cells.verdict[c] = UNJUDGED
    cells.standing[c] *= 1.0 - 1.0 / _TWO_YEARS
    by = odds_against(-max(against, -NO_CHANCE))
    if u * (1.0 + to_sanction / by) < 1.0:
        cells.verdict[c] = SANCTIONED
        cells.standing[c] -= 1.0
    elif (1.0 - u) * (1.0 + to_praise * by) < 1.0:
        cells.verdict[c] = PRAISED
        cells.standing[c] += 1.0


def what_judgement_leaves(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after a raikom has judged, under any answer."""
    hosts, old, new = after.hosts, before.people, after.people
    audited = hosts.audited >= 0
    gone = hosts.removed == 1
    lost = old.roles != new.roles
    standing = after.cells.standing
    yield "an audit finds the truth", bool((hosts.audited == hosts.output)[audited].all())
    yield "nobody is removed from a closed unit", bool((hosts.open[gone] == 1).all())
    yield "who stands in is new", not hosts.tied[gone].any()
    yield "only heads lose an office", bool((old.roles[lost] == new.roles[lost] | HEAD).all())
    yield (
        "only who is removed is reprimanded",
        bool(((old.penalties != new.penalties) <= lost).all()),
    )
    yield "no more fall than units lose heads", int(lost.sum()) <= int(gone.sum())
    yield "standing is bounded by two years", bool((np.abs(standing) <= _TWO_YEARS).all())
