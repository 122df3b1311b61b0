"""Constant grievance: everything presses on everybody alike, at all times.

Claim      There is always something to complain of. Norms, food, housing, bosses and grain press
           on every host unit with one weight, in famine and in plenty, whatever was put right.
Sources    The null of grievance: it keeps speech and complaint going, and explains none of it.
Rivals     by_hardship.
Silent on  hardship, plan, redress, and how one place differs from another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world.orders import Orders
from antaeus.world.tables import Ground


class Parameters(NamedTuple):
    """How much presses."""

    level: Annotated[
        float,
        Parameter("grievance on each issue", "score", Uniform(0.0, 1.0), "antaeus_assumption"),
    ]


@compiled
def stand(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Let every grievance stand at the one level; return on how many units something presses."""
    hosts = ground.hosts
    pressed = 0
    for h in range(hosts.id.size):
        level = p.level if hosts.open[h] != 0 else 0.0
        hosts.redress[h] = 0.0
        hosts.grievance[h, :] = level
        if level > 0.0:
            pressed += 1
    return pressed


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold when grievances have been set."""
    pressing = after.hosts.grievance[before.hosts.open == 1]
    closed = after.hosts.grievance[before.hosts.open == 0]
    yield "all open units are pressed alike", pressing.size == 0 or bool(np.ptp(pressing) == 0)
    yield "nothing presses where nobody is", not closed.any()
    yield "redress of last month is spent", not after.hosts.redress.any()


MECHANISM = Mechanism(
    question="grievance",
    answer="constant",
    step=stand,
    parameters=Parameters,
    decisions=(),
    reads=("hosts.id", "hosts.open"),
    writes=("hosts.grievance", "hosts.redress"),
    invariants=invariants,
    claim=__doc__ or "",
)
