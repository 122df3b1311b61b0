"""The line arrives as it was spoken: in the same month, in every raion, word for word.

Claim      What the centre asks for is what every raion committee reads: the same issues, the same
           share of radical work, the same vagueness and pressure, without delay. Campaigns press
           together as chances do: two of .5 make .75, and none goes past 1.
Sources    antaeus_assumption; the working premise of accounts in which the apparatus carries out
           what the centre intends (C26 denies it, C32 needs something near it).
Rivals     lossy: each level delays, re-reads and blurs.
Silent on  what people then make of the line; that raions differ in anything but their people.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import Mechanism
from antaeus.world.codes import N_ISSUES, N_KINDS
from antaeus.world.orders import Orders
from antaeus.world.tables import Ground


class Parameters(NamedTuple):
    """None: nothing is lost on the way."""


@compiled
def hand_down(
    ground: Ground,
    orders: Orders,
    p: Parameters,  # noqa: ARG001
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Give every raion the line of the month; return the raions of which anything is asked."""
    raions = ground.raions
    radical, ambiguity = np.zeros(N_KINDS), np.zeros(N_KINDS)
    spared, said = np.ones(N_KINDS), np.zeros(N_KINDS)
    issues = np.zeros((N_KINDS, N_ISSUES))
    for c in range(orders.spoken.shape[0]):
        for kind in range(N_KINDS):
            now = orders.spoken[c, kind, 0]
            if now > 0.0:
                spared[kind] *= 1.0 - now
                said[kind] += now
                radical[kind] += now * orders.radical[c]
                ambiguity[kind] += now * orders.ambiguity[c]
                for issue in range(N_ISSUES):
                    issues[kind, issue] += now * orders.issues[c, issue]
    asked = 0
    for kind in range(N_KINDS):
        if said[kind] > 0.0:
            asked = raions.id.size
            radical[kind] /= said[kind]
            ambiguity[kind] /= said[kind]
        about = issues[kind].sum()
        if about > 0.0:
            issues[kind] /= about
    for r in range(raions.id.size):
        for kind in range(N_KINDS):
            raions.pressure[r, kind] = 1.0 - spared[kind]
            raions.radical[r, kind] = radical[kind]
            raions.ambiguity[r, kind] = ambiguity[kind]
            for issue in range(N_ISSUES):
                raions.issues[r, kind, issue] = issues[kind, issue]
    return asked


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold when the line has come down."""
    raions = after.raions
    yield (
        "every raion reads the same line",
        bool(
            (raions.pressure == raions.pressure[:1]).all()
            and (raions.issues == raions.issues[:1]).all()
        ),
    )
    yield (
        "what arrives are shares",
        all(
            bool(((one >= 0) & (one <= 1 + 1e-12)).all())
            for one in (raions.pressure, raions.radical, raions.ambiguity, raions.issues)
        ),
    )
    weights = raions.issues.sum(axis=2)
    yield (
        "issues add up to 1 or to nothing",
        bool((np.isclose(weights, 1) | (weights == 0)).all()),
    )
    yield "raions stay where they are", bool((before.raions.tile == raions.tile).all())


MECHANISM = Mechanism(
    question="transmission",
    answer="faithful",
    step=hand_down,
    parameters=Parameters,
    decisions=(),
    reads=("raions.id",),
    writes=("raions.pressure", "raions.radical", "raions.ambiguity", "raions.issues"),
    invariants=invariants,
    claim=__doc__ or "",
)
