"""Policy carried out by administration: managements give orders, and nobody below reverses them.

Claim      Managements give orders, some of them mistaken, and find out some mistakes late. What the
           radical side of the line asks for is done by the administration as its competence goes,
           less what it evades and what those below resist. Cells cost hours of meetings, and may
           keep work from stopping; they reverse nothing and do nothing of the task themselves.
Sources    The null of implementation; gregory_lenins_brain on administrative command.
Rivals     by_activism_too.
Silent on  criticism, activists, the Komsomol and people sent from town.

Prediction C29  Not coded. Presence touches only hours and, by `prevention`, stoppages: above 0 it
makes presence control; its prior holds both signs.
Prediction C38  Not coded. Presence does nothing for y_R here, and costs y_T its hours alone.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world import managing
from antaeus.world.codes import DISSOLVED, VILLAGE
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_CELLS, Ground
from antaeus.world.tally import produces

_RATE = "events a person-month"


def _own(meaning: str, unit: str, prior: Uniform | LogUniform) -> Parameter:
    return Parameter(meaning, unit, prior, "antaeus_assumption")


class Parameters(NamedTuple):
    """Orders; what meetings cost and prevent; resistance and force; the kolkhoz."""

    orders_rate: Annotated[float, _own("orders, a worker", _RATE, LogUniform(0.01, 0.1))]
    late: Annotated[float, _own("a wrong order is found out late", "probability", Uniform(0, 0.6))]
    wrong_cost: Annotated[float, _own("output lost if all are wrong", "share", Uniform(0, 0.6))]
    hours: Annotated[float, _own("hours of those who attend", "share", Uniform(0.005, 0.02))]
    strikes: Annotated[float, _own("hours lost to grievance", "share", LogUniform(2e-3, 0.2))]
    prevention: Annotated[float, _own("of these, kept by the present", "ratio", Uniform(-0.5, 1))]
    reach: Annotated[float, _own("members a person, if ample", "ratio", LogUniform(0.02, 0.1))]
    resistance: Annotated[float, _own("task undone by resistance", "share", Uniform(0, 0.5))]
    force: Annotated[float, _own("force that resistance meets", "ratio", LogUniform(0.1, 10))]
    fading: Annotated[float, _own("force is forgotten", "per month", LogUniform(0.02, 0.8))]
    even: Annotated[float, _own("redness that leaves villages alone", "share", Uniform(0, 0.7))]
    drive: Annotated[float, _own("households driven in", "per month", LogUniform(0.5, 50))]
    draw: Annotated[float, _own("drawn in by neighbours", "per month", LogUniform(1e-3, 0.1))]
    leaving: Annotated[float, _own("the forced leave", "per month", LogUniform(0.1, 60))]
    hold: Annotated[float, _own("pressure that keeps them", "ratio", LogUniform(0.5, 60))]


@compiled
def administer(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Carry policy out in every open unit; return how many mistakes were found out late."""
    hosts, cells = ground.hosts, ground.cells
    present = np.zeros(hosts.id.size, np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        cells.withdrawn[c] = 0
        if cells.form[c] != DISSOLVED:
            present[cells.host[c]] += cells.present[c]
    found = 0
    n_hosts = hosts.id.size
    u_issued, u_wrong = drawn(keys[0], hosts.id, n_hosts), drawn(keys[1], hosts.id, n_hosts)
    u_late = drawn(keys[2], hosts.id, n_hosts)
    for h in range(n_hosts):
        if hosts.open[h] == 0:
            continue
        hosts.target[h] = orders.target[ground.raions.tile[hosts.raion[h]]]
        if not produces(hosts.kind[h]):
            managing.stand_idle(hosts, h, p.fading)
            continue
        people = float(managing.workforce(hosts, h))
        managing.issue_orders(hosts, h, p.orders_rate * people, u_issued[h], u_wrong[h])
        managing.withdraw_late(hosts, h, p.late, u_late[h])
        guarded = managing.covered(float(present[h]), people, p.reach)
        managing.stop_work(hosts, h, p.strikes, p.prevention * guarded)
        in_meetings = p.hours * present[h] / max(people, 1.0)
        managing.produce(hosts, h, p.wrong_cost, 0.0, in_meetings)
        _do_radical_work(ground, p, h)
        found += hosts.late[h]
    return found


@inner
def _do_radical_work(ground: Ground, p: Parameters, h: int) -> None:
    """Set y_R and what follows from it: force, and the kolkhoz in a village."""
    hosts, r = ground.hosts, ground.hosts.raion[h]
    push = managing.push_on(ground.raions, r, hosts.kind[h])
    doubt = managing.distrust(hosts, h)
    resisted = p.resistance * push * doubt
    done = 0.0
    if push > 0.0:
        done = hosts.competence[h] * (1.0 - hosts.evasion[h]) - resisted
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
    yield "a wrong order falls once", bool((hosts.late <= hosts.wrong)[open_].all())
    yield "nobody below reverses orders", not hosts.withdrawn[open_].any()
    yield "no cell had any withdrawn", not after.cells.withdrawn.any()
    yield "nobody is heard", bool((before.people.acts == after.people.acts).all())
    inside = hosts.collectivised
    yield "households are a share", bool(((inside >= 0) & (inside <= 1)).all())
    yield "only villages enter", bool((inside[hosts.kind != VILLAGE] == 0).all())


MECHANISM = Mechanism(
    question="implementation",
    answer="by_administration",
    step=administer,
    parameters=Parameters,
    decisions=("implementation/orders", "implementation/wrong", "implementation/late"),
    reads=("cells.*", "hosts.*", "raions.*"),
    writes=(*managing.WRITES, "cells.withdrawn"),
    invariants=invariants,
    claim=__doc__ or "",
)
