"""Promotion by lottery: posts are filled by drawing lots among the members of a raion.

Claim      There are so many posts for so many office people; a vacancy falls to any member without
           a post, whoever he is. Who is promoted leaves the bench or the plough for an office.
Sources    The null of promotion: neither class, activity, schooling, tie nor loyalty counts.
Rivals     in_proportion; later by_activity_and_class, by_education, by_tie, by_loyalty.
Silent on  merit of any kind.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn, uniform
from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter
from antaeus.world.codes import EMPLOYEE, EMPTY, MEMBER, NO_POST, OFFICE, OFFICIAL
from antaeus.world.events import PROMOTED, note
from antaeus.world.orders import Orders
from antaeus.world.placing import draw_host_of_kind
from antaeus.world.seating import cell_of_host, sit_elsewhere
from antaeus.world.tables import FILL_PEOPLE, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """How many posts there are, and how soon they are filled and lost."""

    posts_share: Annotated[
        float, Parameter("posts for each non-party employee", "ratio", LogUniform(0.003, 0.1), _OWN)
    ]
    filling_rate: Annotated[
        float,
        Parameter("a vacancy is filled", "probability per month", LogUniform(0.05, 1.0), _OWN),
    ]
    removal_rate: Annotated[
        float,
        Parameter(
            "an official loses the post", "events a person-month", LogUniform(1e-3, 0.03), _OWN
        ),
    ]


@compiled
def promote(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Remove some officials, fill vacancies among members without a post; return the promoted."""
    people, cells, raions = ground.people, ground.cells, ground.raions
    chance = np.empty(raions.id.size)
    for r in range(chance.size):
        vacant = p.posts_share * float(raions.nonparty[r, EMPLOYEE]) - float(raions.officials[r])
        chance[r] = p.filling_rate * max(vacant, 0.0) / max(float(raions.eligible[r]), 1.0)
    removed = 1.0 - math.exp(-p.removal_rate)
    promoted = 0
    drawn_lot = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(drawn_lot.size):
        raion = cells.raion[people.cell[i]]
        lot = removed if people.post[i] != NO_POST else chance[raion]
        if drawn_lot[i] >= lot or people.status[i] == EMPTY:
            continue
        if people.post[i] != NO_POST:
            people.post[i] = NO_POST
        elif people.status[i] == MEMBER:
            u = uniform(keys[1], people.id[i])
            host = draw_host_of_kind(ground, raion, OFFICE, EMPLOYEE, u)
            if host >= 0 and cell_of_host(ground, host) >= 0:
                people.post[i] = OFFICIAL
                people.job[i] = EMPLOYEE
                sit_elsewhere(ground, i, host)
                who, origin = people.id[i], people.origin[i]
                note(ground, PROMOTED, who, origin, people.cell[i], host, 0, i)
                promoted += 1
    return promoted


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after promotion."""
    risen = (before.people.post == NO_POST) & (after.people.post == OFFICIAL)
    yield "only members are promoted", bool((after.people.status[risen] == MEMBER).all())
    yield (
        "an official is an employee on promotion",
        bool((after.people.job[risen] == EMPLOYEE).all()),
    )
    yield "nobody gains or loses a card", bool((before.people.status == after.people.status).all())


MECHANISM = Mechanism(
    question="promotion",
    answer="by_lottery",
    step=promote,
    parameters=Parameters,
    decisions=("promotion/lot", "promotion/office"),
    reads=(
        "people.id",
        "people.status",
        "cells.raion",
        "hosts.*",
        "raions.*",
        "cells.id",
        "people.origin",
    ),
    writes=(
        "people.post",
        "people.job",
        "people.host",
        "people.cell",
        "people.roles",
        "events.*",
        "fill",
    ),
    invariants=invariants,
    claim=__doc__ or "",
)
