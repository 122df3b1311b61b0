"""Commitment by experience: people hold the cause right as far as it has proved right to them.

Claim      To be heard draws commitment up; to speak and not be heard draws it down; what one has
           come to expect of the order of things draws it along; force seen at one's own place of
           work draws it down. A sanction of the cell by the raikom lowers it, praise raises it.
Sources    priestland2007, kokosalakis2023 on the bond between activists and the leaders' line. All
           weights are assumed.
Rivals     by_schooling.
Silent on  reading, age and front-line years. Who has no such experience keeps the old belief.

Prediction C17  That those who upset execution come nearer to the leaders is not coded. Orders
           withdrawn raise commitment by `redress` alone; `disappointment` lowers it for all who
           criticised in vain, and `verdict` as the officer of the raikom judged the cell for it.
           Each can be nothing, and criticism lowers commitment wherever few are heard.

Commitment moves by the sum of its pulls, each towards the whole, to nothing, or to the stake:
`b' = b + learning (pulls up (1 - b) - pulls down b + expectation (V - b))`. Verdicts are those of
last month: this month's papers are judged after people have learned.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import CRITICISED, EMPTY, HEARD, PRAISED, SANCTIONED
from antaeus.world.orders import Orders
from antaeus.world.shares import share, steps
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

_WEIGHT = Uniform(0.0, 1.0)
_OWN = "antaeus_assumption"
_N_ACTS = 16


class Parameters(NamedTuple):
    """How fast belief follows experience, and which experience counts."""

    learning: Annotated[
        float, Parameter("pull of a full weight", "per month", LogUniform(5e-3, 0.05), _OWN)
    ]
    redress: Annotated[float, Parameter("was heard", "weight", _WEIGHT, _OWN)]
    disappointment: Annotated[
        float, Parameter("criticised and was not heard", "weight", _WEIGHT, _OWN)
    ]
    expectation: Annotated[float, Parameter("what one expects", "weight", _WEIGHT, _OWN)]
    coercion: Annotated[float, Parameter("force seen at work", "weight", _WEIGHT, _OWN)]
    verdict: Annotated[
        float, Parameter("the raikom's verdict on the cell", "weight", _WEIGHT, _OWN)
    ]


@compiled
def believe(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Let experience move people's commitment; return the people whose commitment changed."""
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    up, down = np.zeros(_N_ACTS), np.zeros(_N_ACTS)
    for acts in range(_N_ACTS):
        if acts & CRITICISED:
            up[acts] = p.learning * p.redress if acts & HEARD else 0.0
            down[acts] = 0.0 if acts & HEARD else p.learning * p.disappointment
    judged = np.zeros((ground.fill[FILL_CELLS], 2))
    for c in range(judged.shape[0]):
        if cells.verdict[c] == PRAISED:
            judged[c, 0] = p.learning * p.verdict
        elif cells.verdict[c] == SANCTIONED:
            judged[c, 1] = p.learning * p.verdict
    force = p.learning * p.coercion * hosts.coercion
    pull = p.learning * p.expectation
    changed = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        acts, cell = people.acts[i] & (_N_ACTS - 1), people.cell[i]
        b = share(people.commitment[i])
        rises = (up[acts] + judged[cell, 0]) * (1.0 - b)
        falls = (down[acts] + judged[cell, 1] + force[people.host[i]]) * b
        now = steps(b + rises - falls + pull * (share(people.stake[i]) - b))
        changed += np.int64((now != people.commitment[i]) & (people.status[i] != EMPTY))
        people.commitment[i] = now
    return changed


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have drawn their conclusions."""
    people, mark = after.people, int(after.fill[FILL_PEOPLE])
    old = before.people.commitment[:mark].astype(np.int64)
    new = people.commitment[:mark].astype(np.int64)
    untouched = people.acts[:mark] & CRITICISED == 0
    untouched &= after.hosts.coercion[people.host[:mark]] == 0
    untouched &= ~np.isin(after.cells.verdict[people.cell[:mark]], (PRAISED, SANCTIONED))
    stake = people.stake[:mark].astype(np.int64)
    yield (
        "who neither criticised nor was judged nor saw force goes no way but towards the stake",
        bool(((new - old) * (stake - old) >= 0)[untouched].all()),
    )
    sure = untouched & (stake == old)
    yield "and stays there", bool((new == old)[sure].all())


MECHANISM = Mechanism(
    question="commitment",
    answer="by_experience",
    step=believe,
    parameters=Parameters,
    decisions=(),
    reads=(
        "people.acts",
        "people.cell",
        "people.host",
        "people.stake",
        "people.status",
        "cells.verdict",
        "hosts.coercion",
    ),
    writes=("people.commitment",),
    invariants=invariants,
    claim=__doc__ or "",
)
