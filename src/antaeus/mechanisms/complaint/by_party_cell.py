"""Complaint by party cell: people turn to the cell where it is near, has achieved and they speak.

Claim      Who is wronged looks at the cell first: is there one at the unit, or one that covers it;
           did its criticism get orders withdrawn this month; does one command the language in
           which it must be asked. The rest goes to the other open routes, or people keep silent.
Sources    kokosalakis2023 (non-party people before the cell), nerard2004 (the other routes, and
           how little an answer may mean). All weights are assumed; shares by route in
           history/participation are targets and are not read.
Rivals     by_nearest_office, by_letter_to_a_leader.
Silent on  what the wrong is, who did it, and whether who complains is in the party.

Prediction C18  is not coded: that the cell puts more right than another body would is nowhere
           said. `answered_by_cell` and the other shares have one and the same prior, so to be drawn
           to the cell can leave people with less redress; `achieved` and `fluent` may be negative.
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
from antaeus.world.codes import DISSOLVED, N_ROUTES, TO_CELL, TO_FACTORY_COMMITTEE
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
from antaeus.world.tables import FILL_CELLS, Floats, Ground

_OWN = "antaeus_assumption"
_WEIGHT = LogUniform(0.01, 10.0)
_SIGN_OPEN = Uniform(-1.0, 3.0)


class Parameters(NamedTuple):
    """What draws people to the cell and to the other routes, against silence, which weighs 1."""

    wrongs_rate: WrongsRate
    cell: Annotated[
        float,
        Parameter("draw of a cell of one's own that did nothing yet", "weight", _WEIGHT, _OWN),
    ]
    cover: Annotated[
        float, Parameter("draw of a cell elsewhere, against it", "ratio", Uniform(0.0, 1.0), _OWN)
    ]
    achieved: Annotated[
        float,
        Parameter(
            "growth of it when every critic had an order withdrawn", "ratio", _SIGN_OPEN, _OWN
        ),
    ]
    fluent: Annotated[
        float,
        Parameter("growth of it from language 0 to 1 of the strata", "ratio", _SIGN_OPEN, _OWN),
    ]
    committee: Annotated[float, Parameter("draw of the factory committee", "weight", _WEIGHT, _OWN)]
    soviet: Annotated[float, Parameter("draw of the soviet", "weight", _WEIGHT, _OWN)]
    newspaper: Annotated[float, Parameter("draw of the newspapers", "weight", _WEIGHT, _OWN)]
    commission: Annotated[
        float, Parameter("draw of the control commission", "weight", _WEIGHT, _OWN)
    ]
    afar: Annotated[
        float, Parameter("draw of prosecutor and of leader, each", "weight", _WEIGHT, _OWN)
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
    hosts, cells = ground.hosts, ground.cells
    critics = np.zeros(hosts.id.size, np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            critics[cells.host[c]] += cells.critics[c]
    weight = np.array([p.cell, p.committee, p.soviet, p.newspaper, p.commission, p.afar, p.afar])
    for route in range(N_ROUTES):
        weight[route] *= orders.routes[route]
    draws = np.empty((hosts.id.size, N_ROUTES))
    for h in range(hosts.id.size):
        draws[h] = weight
        if hosts.union[h] == 0:
            draws[h, TO_FACTORY_COMMITTEE] = 0.0
        cell = cell_in_reach(ground, h)
        reach = 0.0
        if cell >= 0:
            unit = cells.host[cell]
            reach = 1.0 if hosts.cell[h] >= 0 else p.cover
            had_way = min(float(hosts.withdrawn[unit]) / float(max(critics[unit], 1)), 1.0)
            reach *= max(1.0 + p.achieved * had_way + p.fluent * language_of(ground, h), 0.0)
        draws[h, TO_CELL] = weight[TO_CELL] * reach
    return draws


@compiled
def complain(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Take wrongs to the cell or elsewhere and have some answered; return the complaints."""
    of = Offices(p.wrongs_rate, p.hands, p.felt)
    return take(ground, _draws(ground, orders, p), shares_answered(p), of, keys)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold when wrongs have been taken somewhere."""
    came = after.raions.complaints
    no_cell = bool((before.hosts.cell < 0).all() and (before.hosts.cover < 0).all())
    yield from complaints_taken(before, after)
    yield "nobody comes to a cell where there is none", not (no_cell and came[:, TO_CELL].any())


MECHANISM = Mechanism(
    question="complaint",
    answer="by_party_cell",
    step=complain,
    parameters=Parameters,
    decisions=DECISIONS,
    reads=(*READS, "hosts.union", "hosts.language", "hosts.withdrawn", "cells.critics"),
    writes=WRITES,
    invariants=invariants,
    claim=__doc__ or "",
)
