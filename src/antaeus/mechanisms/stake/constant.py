"""Stake as a constant: people go along as their time goes along.

Claim      To go along is no answer to what one gets or suffers. It is the temper of an epoch that
           remade everybody, learned at school and from the press; sooner or later all come to the
           same level and stay there.
Sources    hoffmann2003: values taught to a whole population. Level and pace are assumed.
Rivals     by_redress, by_hope_of_promotion, by_fear.
Silent on  everything else: nothing that happens to anybody moves what is expected.

Prediction C18  Taking part gives no stake here: nothing but the level is read, and the level can
           lie above or below that at which people start.
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
from antaeus.world.codes import EMPTY, N_CLASSES
from antaeus.world.orders import Orders
from antaeus.world.paying import between, expected, nobody_overtakes, strata_are_sound
from antaeus.world.shares import share, steps
from antaeus.world.tables import FILL_PEOPLE, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """The level, and how soon it is reached."""

    learning: Annotated[
        float,
        Parameter("part of the gap closed in a month", "per month", LogUniform(0.01, 0.5), _OWN),
    ]
    level: Annotated[
        float, Parameter("what everybody comes to expect", "score", Uniform(0.0, 1.0), _OWN)
    ]


@compiled
def expect(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Draw people and strata to the level; return the people whose stake changed."""
    people, hosts = ground.people, ground.hosts
    for h in range(hosts.id.size):
        if hosts.open[h] != 0:
            for c in range(N_CLASSES):
                hosts.stake[h, c] = between(expected(hosts.stake[h, c], p.level, p.learning))
    changed = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        now = steps(expected(share(people.stake[i]), p.level, p.learning))
        changed += np.int64((now != people.stake[i]) & (people.status[i] != EMPTY))
        people.stake[i] = now
    return changed


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have come nearer to the level."""
    mark = int(after.fill[FILL_PEOPLE])
    together = np.zeros(mark, np.int64)
    yield (
        "who went along more than another goes along no less",
        nobody_overtakes(before.people.stake[:mark], after.people.stake[:mark], together),
    )
    yield (
        "the strata expect between nothing and all, and in closed units what they did",
        strata_are_sound(before.hosts.stake, after.hosts.stake, after.hosts.open),
    )


MECHANISM = Mechanism(
    question="stake",
    answer="constant",
    step=expect,
    parameters=Parameters,
    decisions=(),
    reads=("people.status", "hosts.id", "hosts.open"),
    writes=("people.stake", "hosts.stake"),
    invariants=invariants,
    claim=__doc__ or "",
)
