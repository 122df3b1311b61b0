"""Stake by fear: people go along where they see what happens to those who do not.

Claim      People comply to avoid what force can do to them. The more force is seen in a place, the
           more they go along there; where it fades, so does compliance, down to what habit leaves.
Sources    friedrich_brzezinski1956, arendt: terror as the bond of the order. Numbers are assumed.
Rivals     by_redress, by_hope_of_promotion, constant.
Silent on  anything that was gained. Fear of the cell's own trials is not read: it acts where people
           decide to speak or to stay away (raions.risk, raions.absence).

Prediction C18  Taking part gives no stake here: no act and no redress is read. Force raises here
           what it can lower under by_redress: a wave of force tells the two apart.
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
    """How fast fear is learned, and what remains without it."""

    learning: Annotated[
        float,
        Parameter("part of the gap learned in a month", "per month", LogUniform(0.01, 0.05), _OWN),
    ]
    habit: Annotated[
        float, Parameter("going along where no force is seen", "score", Uniform(0.0, 0.7), _OWN)
    ]


@compiled
def expect(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Let people and strata fear more or less; return the people whose stake changed."""
    people, hosts = ground.people, ground.hosts
    fear = np.empty(hosts.id.size)
    for h in range(fear.size):
        fear[h] = p.habit + (1.0 - p.habit) * between(hosts.coercion[h])
        if hosts.open[h] != 0:
            for c in range(N_CLASSES):
                hosts.stake[h, c] = between(expected(hosts.stake[h, c], fear[h], p.learning))
    changed = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        now = steps(expected(share(people.stake[i]), fear[people.host[i]], p.learning))
        changed += np.int64((now != people.stake[i]) & (people.status[i] != EMPTY))
        people.stake[i] = now
    return changed


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have learned what to expect."""
    people, mark = after.people, int(after.fill[FILL_PEOPLE])
    work = people.host[:mark].astype(np.int64)
    yield (
        "of two of a unit, who went along more goes along no less",
        nobody_overtakes(before.people.stake[:mark], people.stake[:mark], work),
    )
    yield (
        "the strata expect between nothing and all, and in closed units what they did",
        strata_are_sound(before.hosts.stake, after.hosts.stake, after.hosts.open),
    )


MECHANISM = Mechanism(
    question="stake",
    answer="by_fear",
    step=expect,
    parameters=Parameters,
    decisions=(),
    reads=(
        "people.host",
        "people.status",
        "hosts.id",
        "hosts.open",
        "hosts.coercion",
    ),
    writes=("people.stake", "hosts.stake"),
    invariants=invariants,
    claim=__doc__ or "",
)
