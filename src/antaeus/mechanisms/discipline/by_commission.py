"""Discipline by commission: trials all the time, more where the centre calls for vigilance.

Claim      Outside reviews a card is lost on trial, before a control commission or a committee, at
           a steady rate; calls for vigilance against enemies add to it. Class and status weigh;
           conduct does not.
Sources    vladimir_control_commission1927: tried and expelled in Vladimir guberniia by class and
           status.
Rivals     in_proportion; later from_above and by_tie.
Silent on  what a person said or did, who spoke against him, and what the cell wanted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import CANDIDATE, EMPTY, EXPELLED_BY_TRIAL
from antaeus.world.departure import stronger
from antaeus.world.events import TRIED, note
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

_RATE = "events a person-month"
_VLADIMIR = "vladimir_control_commission1927"
_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Rate of trials, how they end, and who stands nearer to them."""

    trial_rate: Annotated[
        float, Parameter("a worker and member is tried", _RATE, LogUniform(5e-4, 5e-3), _VLADIMIR)
    ]
    expelled_share: Annotated[
        float, Parameter("expelled of those tried", "share", Uniform(0.3, 0.95), _VLADIMIR)
    ]
    vigilance_rate: Annotated[
        float,
        Parameter(
            "expulsions added by calls for vigilance of 1", _RATE, LogUniform(1e-5, 0.01), _OWN
        ),
    ]
    candidate_factor: Annotated[
        float, Parameter("hazard of candidates to members", "ratio", LogUniform(0.5, 3), _VLADIMIR)
    ]
    peasant_factor: Annotated[
        float, Parameter("hazard of peasants to workers", "ratio", LogUniform(0.4, 3), _VLADIMIR)
    ]
    employee_factor: Annotated[
        float, Parameter("hazard of employees to workers", "ratio", LogUniform(0.4, 3), _VLADIMIR)
    ]


@compiled
def judge(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Try people; reprimand some and mark the others as leaving; return how many are expelled."""
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    called = np.empty(ground.fill[FILL_CELLS])
    for c in range(called.size):
        called[c] = p.vigilance_rate * orders.vigilance[hosts.kind[cells.host[c]]]
    factor = np.array([1.0, p.peasant_factor, p.employee_factor])
    reprimanded = p.trial_rate * (1.0 - p.expelled_share)
    out = 0
    u = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(u.size):
        weight = factor[people.origin[i]]
        if people.status[i] == CANDIDATE:
            weight *= p.candidate_factor
        total = weight * (p.trial_rate + called[people.cell[i]])
        if u[i] < total and people.status[i] != EMPTY:  # 1 - exp(-total) is never more than total
            likely = 1.0 - math.exp(-total)
            if u[i] < likely * weight * reprimanded / total:
                people.penalties[i] = min(people.penalties[i] + 1, 120)
                who, origin = people.id[i], people.origin[i]
                note(ground, TRIED, who, origin, people.cell[i], people.host[i], 0, i)
            elif u[i] < likely:
                people.leaves[i] = stronger(people.leaves[i], EXPELLED_BY_TRIAL)
                out += 1
    return out


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after trials."""
    touched = before.people.leaves != after.people.leaves
    yield (
        "expulsion by trial is the only cause set here",
        bool((after.people.leaves[touched] == EXPELLED_BY_TRIAL).all()),
    )
    yield (
        "nobody gains or loses a card yet",
        bool((before.people.status == after.people.status).all()),
    )
    yield (
        "penalties are never wiped out",
        bool((after.people.penalties >= before.people.penalties).all()),
    )


MECHANISM = Mechanism(
    question="discipline",
    answer="by_commission",
    step=judge,
    parameters=Parameters,
    decisions=("discipline/judged",),
    reads=(
        "people.id",
        "people.cell",
        "people.origin",
        "people.status",
        "cells.*",
        "hosts.kind",
        "hosts.raion",
        "people.host",
    ),
    writes=("people.leaves", "people.penalties", "events.*", "fill"),
    invariants=invariants,
    claim=__doc__ or "",
)
