"""Complaint by letter to a leader: people write past everybody near, to the top and to the press.

Claim      The good ruler does not know. Who is wronged writes to him, or to a newspaper that he
           reads, and the more so the better one commands his language; the offices near, the cell
           among them, are part of what one complains of and get what is left.
Sources    fitzpatrick2000, getty2013 (petitions, old and new), nerard2004 (newspapers before any
           other route). All weights are assumed.
Rivals     by_party_cell, by_nearest_office.
Silent on  distance, what any office achieved, and how a letter finds its way down again.

Prediction C18  is not coded: whether a letter puts more right than an office is decided by shares
           answered, which have one and the same prior for all routes; `fluent` may be negative.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import N_ROUTES, TO_CELL, TO_FACTORY_COMMITTEE, TO_LEADER, TO_NEWSPAPER
from antaeus.world.complaining import (
    DECISIONS,
    READS,
    WRITES,
    AnsweredByCell,
    AnsweredByCommission,
    AnsweredByCommittee,
    AnsweredByNewspaper,
    AnsweredBySoviet,
    AnsweredFromAfar,
    Felt,
    Hands,
    Offices,
    WrongsRate,
    cell_in_reach,
    complaints_taken,
    language_of,
    shares_answered,
    take,
)
from antaeus.world.orders import Orders
from antaeus.world.tables import Floats, Ground

_OWN = "antaeus_assumption"
_WEIGHT = LogUniform(0.03, 10.0)


class Parameters(NamedTuple):
    """What draws people to write, against silence, which weighs 1, and what is answered."""

    wrongs_rate: WrongsRate
    leader: Annotated[float, Parameter("draw of a leader", "weight", _WEIGHT, _OWN)]
    newspaper: Annotated[float, Parameter("draw of the newspapers", "weight", _WEIGHT, _OWN)]
    fluent: Annotated[
        float,
        Parameter(
            "growth of both from language 0 to 1 of the strata", "ratio", Uniform(-1.0, 3.0), _OWN
        ),
    ]
    office: Annotated[
        float,
        Parameter("draw of any office, against a leader's", "ratio", Uniform(0.0, 1.0), _OWN),
    ]
    answered_by_cell: AnsweredByCell
    answered_by_committee: AnsweredByCommittee
    answered_by_soviet: AnsweredBySoviet
    answered_by_newspaper: AnsweredByNewspaper
    answered_by_commission: AnsweredByCommission
    answered_from_afar: AnsweredFromAfar
    hands: Hands
    felt: Felt


@inner_making_arrays
def _draws(ground: Ground, orders: Orders, p: Parameters) -> Floats:
    """How strongly each route draws the people of each unit, (n_hosts, 7)."""
    hosts = ground.hosts
    office = p.leader * p.office
    weight = np.array([office, office, office, p.newspaper, office, office, p.leader])
    for route in range(N_ROUTES):
        weight[route] *= orders.routes[route]
    draws = np.empty((hosts.id.size, N_ROUTES))
    for h in range(hosts.id.size):
        writes = max(1.0 + p.fluent * language_of(ground, h), 0.0)
        draws[h] = weight
        draws[h, TO_NEWSPAPER] *= writes
        draws[h, TO_LEADER] *= writes
        if hosts.union[h] == 0:
            draws[h, TO_FACTORY_COMMITTEE] = 0.0
        if cell_in_reach(ground, h) < 0:
            draws[h, TO_CELL] = 0.0
    return draws


@compiled
def complain(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Write letters, go to offices with the rest, have some answered; return the complaints."""
    of = Offices(p.wrongs_rate, p.hands, p.felt)
    return take(ground, _draws(ground, orders, p), shares_answered(p), of, keys)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold when wrongs have been taken somewhere."""
    came = after.raions.complaints
    nothing_presses = not before.hosts.grievance.any()
    yield from complaints_taken(before, after)
    yield "nobody writes where nothing presses", not (nothing_presses and came.any())


MECHANISM = Mechanism(
    question="complaint",
    answer="by_letter_to_a_leader",
    step=complain,
    parameters=Parameters,
    decisions=DECISIONS,
    reads=(*READS, "hosts.union", "hosts.language"),
    writes=WRITES,
    invariants=invariants,
    claim=__doc__ or "",
)
