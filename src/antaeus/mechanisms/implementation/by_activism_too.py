"""Policy carried out by activism too: cells reverse orders of the management and work themselves.

Claim      Managements give orders, some of them mistaken. Criticism in the cell withdraws some,
           right ones or wrong ones, and a meeting costs hours. What the radical side of the line
           asks for is done in part by the administration, in part by the hours of activists, the
           Komsomol and people sent from town, less what those below resist.
Sources    kotkin1997 and goldman2007 on plants, viola1987 on villages; the numbers are assumed.
Rivals     by_administration.
Silent on  what a plant can make at all, wages, and which order was criticised by whom.

Prediction C29  More party, more administrative weakness: not coded. Orders withdrawn by cells
follow criticism by definition; whether late discoveries, stoppages and lost output rise or fall
with presence is decided by `discernment`, `late`, `right_cost` against `wrong_cost`, and
`prevention`, whose priors hold both signs.
Prediction C38  The cell is red by function: not coded. Presence moves y_R by `activists_share`
less `diversion`, and y_T by `discernment` and `right_cost` against `wrong_cost`: either sign is in
the priors. Nothing persists here: what the line no longer asks for is not done.
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
from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world import managing
from antaeus.world.activism import add_up_cells, hear_critics, share_out_withdrawn
from antaeus.world.codes import CRITICISED, HEARD, VILLAGE
from antaeus.world.orders import Orders
from antaeus.world.tables import Ground, Hosts
from antaeus.world.tally import produces

_RATE = "events a person-month"


def _own(meaning: str, unit: str, prior: Uniform | LogUniform) -> Parameter:
    return Parameter(meaning, unit, prior, "antaeus_assumption")


class Parameters(NamedTuple):
    """Orders and who reverses them; work done by activists; force; the kolkhoz."""

    orders_rate: Annotated[float, _own("orders, a worker", _RATE, LogUniform(0.01, 0.1))]
    hearing: Annotated[float, _own("orders that a critic undoes", "per month", Uniform(0, 0.3))]
    discernment: Annotated[float, _own("criticism finds the mistaken", "logit", Uniform(-0.7, 1.5))]
    late: Annotated[float, _own("a wrong order is found out late", "probability", Uniform(0, 0.6))]
    wrong_cost: Annotated[float, _own("output lost if all are wrong", "share", Uniform(0, 0.6))]
    right_cost: Annotated[float, _own("output lost as right ones fall", "share", Uniform(0, 0.6))]
    hours: Annotated[float, _own("hours of those who attend", "share", Uniform(0.005, 0.02))]
    strikes: Annotated[float, _own("hours lost to grievance", "share", LogUniform(2e-3, 0.2))]
    prevention: Annotated[float, _own("of these, kept by the present", "ratio", Uniform(-0.5, 1))]
    activists_share: Annotated[
        float, _own("task that activists can do", "share", Uniform(0.2, 0.8))
    ]
    reach: Annotated[float, _own("activists a person, if ample", "ratio", LogUniform(0.02, 0.1))]
    diversion: Annotated[float, _own("work a critic leaves undone", "share", Uniform(0, 0.8))]
    komsomol: Annotated[float, _own("a Komsomol member's work", "weight", LogUniform(0.01, 1))]
    detached: Annotated[float, _own("work of one sent from town", "weight", LogUniform(0.3, 30))]
    resistance: Annotated[float, _own("task undone by resistance", "share", Uniform(0, 0.5))]
    force: Annotated[float, _own("force that resistance meets", "ratio", LogUniform(0.1, 10))]
    fading: Annotated[float, _own("force is forgotten", "per month", LogUniform(0.02, 0.8))]
    even: Annotated[float, _own("redness that leaves villages alone", "share", Uniform(0, 0.7))]
    drive: Annotated[float, _own("households driven in", "per month", LogUniform(0.5, 50))]
    draw: Annotated[float, _own("drawn in by neighbours", "per month", LogUniform(1e-3, 0.1))]
    leaving: Annotated[float, _own("the forced leave", "per month", LogUniform(0.1, 60))]
    hold: Annotated[float, _own("pressure that keeps them", "ratio", LogUniform(0.5, 60))]


@compiled
def carry_out(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Carry policy out in every open unit; return how many orders the cells had withdrawn."""
    hosts = ground.hosts
    n_hosts = hosts.id.size
    present, critics = np.zeros(n_hosts, np.int64), np.zeros(n_hosts, np.int64)
    claims, work = np.zeros(n_hosts), np.zeros(n_hosts)
    withdrawn = np.zeros(n_hosts, np.int64)
    add_up_cells(ground, p.diversion, present, critics, claims, work)
    aim = math.exp(p.discernment)
    u_issued, u_wrong = drawn(keys[0], hosts.id, n_hosts), drawn(keys[1], hosts.id, n_hosts)
    u_late = drawn(keys[4], hosts.id, n_hosts)
    for h in range(n_hosts):
        if hosts.open[h] == 0:
            continue
        hosts.target[h] = orders.target[ground.raions.tile[hosts.raion[h]]]
        if not produces(hosts.kind[h]):
            managing.stand_idle(hosts, h, p.fading)
            continue
        people = float(managing.workforce(hosts, h))
        managing.issue_orders(hosts, h, p.orders_rate * people, u_issued[h], u_wrong[h])
        if claims[h] > 0.0:
            u, v = uniform(keys[2], hosts.id[h]), uniform(keys[3], hosts.id[h])
            _reverse(hosts, h, p.hearing * claims[h], aim, u, v)
            withdrawn[h] = hosts.withdrawn[h]
        managing.withdraw_late(hosts, h, p.late, u_late[h])
        guarded = managing.covered(float(present[h]), people, p.reach)
        managing.stop_work(hosts, h, p.strikes, p.prevention * guarded)
        managing.produce(
            hosts, h, p.wrong_cost, p.right_cost, p.hours * present[h] / max(people, 1.0)
        )
        _do_radical_work(ground, p, h, people, work[h])
    total = int(withdrawn.sum())
    share_out_withdrawn(ground, withdrawn, critics)
    hear_critics(ground)
    return total


@inner
def _reverse(hosts: Hosts, h: int, heard: float, aim: float, u: float, v: float) -> None:
    """Withdraw orders over criticism, and find how many of them were mistaken."""
    given, wrong = hosts.orders[h], hosts.wrong[h]
    if given == 0:
        return
    withdrawn = managing.binomial(given, 1.0 - math.exp(-heard / given), u)
    competence = hosts.competence[h]
    found = aim * (1.0 - competence)
    struck = managing.binomial(withdrawn, found / max(found + competence, 1e-9), v)
    struck = max(min(struck, wrong), withdrawn - (given - wrong))
    hosts.withdrawn[h], hosts.withdrawn_wrong[h] = withdrawn, struck
    hosts.redress[h] = min(hosts.redress[h] + float(struck) / given, 1.0)


@inner
def _do_radical_work(ground: Ground, p: Parameters, h: int, people: float, work: float) -> None:
    """Set y_R and what follows from it: force, and the kolkhoz in a village."""
    hosts, r = ground.hosts, ground.hosts.raion[h]
    push = managing.push_on(ground.raions, r, hosts.kind[h])
    doubt = managing.distrust(hosts, h)
    resisted = p.resistance * push * doubt
    done = 0.0
    if push > 0.0:
        hands = work + p.komsomol * hosts.komsomol[h] + p.detached * hosts.detached[h]
        done = p.activists_share * managing.covered(hands, people, p.reach) - resisted
        done += (1.0 - p.activists_share) * hosts.competence[h] * (1.0 - hosts.evasion[h])
    hosts.radical[h] = max(done, 0.0)
    if hosts.kind[h] != VILLAGE:
        managing.use_force(hosts, h, p.force * resisted, p.fading)
        return
    driven = managing.push_into_kolkhoz(ground.raions, r, p.even)
    managing.use_force(hosts, h, p.force * driven * doubt, p.fading)
    managing.collectivise(hosts, h, driven, doubt, p.drive, p.draw, p.leaving, p.hold)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after policy was carried out."""
    hosts, open_ = after.hosts, after.hosts.open == 1
    yield "no more orders are wrong than given", bool((hosts.wrong <= hosts.orders)[open_].all())
    right = hosts.withdrawn - hosts.withdrawn_wrong
    yield (
        "right orders fall among right ones",
        bool((right <= hosts.orders - hosts.wrong)[open_].all()),
    )
    found = hosts.withdrawn_wrong + hosts.late
    yield "a wrong order falls once", bool((found <= hosts.wrong)[open_].all())
    dealt = int(after.cells.withdrawn.sum())
    yield "cells had withdrawn what units withdrew", dealt == int(hosts.withdrawn[open_].sum())
    heard = after.people.acts & HEARD != 0
    yield "only critics are heard", bool((after.people.acts[heard] & CRITICISED != 0).all())
    inside = hosts.collectivised
    yield "households are a share", bool(((inside >= 0) & (inside <= 1)).all())
    yield "only villages enter", bool((inside[hosts.kind != VILLAGE] == 0).all())
    yield "nobody moves", bool((before.people.host == after.people.host).all())


MECHANISM = Mechanism(
    question="implementation",
    answer="by_activism_too",
    step=carry_out,
    parameters=Parameters,
    decisions=tuple(
        f"implementation/{name}" for name in ("orders", "wrong", "fall", "struck", "late")
    ),
    reads=("people.cell", "cells.*", "hosts.*", "raions.*"),
    writes=(*managing.WRITES, "hosts.redress", "cells.withdrawn", "people.acts"),
    invariants=invariants,
    claim=__doc__ or "",
)
