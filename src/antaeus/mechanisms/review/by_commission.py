"""Review by commission: chistki, checks and exchanges of documents, when the centre orders one.

Claim      When the calendar orders a review of the membership, commissions go through the cells;
           how many lose the card goes with the intensity of the order in the place and kind of
           host unit, and each sort of review has its own rate. During a chistka people also hand
           in the card, and some are moved down: members to candidates, candidates out, to
           sympathisers. Class and status weigh; conduct does not.
Sources    The calendar (orders and their spans); rates are fitted on outcomes of 1921-34.
Rivals     none (nobody is reviewed).
Silent on  what a commission found, and who told it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter
from antaeus.world.codes import (
    CANDIDATE,
    CHISTKA,
    CHISTKA_1921,
    EMPTY,
    EXPELLED_IN_REVIEW,
    MEMBER,
    N_REVIEWS,
    NEVER,
    REDUCED,
    WITHDREW,
)
from antaeus.world.departure import stronger
from antaeus.world.events import REDUCED_TO_CANDIDATE, note
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Floats, Ground

_RATE = "events a person-month"
_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Rates under an order of intensity 1, and who stands nearer to them."""

    chistka_1921_rate: Annotated[
        float, Parameter("expulsions, chistka of 1921", _RATE, LogUniform(0.005, 0.1), _OWN)
    ]
    check_rate: Annotated[
        float, Parameter("expulsions, check of cells", _RATE, LogUniform(0.001, 0.03), _OWN)
    ]
    chistka_rate: Annotated[
        float, Parameter("expulsions, chistki of 1929-35", _RATE, LogUniform(0.002, 0.05), _OWN)
    ]
    documents_rate: Annotated[
        float, Parameter("expulsions, documents", _RATE, LogUniform(0.002, 0.05), _OWN)
    ]
    withdrawal_rate: Annotated[
        float, Parameter("cards handed in, chistki", _RATE, LogUniform(5e-4, 0.03), _OWN)
    ]
    reduction_rate: Annotated[
        float, Parameter("moved down by one status, chistki", _RATE, LogUniform(1e-4, 0.02), _OWN)
    ]
    candidate_factor: Annotated[
        float, Parameter("hazard of candidates to members", "ratio", LogUniform(0.5, 3), _OWN)
    ]
    peasant_factor: Annotated[
        float, Parameter("hazard of peasants to workers", "ratio", LogUniform(0.4, 3), _OWN)
    ]
    employee_factor: Annotated[
        float, Parameter("hazard of employees to workers", "ratio", LogUniform(0.4, 3), _OWN)
    ]


@compiled
def review(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Review the membership where it is ordered; return how many are expelled."""
    if orders.review.max() == 0.0:
        return 0
    people = ground.people
    expelled, chistka = _hazards(ground, orders, p)
    factor = np.array([1.0, p.peasant_factor, p.employee_factor])
    out = 0
    u = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(u.size):
        cell = people.cell[i]
        weight = factor[people.origin[i]]
        if people.status[i] == CANDIDATE:
            weight *= p.candidate_factor
        out_rate = weight * expelled[cell]
        total = out_rate + chistka[cell] * (p.withdrawal_rate + p.reduction_rate)
        if u[i] < total and people.status[i] != EMPTY:  # 1 - exp(-total) is never more than total
            at = u[i] / (1.0 - math.exp(-total)) * total
            if at < out_rate:
                people.leaves[i] = stronger(people.leaves[i], EXPELLED_IN_REVIEW)
                out += 1
            elif at < out_rate + chistka[cell] * p.withdrawal_rate:
                people.leaves[i] = stronger(people.leaves[i], WITHDREW)
            elif at < total:
                _move_down(ground, i)
    return out


@inner_making_arrays
def _hazards(ground: Ground, orders: Orders, p: Parameters) -> tuple[Floats, Floats]:
    """Hazard of expulsion and intensity of a chistka by cell, (n_cells,) each."""
    cells, hosts, raions = ground.cells, ground.hosts, ground.raions
    rates = np.array([p.chistka_1921_rate, p.check_rate, p.chistka_rate, p.documents_rate])
    expelled = np.zeros(ground.fill[FILL_CELLS])
    chistka = np.zeros(ground.fill[FILL_CELLS])
    for c in range(expelled.size):
        tile, kind = raions.tile[cells.raion[c]], hosts.kind[cells.host[c]]
        for sort in range(N_REVIEWS):
            expelled[c] += rates[sort] * orders.review[sort, tile, kind]
        chistka[c] = max(
            orders.review[CHISTKA_1921, tile, kind], orders.review[CHISTKA, tile, kind]
        )
    return expelled, chistka


@inner
def _move_down(ground: Ground, i: int) -> None:
    """Make a member a candidate, a candidate a sympathiser."""
    people = ground.people
    if people.status[i] == MEMBER:
        people.status[i] = CANDIDATE
        people.member_since[i] = NEVER
        who, origin = people.id[i], people.origin[i]
        note(ground, REDUCED_TO_CANDIDATE, who, origin, people.cell[i], people.host[i], 0, i)
    else:
        people.leaves[i] = stronger(people.leaves[i], REDUCED)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after a review."""
    touched = before.people.leaves != after.people.leaves
    allowed = (EXPELLED_IN_REVIEW, WITHDREW, REDUCED)
    yield (
        "only a review's causes are set",
        bool(np.isin(after.people.leaves[touched], allowed).all()),
    )
    yield (
        "candidates have no standing as members",
        bool((after.people.member_since[after.people.status == CANDIDATE] == NEVER).all()),
    )
    yield "nobody rises in a review", bool((after.people.status <= before.people.status).all())


MECHANISM = Mechanism(
    question="review",
    answer="by_commission",
    step=review,
    parameters=Parameters,
    decisions=("review/reviewed",),
    reads=(
        "people.id",
        "people.cell",
        "people.origin",
        "cells.*",
        "hosts.kind",
        "raions.tile",
        "hosts.raion",
        "people.host",
    ),
    writes=("people.leaves", "people.status", "people.member_since", "events.*", "fill"),
    invariants=invariants,
    claim=__doc__ or "",
)
