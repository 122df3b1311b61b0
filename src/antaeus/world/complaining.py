"""Taking a wrong somewhere: how many do, where to, and how many are answered.

What answers to the question of complaint differ in is where people turn: how strongly each route
draws the people of each host unit, against keeping silent, which draws with 1. All else is here,
and treats the routes alike: each answers a share of what it is brought, and nothing says which
share is the greater. Of the cell alone it is known how many people came to its meetings; a
complaint that none of them has time for stays unanswered.

Redress is reckoned on the complaints that are to be expected, not on those that happen to come: a
hamlet with one wrong in a year then expects as much as a plant with a hundred a month.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn, uniform
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Parameter, Uniform
from antaeus.world.codes import DISSOLVED, N_CLASSES, N_GRIEVANCES, N_ROUTES, TO_CELL
from antaeus.world.entry import poisson
from antaeus.world.tables import FILL_CELLS, Floats, Ground

DECISIONS = ("complaint/wrongs", "complaint/route", "complaint/answer")
READS = (
    "hosts.id",
    "hosts.raion",
    "hosts.open",
    "hosts.cell",
    "hosts.cover",
    "hosts.nonparty",
    "hosts.communists",
    "hosts.grievance",
    "cells.host",
    "cells.form",
    "cells.present",
)
WRITES = ("raions.complaints", "raions.answered", "hosts.redress")

_RATE = "events a person-month"
_OWN, _LETTERS = "antaeus_assumption", "nerard2004"
_ANY = Uniform(0.0, 1.0)

WrongsRate = Annotated[
    float,
    Parameter("a wrong is suffered where grievance is 1", _RATE, LogUniform(1e-4, 0.03), _OWN),
]
AnsweredByCell = Annotated[
    float, Parameter("answered by the cell, of what it sees to", "share", _ANY, _LETTERS)
]
AnsweredByCommittee = Annotated[
    float, Parameter("answered by the factory committee", "share", _ANY, _LETTERS)
]
AnsweredBySoviet = Annotated[float, Parameter("answered by the soviet", "share", _ANY, _LETTERS)]
AnsweredByNewspaper = Annotated[
    float, Parameter("answered through a newspaper", "share", _ANY, _LETTERS)
]
AnsweredByCommission = Annotated[
    float, Parameter("answered by the control commission", "share", _ANY, _LETTERS)
]
AnsweredFromAfar = Annotated[
    float, Parameter("answered by prosecutor or leader", "share", _ANY, _LETTERS)
]
Hands = Annotated[
    float,
    Parameter(
        "complaints that who comes to the cell's meetings sees to",
        _RATE,
        LogUniform(0.05, 20),
        _OWN,
    ),
]
Felt = Annotated[
    float, Parameter("redress felt when every wrong is answered", "weight", _ANY, _OWN)
]


class Offices(NamedTuple):
    """What becomes of complaints, whichever way people turn."""

    wrongs_rate: float
    hands: float
    felt: float


@inner
def cell_in_reach(ground: Ground, h: int) -> int:
    """The living cell to which the people of a host unit can go; -1 for none."""
    own = ground.hosts.cell[h]
    cell = own if own >= 0 else ground.hosts.cover[h]
    if cell >= 0 and ground.cells.form[cell] == DISSOLVED:
        return -1
    return int(cell)


@inner
def language_of(ground: Ground, h: int) -> float:
    """Mean command of the official language among the non-party people of a unit."""
    people = 0.0
    told = 0.0
    for c in range(N_CLASSES):
        people += float(ground.hosts.nonparty[h, c])
        told += float(ground.hosts.nonparty[h, c]) * ground.hosts.language[h, c]
    return told / people if people > 0.0 else 0.0


@inner
def _wrongs(ground: Ground, h: int, rate: float) -> float:
    """Wrongs to be expected in a unit: by its people and what presses most on them."""
    hosts = ground.hosts
    worst = 0.0
    for issue in range(N_GRIEVANCES):
        worst = max(worst, hosts.grievance[h, issue])
    people = hosts.communists[h]
    for c in range(N_CLASSES):
        people += hosts.nonparty[h, c]
    return rate * worst * float(people)


@inner_making_arrays
def _expect(ground: Ground, draws: Floats, rate: float, wrongs: Floats) -> Floats:
    """Set the wrongs to be expected (n_hosts,) and turn what draws (n_hosts, 7) into shares.

    Returns the complaints to be expected by the people of the cells of each unit, (n_hosts,).
    """
    brought = np.zeros(wrongs.size)
    for h in range(wrongs.size):
        wrongs[h] = _wrongs(ground, h, rate) if ground.hosts.open[h] != 0 else 0.0
        if wrongs[h] > 0.0:
            total = 1.0  # what keeping silent draws with
            for route in range(N_ROUTES):
                total += draws[h, route]
            for route in range(N_ROUTES):
                draws[h, route] /= total
            if draws[h, TO_CELL] > 0.0:
                brought[ground.cells.host[cell_in_reach(ground, h)]] += (
                    wrongs[h] * draws[h, TO_CELL]
                )
    return brought


@inner_making_arrays
def _seen_to(ground: Ground, brought: Floats, hands: float) -> Floats:
    """Share of what its cells are brought that those present have time for, by unit, (n_hosts,)."""
    cells = ground.cells
    present = np.zeros(brought.size, np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            present[cells.host[c]] += cells.present[c]
    share = np.zeros(brought.size)
    for h in range(share.size):
        if brought[h] > 0.0:
            share[h] = min(hands * float(present[h]) / brought[h], 1.0)
    return share


@compiled
def take(
    ground: Ground, draws: Floats, answers: Floats, of: Offices, keys: NDArray[np.uint64]
) -> int:
    """Take wrongs where people are drawn and let them be answered; return the complaints.

    `draws` (n_hosts, 7) is how each route draws the people of each unit, and is used up; `answers`
    (7,) the share that each route answers.
    """
    hosts, raions = ground.hosts, ground.raions
    raions.complaints[:] = 0
    raions.answered[:] = 0
    wrongs = np.empty(hosts.id.size)
    share = _seen_to(ground, _expect(ground, draws, of.wrongs_rate, wrongs), of.hands)
    u = drawn(keys[0], hosts.id, hosts.id.size)
    taken = 0
    for h in range(hosts.id.size):
        if wrongs[h] <= 0.0:
            continue
        seen = 0.0
        if draws[h, TO_CELL] > 0.0:
            seen = share[ground.cells.host[cell_in_reach(ground, h)]]
        answered = draws[h, TO_CELL] * answers[TO_CELL] * seen
        for route in range(TO_CELL + 1, N_ROUTES):
            answered += draws[h, route] * answers[route]
        hosts.redress[h] = min(hosts.redress[h] + of.felt * answered, 1.0)
        if u[h] > 1.0 - wrongs[h]:  # else nobody: exp(-mean) is never less than 1 - mean
            taken += _deal(ground, h, poisson(wrongs[h], u[h]), draws, answers, seen, keys)
    return taken


@inner
def _deal(
    ground: Ground,
    h: int,
    wrongs: int,
    share: Floats,
    answers: Floats,
    seen: float,
    keys: NDArray[np.uint64],
) -> int:
    """Deal a unit's wrongs out to the routes and answer some; return how many are taken anywhere.

    Systematic rounding: each route gets the whole numbers that its stretch of a line covers, and
    so do the answers.
    """
    raions, r, who = ground.raions, ground.hosts.raion[h], ground.hosts.id[h]
    line = uniform(keys[1], who)
    met = uniform(keys[2], who)
    taken = 0
    for route in range(N_ROUTES):
        line += float(wrongs) * share[h, route]
        came = int(line) - taken
        taken += came
        before = int(met)
        met += float(came) * answers[route] * (seen if route == TO_CELL else 1.0)
        raions.complaints[r, route] += came
        raions.answered[r, route] += min(int(met) - before, came)
    return taken


@inner_making_arrays
def shares_answered(p: Any) -> Floats:
    """The share answered at each route, (7,): who sits far away answers alike."""
    return np.array(
        [
            p.answered_by_cell,
            p.answered_by_committee,
            p.answered_by_soviet,
            p.answered_by_newspaper,
            p.answered_by_commission,
            p.answered_from_afar,
            p.answered_from_afar,
        ]
    )


def complaints_taken(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold under any answer when wrongs have been taken somewhere."""
    came, met, redress = after.raions.complaints, after.raions.answered, after.hosts.redress
    yield "no more are answered than came", bool(((met >= 0) & (met <= came)).all())
    yield (
        "redress only grows, and is never more than whole",
        bool(((redress >= before.hosts.redress) & (redress <= 1)).all()),
    )
