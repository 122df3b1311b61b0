"""Complaint by nearest office: people go where the way is short, whoever sits there.

Claim      A wrong is taken to the office at hand: the factory committee, the village soviet, the
           cell of the unit; to a cell elsewhere, the soviet of the town or the raion's newspaper,
           control commission and prosecutor less, to a leader least. The cell is one office more.
Sources    kotkin1997 and fitzpatrick2000 (many doors, and people at all of them), nerard2004 (the
           routes). Steps and what one costs are assumed.
Rivals     by_party_cell, by_letter_to_a_leader.
Silent on  what any office did with what it was brought before, and how people speak.

Prediction C18  is not coded: an office near is not an office that helps; the shares that each
           route answers, `answered_by_cell` among them, have one and the same prior.
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
from antaeus.world.codes import N_ROUTES, TO_CELL, TO_FACTORY_COMMITTEE, TO_SOVIET, VILLAGE
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
    shares_answered,
    take,
)
from antaeus.world.orders import Orders
from antaeus.world.tables import Floats, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """What nearness is worth, against silence, which weighs 1, and what offices answer."""

    wrongs_rate: WrongsRate
    at_hand: Annotated[
        float, Parameter("draw of an office at hand", "weight", LogUniform(0.03, 10.0), _OWN)
    ]
    step: Annotated[
        float,
        Parameter("draw of an office a step further away", "ratio", Uniform(0.05, 1.0), _OWN),
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
    one, two, three = p.at_hand * p.step, p.at_hand * p.step**2, p.at_hand * p.step**3
    weight = np.array([p.at_hand, p.at_hand, one, two, two, two, three])
    for route in range(N_ROUTES):
        weight[route] *= orders.routes[route]
    draws = np.empty((hosts.id.size, N_ROUTES))
    for h in range(hosts.id.size):
        draws[h] = weight
        if hosts.kind[h] == VILLAGE:
            draws[h, TO_SOVIET] = p.at_hand * orders.routes[TO_SOVIET]
        if hosts.union[h] == 0:
            draws[h, TO_FACTORY_COMMITTEE] = 0.0
        if cell_in_reach(ground, h) < 0:
            draws[h, TO_CELL] = 0.0
        elif hosts.cell[h] < 0:
            draws[h, TO_CELL] *= p.step
    return draws


@compiled
def complain(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Take wrongs to offices near and far and have some answered; return the complaints."""
    of = Offices(p.wrongs_rate, p.hands, p.felt)
    return take(ground, _draws(ground, orders, p), shares_answered(p), of, keys)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold when wrongs have been taken somewhere."""
    came = after.raions.complaints
    no_union = not before.hosts.union.any()
    yield from complaints_taken(before, after)
    yield (
        "nobody comes to a factory committee where there is none",
        not (no_union and came[:, TO_FACTORY_COMMITTEE].any()),
    )


MECHANISM = Mechanism(
    question="complaint",
    answer="by_nearest_office",
    step=complain,
    parameters=Parameters,
    decisions=DECISIONS,
    reads=(*READS, "hosts.kind", "hosts.union"),
    writes=WRITES,
    invariants=invariants,
    claim=__doc__ or "",
)
