"""Language by self-fashioning: the language is made one's own by work on oneself, anywhere.

Claim      The language was not learned as a tool but as a way to see oneself: in the autobiography,
           the diary, the talk with oneself. Who holds the cause right takes it on whether or
           not they speak at meetings; outside the party, who expects good of the order of things.
Sources    halfin2011, hellbeck2009: autobiographies and diaries. Rates are assumed.
Rivals     by_acting_in_cell, by_acting_anywhere, by_media.
Silent on  the cell: no act is read. Commitment is read and not written.

Prediction C40  That acting teaches is not coded and cannot come of this page: speakers lead here
           only as far as the committed are those who speak. The sign of the members' lead hangs on
           commitment beside the stake of the strata.
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
from antaeus.world.learning import (
    rate_of_acting,
    rate_of_reach,
    strata_taught,
    taught,
)
from antaeus.world.orders import Orders
from antaeus.world.shares import share, steps
from antaeus.world.tables import FILL_PEOPLE, Ground

_RATE = "per month"
_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """How fast the language is learned and lost, and what of it by work on oneself."""

    speed: Annotated[
        float,
        Parameter(
            "learned of what is lacking, ordinary month", _RATE, LogUniform(2e-3, 0.02), _OWN
        ),
    ]
    inner_share: Annotated[
        float,
        Parameter("learned by work on oneself, not by media", "share", Uniform(0.0, 1.0), _OWN),
    ]
    forgetting: Annotated[float, Parameter("language lost", _RATE, Uniform(0.0, 0.01), _OWN)]


@compiled
def learn(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Let people and strata learn and forget; return the people whose language changed."""
    people, hosts = ground.people, ground.hosts
    by_work = rate_of_acting(p.speed, p.inner_share)
    reached = rate_of_reach(p.speed, p.inner_share) * orders.media
    for h in range(hosts.id.size):
        if hosts.open[h] == 0:
            continue
        for c in range(N_CLASSES):
            gain = by_work * hosts.stake[h, c] + reached[c]
            now = taught(hosts.language[h, c], gain, p.forgetting)
            hosts.language[h, c] = min(max(now, 0.0), 1.0)
    changed = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        gain = by_work * share(people.commitment[i]) + reached[people.job[i]]
        now = steps(taught(share(people.language[i]), gain, p.forgetting))
        changed += np.int64((now != people.language[i]) & (people.status[i] != EMPTY))
        people.language[i] = now
    return changed


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have learned."""
    people, mark = after.people, int(after.fill[0])
    kind = before.people.language[:mark].astype(np.int64) * N_CLASSES + people.job[:mark]
    row = np.lexsort((people.commitment[:mark], kind))
    alike = np.diff(kind[row]) == 0
    yield (
        "of two of one class who knew the same, the more committed knows no less",
        bool((np.diff(people.language[:mark][row].astype(np.int64))[alike] >= 0).all()),
    )
    yield from strata_taught(before, after)


MECHANISM = Mechanism(
    question="language",
    answer="by_self_fashioning",
    step=learn,
    parameters=Parameters,
    decisions=(),
    reads=(
        "people.commitment",
        "people.job",
        "people.status",
        "hosts.id",
        "hosts.open",
        "hosts.stake",
    ),
    writes=("people.language", "hosts.language"),
    invariants=invariants,
    claim=__doc__ or "",
)
