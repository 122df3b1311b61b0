"""Discipline by meeting: trials weigh conduct and biography, and the cell has a word in them.

Claim      A card is lost on trial at a rate that class, status and calls for vigilance move. Who
           stays passive, has a spot or reprimands, criticised off the line, or heads a unit for a
           chief is tried more often or less. The standing of the cell and the words that the
           accused finds move the outcome.
Sources    vladimir_control_commission1927: tried and expelled by class and status; getty1985 and
           goldman2007 (passivity, biography and criticism in trials); halfin2009 (words).
Rivals     by_commission: conduct does not weigh; in_proportion.
Silent on  who spoke against whom, what was true of it, and appeals.

Whether critics are punished or shielded is `critics`, whose prior lies on both sides of nothing;
so do those of passivity, spots, ties, the cell's defence and own words. What raions learn of it,
`raions.risk`, is the share of critics tried or arrested in a year, whatever they were tried for.
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
from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world import sanctioning
from antaeus.world.codes import (
    ARRESTED,
    CANDIDATE,
    CRITICISED,
    DISSOLVED,
    EMPTY,
    EXPELLED_BY_TRIAL,
    HEAD,
)
from antaeus.world.departure import stronger
from antaeus.world.events import TRIED, note
from antaeus.world.orders import Orders
from antaeus.world.sanctioning import count_trouble, learn_risks, no_trouble
from antaeus.world.shares import share
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

_RATE, _OWN = "events a person-month", "antaeus_assumption"
_EITHER, _SPARED = Uniform(-0.5, 2.0), Uniform(-0.5, 1.5)


class Parameters(NamedTuple):
    """Rate of trials, what brings people nearer to them, and what moves their outcome."""

    trial_rate: sanctioning.TrialRate
    expelled_share: sanctioning.ExpelledShare
    vigilance_rate: Annotated[
        float, Parameter("trials that calls for vigilance add", _RATE, LogUniform(1e-5, 0.01), _OWN)
    ]
    candidate_factor: sanctioning.CandidateFactor
    peasant_factor: sanctioning.PeasantFactor
    employee_factor: sanctioning.EmployeeFactor
    passivity: Annotated[float, Parameter("no act against always", "logit", _EITHER, _OWN)]
    spots: Annotated[float, Parameter("a spot in the biography", "logit", _EITHER, _OWN)]
    reprimands: Annotated[
        float, Parameter("each of up to three reprimands", "logit", Uniform(-0.2, 0.8), _OWN)
    ]
    critics: Annotated[
        float, Parameter("criticism quite off the line", "logit", Uniform(-1.5, 1.5), _OWN)
    ]
    tie: Annotated[
        float, Parameter("heading a unit for a chief", "logit", Uniform(-2.0, 1.0), _OWN)
    ]
    defence: Annotated[
        float, Parameter("a cell in full standing, for mercy", "logit", _SPARED, _OWN)
    ]
    own_word: Annotated[float, Parameter("full language, for mercy", "logit", _SPARED, _OWN)]
    compulsion: Annotated[
        float, Parameter("trouble of absentees laid to absence", "weight", Uniform(0.0, 3.0), _OWN)
    ]


@compiled
def judge(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Try people; reprimand some, mark the others as leaving, learn; return the expelled."""
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    called, off = np.zeros(ground.fill[FILL_CELLS]), np.zeros(ground.fill[FILL_CELLS])
    most, worst = 0.0, 0.0  # no hazard is above this rate; no criticism weighs more than this
    for c in range(called.size):
        if cells.form[c] != DISSOLVED:
            called[c] = (
                p.trial_rate + p.vigilance_rate * orders.vigilance[hosts.kind[cells.host[c]]]
            )
            off[c] = p.critics * (1.0 - cells.conformity[c])
            most, worst = max(most, called[c]), max(worst, off[c])
    factor = np.array([1.0, p.peasant_factor, p.employee_factor])
    most *= max(factor.max(), 0.0) * max(p.candidate_factor, 1.0) * math.exp(worst + _heaviest(p))
    trouble = no_trouble(ground)
    out = 0
    u = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(u.size):
        if people.leaves[i] == ARRESTED:
            count_trouble(ground, i, trouble)
        elif u[i] < most and people.status[i] != EMPTY:
            c = people.cell[i]
            rate = factor[people.origin[i]] * called[c] * math.exp(_conduct(ground, i, p, off[c]))
            if people.status[i] == CANDIDATE:
                rate *= p.candidate_factor
            likely = 1.0 - math.exp(-rate)
            if u[i] < likely:
                count_trouble(ground, i, trouble)
                out += _end(ground, i, u[i] / likely, p)
    learn_risks(ground, trouble, p.compulsion)
    return out


@inner
def _heaviest(p: Parameters) -> float:
    """The most that conduct other than criticism can add, in logs."""
    heavy = 0.5 * abs(p.passivity) + max(p.spots, 0.0)
    return heavy + 3.0 * max(p.reprimands, 0.0) + max(p.tie, 0.0)


@inner
def _conduct(ground: Ground, i: int, p: Parameters, off_line: float) -> float:
    """What a person's conduct and biography add to the hazard, in logs."""
    people = ground.people
    adds = p.passivity * (0.5 - share(people.activity[i]))
    adds += p.reprimands * float(min(people.penalties[i], 3))
    if people.spots[i] != 0:
        adds += p.spots
    if people.acts[i] & CRITICISED != 0:
        adds += off_line
    if people.roles[i] & HEAD != 0 and ground.hosts.tied[people.host[i]] != 0:
        adds += p.tie
    return adds


@inner
def _end(ground: Ground, i: int, u: float, p: Parameters) -> int:
    """End a trial with a reprimand, or with expulsion (1), by a chance in [0, 1)."""
    people = ground.people
    standing = min(max(ground.cells.standing[people.cell[i]], -3.0), 3.0) / 3.0
    spared = math.exp(p.defence * standing + p.own_word * share(people.language[i]))
    if u < 1.0 - p.expelled_share / (p.expelled_share + (1.0 - p.expelled_share) * spared):
        people.penalties[i] = min(people.penalties[i] + 1, 120)
        note(ground, TRIED, people.id[i], people.origin[i], people.cell[i], people.host[i], 0, i)
        return 0
    people.leaves[i] = stronger(people.leaves[i], EXPELLED_BY_TRIAL)
    return 1


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after trials."""
    old, new = before.people, after.people
    touched = old.leaves != new.leaves
    yield "trial is the only cause set here", bool((new.leaves[touched] == EXPELLED_BY_TRIAL).all())
    yield "who is arrested is not tried", not touched[old.leaves == ARRESTED].any()
    yield "penalties are never wiped out", bool((new.penalties >= old.penalties).all())
    for learned in (after.raions.risk, after.raions.absence):
        yield "a learned chance lies in 0 to 1", bool(((learned >= 0) & (learned <= 1)).all())


_CONDUCT = ("activity", "language", "spots", "acts", "roles")
_OF_PEOPLE = tuple(f"people.{one}" for one in ("id", "cell", "host", "origin", "status", *_CONDUCT))

MECHANISM = Mechanism(
    question="discipline",
    answer="by_meeting",
    step=judge,
    parameters=Parameters,
    decisions=("discipline/judged",),
    reads=(*_OF_PEOPLE, "cells.*", "hosts.kind", "hosts.raion", "hosts.tied", "raions.id"),
    writes=(
        "people.leaves",
        "people.penalties",
        "raions.risk",
        "raions.absence",
        "events.*",
        "fill",
    ),
    invariants=invariants,
    claim=__doc__ or "",
)
