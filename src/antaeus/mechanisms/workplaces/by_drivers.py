"""Host units by drivers: plants, kolkhozes, stations, offices and garrisons open and close.

Claim      How many host units of each kind are open, how many people work there and of which
           class follows the country's growth, which nobody in the model decides.
Sources    The headcounts of the scenario: workers and employees, kolkhozes, machine-tractor
           stations, state farms, strength of the army; members of the Komsomol; the assumed
           shares of technical staff and of the unions' active people.
Rivals     None: it is common ground of all accounts.
Silent on  who heads a unit, and what it produces. Komsomol, union and technical staff are counts
           that grow with the unit; what they do is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import Mechanism
from antaeus.world.codes import EMPLOYEE, WORKER
from antaeus.world.orders import Orders
from antaeus.world.tables import Ground


class Parameters(NamedTuple):
    """None: growth is data of the scenario."""


@compiled
def open_and_close(
    ground: Ground,
    orders: Orders,
    p: Parameters,  # noqa: ARG001
    month: int,
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Open units whose turn has come, close those past it, set their strata; return open ones."""
    hosts = ground.hosts
    n_open = 0
    for h in range(hosts.id.size):
        kind = hosts.kind[h]
        if hosts.turn[h] < orders.open_share[kind]:
            if hosts.open[h] == 0:
                hosts.open[h] = 1
                hosts.opened[h] = month
            n_open += 1
            size = orders.people_per_unit[kind] * hosts.weight[h]
        else:
            hosts.open[h] = 0
            size = 0.0
        for c in range(hosts.nonparty.shape[1]):
            hosts.nonparty[h, c] = int(size * orders.classes[kind, c] + 0.5)
        hosts.komsomol[h] = int(size * orders.komsomol[kind] + 0.5)
        hosts.staff[h] = int(size * orders.staff[kind] + 0.5)
        organised = float(hosts.nonparty[h, WORKER] + hosts.nonparty[h, EMPLOYEE])
        hosts.union[h] = int(organised * orders.union[0] + 0.5)
    return n_open


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after host units have opened and closed."""
    closed = after.hosts.open == 0
    yield "a closed unit employs nobody", bool((after.hosts.nonparty[closed] == 0).all())
    yield "strata are never negative", bool((after.hosts.nonparty >= 0).all())
    stays = (before.hosts.open == 1) & (after.hosts.open == 1)
    yield (
        "an open unit keeps the month of its opening",
        bool((before.hosts.opened[stays] == after.hosts.opened[stays]).all()),
    )


MECHANISM = Mechanism(
    question="workplaces",
    answer="by_drivers",
    step=open_and_close,
    parameters=Parameters,
    decisions=(),
    reads=("hosts.kind", "hosts.turn", "hosts.weight", "hosts.id"),
    writes=(
        "hosts.open",
        "hosts.opened",
        "hosts.nonparty",
        "hosts.komsomol",
        "hosts.union",
        "hosts.staff",
    ),
    invariants=invariants,
    claim=__doc__ or "",
)
