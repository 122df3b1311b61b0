"""Promotion in proportion: the more campaigning, the more are raised to posts.

Claim      Promotion follows the volume of campaigning and draws lots among all members.
Sources    antaeus_coding (the calendar); the null account N1.
Rivals     by_lottery: posts and vacancies.
Silent on  posts, vacancies and merit.
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
from antaeus.world.codes import EMPLOYEE, MEMBER, NO_POST, OFFICE, OFFICIAL
from antaeus.world.events import PROMOTED, note
from antaeus.world.orders import Orders
from antaeus.world.placing import draw_host_of_kind
from antaeus.world.seating import cell_of_host, sit_elsewhere
from antaeus.world.tables import FILL_PEOPLE, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """How far promotion follows campaigns."""

    rate: Annotated[
        float,
        Parameter(
            "promotions at pressure 1", "events a person-month", LogUniform(1e-4, 1e-2), _OWN
        ),
    ]


@compiled
def promote(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Raise members to posts at one rate; return how many."""
    people, cells = ground.people, ground.cells
    chance = 1.0 - math.exp(-p.rate * orders.intensity[0])
    promoted = 0
    drawn_lot = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(drawn_lot.size):
        if drawn_lot[i] >= chance or people.status[i] != MEMBER:
            continue
        if people.post[i] == NO_POST:
            u = uniform(keys[1], people.id[i])
            raion = cells.raion[people.cell[i]]
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
    yield "nobody gains or loses a card", bool((before.people.status == after.people.status).all())


MECHANISM = Mechanism(
    question="promotion",
    answer="in_proportion",
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
