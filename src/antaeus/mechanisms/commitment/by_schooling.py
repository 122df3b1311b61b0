"""Commitment by schooling: who has learned to say it comes to hold it.

Claim      Belief is taught. Who commands the official language comes to see the world in it, and
           holds the cause as right as the command goes; who does not, lets go of it.
Sources    kotkin1997, halfin2011: language as the frame of what could be thought. Pace is assumed.
Rivals     by_experience.
Silent on  what happened to anybody: no act, no redress, no force is read.

Prediction C17  Upsetting execution brings nobody nearer to the leaders here, unless criticism
           teaches the language; the sign is that of language less commitment, which is open.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter
from antaeus.world.codes import EMPTY
from antaeus.world.orders import Orders
from antaeus.world.shares import share, steps
from antaeus.world.tables import FILL_PEOPLE, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """How fast belief follows language."""

    pace: Annotated[
        float,
        Parameter("part of the gap closed in a month", "per month", LogUniform(2e-3, 0.05), _OWN),
    ]


@compiled
def believe(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Draw people's commitment to their language; return the people whose commitment changed."""
    people = ground.people
    changed = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        b = share(people.commitment[i])
        now = steps(b + p.pace * (share(people.language[i]) - b))
        changed += np.int64((now != people.commitment[i]) & (people.status[i] != EMPTY))
        people.commitment[i] = now
    return changed


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have been taught."""
    mark = int(after.fill[FILL_PEOPLE])
    old = before.people.commitment[:mark].astype(np.int64)
    new = after.people.commitment[:mark].astype(np.int64)
    gap = after.people.language[:mark].astype(np.int64) - old
    yield "commitment goes no way but towards language", bool(((new - old) * gap >= 0).all())
    yield "and never past it", bool((np.abs(new - old) <= np.abs(gap)).all())


MECHANISM = Mechanism(
    question="commitment",
    answer="by_schooling",
    step=believe,
    parameters=Parameters,
    decisions=(),
    reads=("people.language", "people.status"),
    writes=("people.commitment",),
    invariants=invariants,
    claim=__doc__ or "",
)
