"""Stake by hope of promotion: people go along for a post that may come.

Claim      Activists support the order of things for a post that may come later. The more posts
           there are for those who wait, the more is expected. Nothing else counts.
Sources    lazarev: promotion put off as the wage of activists. All numbers are assumed.
Rivals     by_redress, by_fear, constant.
Silent on  what was done for whom: no act, redress, gift, force or hardship is read.

Prediction C18  Taking part gives no stake here: no act is read. A stake that grows with promotion
           alone is what the experiment that closes promotion would show. Whether those who have
           risen go along more or less than those who wait hangs on `arrived` beside hope.
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
from antaeus.world.codes import EMPTY, N_CLASSES, NO_POST
from antaeus.world.orders import Orders
from antaeus.world.paying import expected, hope_at, nobody_overtakes, strata_are_sound
from antaeus.world.shares import share, steps
from antaeus.world.tables import FILL_PEOPLE, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """How fast expectations follow, and what is hoped for."""

    learning: Annotated[
        float,
        Parameter("part of the gap learned in a month", "per month", LogUniform(0.01, 0.05), _OWN),
    ]
    reach: Annotated[
        float,
        Parameter(
            "members without a post for each post where hope is full",
            "ratio",
            LogUniform(1, 20),
            _OWN,
        ),
    ]
    outsiders: Annotated[
        float, Parameter("hope of non-party people to members", "ratio", Uniform(0.0, 1.0), _OWN)
    ]
    arrived: Annotated[
        float, Parameter("what who holds a post expects", "score", Uniform(0.0, 1.0), _OWN)
    ]


@compiled
def expect(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Let people and strata hope more or less; return the people whose stake changed."""
    people, hosts = ground.people, ground.hosts
    pays = np.empty(2 * hosts.id.size)
    for h in range(hosts.id.size):
        hope = hope_at(ground, h, p.reach)
        pays[2 * h], pays[2 * h + 1] = hope, p.arrived
        if hosts.open[h] != 0:
            for c in range(N_CLASSES):
                now = expected(hosts.stake[h, c], p.outsiders * hope, p.learning)
                hosts.stake[h, c] = min(max(now, 0.0), 1.0)
    changed = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        row = 2 * np.int64(people.host[i]) + np.int64(people.post[i] != NO_POST)
        now = steps(expected(share(people.stake[i]), pays[row], p.learning))
        changed += np.int64((now != people.stake[i]) & (people.status[i] != EMPTY))
        people.stake[i] = now
    return changed


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have learned what to expect."""
    people, mark = after.people, int(after.fill[FILL_PEOPLE])
    waiting = 2 * after.hosts.raion[people.host[:mark]].astype(np.int64)
    waiting += people.post[:mark] != NO_POST
    yield (
        "of two of a raion who both wait or both have risen, who expected more expects no less",
        nobody_overtakes(before.people.stake[:mark], people.stake[:mark], waiting),
    )
    yield (
        "the strata expect between nothing and all, and in closed units what they did",
        strata_are_sound(before.hosts.stake, after.hosts.stake, after.hosts.open),
    )


MECHANISM = Mechanism(
    question="stake",
    answer="by_hope_of_promotion",
    step=expect,
    parameters=Parameters,
    decisions=(),
    reads=(
        "people.host",
        "people.post",
        "people.status",
        "hosts.id",
        "hosts.raion",
        "hosts.open",
        "raions.officials",
        "raions.eligible",
    ),
    writes=("people.stake", "hosts.stake"),
    invariants=invariants,
    claim=__doc__ or "",
)
