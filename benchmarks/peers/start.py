"""The world from which the race starts: the party of March 1931 as the null account leaves it.

python benchmarks/peers/start.py SCALE FILE       write what the peers are handed
"""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from month import VALUES, Start
from numpy.typing import NDArray

from antaeus.foundation.months import parse_month
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request
from antaeus.simulation.run import Simulation
from antaeus.world.codes import ARMY, DISSOLVED, EMPTY, N_CLASSES, SOVKHOZ_MTS, VILLAGE
from antaeus.world.shares import ONE
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground
from antaeus.world.tally import produces

BEFORE = "1931-02"
"""The last month under the null account."""


def lived_in(scale: Fraction) -> Simulation:
    """A simulation that stands before the first month of the race, in the orders of that day."""
    simulation = load_inputs(Request(scale, account="n0", threads=2)).simulation()
    for _ in simulation.months(last=parse_month(BEFORE)):
        pass
    simulation.orders.intensity[:] = 1.0
    return simulation


def start_of(simulation: Simulation) -> Start:
    """What the peers are handed: all blocks in one, without gaps, closed units or dead cells."""
    orders, parts = simulation.orders, []
    cells = hosts = 0
    for ground in simulation.world.grounds:
        part = _part(ground, orders.hardship)
        n_hosts = part["village"].size
        part["cell"] += cells
        part["seat"] += cells
        cells += part["host"].size
        part["host"] += hosts
        hosts += n_hosts
        parts.append(part)
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    spoken = simulation.world.grounds[0].hosts.language[0]
    media = orders.media.astype(np.float32)
    return Start(**columns, media=media, spoken=spoken.astype(np.float32))


def _part(ground: Ground, hardship: NDArray[np.float64]) -> dict[str, NDArray[Any]]:
    """The columns of one block, with rows of its own."""
    people, cells = ground.people, ground.cells
    n, n_cells = ground.fill[FILL_PEOPLE], ground.fill[FILL_CELLS]
    alive = cells.form[:n_cells] != DISSOLVED
    new_cell = np.cumsum(alive) - 1
    is_open = ground.hosts.open == 1
    new_host = np.cumsum(is_open) - 1
    here = np.flatnonzero(people.status[:n] != EMPTY)
    here = here[np.argsort(people.cell[here], kind="stable")]
    return {
        "cell": new_cell[people.cell[here]].astype(np.int32),
        "job": people.job[here],
        "commitment": (people.commitment[here] / ONE).astype(np.float32),
        "language": (people.language[here] / ONE).astype(np.float32),
        "host": new_host[cells.host[:n_cells][alive]].astype(np.int32),
        "presses": _presses(ground, hardship)[is_open],
        "village": ground.hosts.kind[is_open] == VILLAGE,
        **_strata(ground, new_cell),
    }


def _presses(ground: Ground, hardship: NDArray[np.float64]) -> NDArray[np.float32]:
    """Norms, food, rooms, bosses and grain at every host unit, as `grievance/by_hardship` has it.

    No famine, no campaign for grain and no force are felt in the orders of the race.
    """
    kind, n = ground.hosts.kind, ground.hosts.kind.size
    works = np.array([produces(int(k)) and k != VILLAGE for k in range(kind.max() + 1)])[kind]
    town = ~np.isin(kind, (VILLAGE, SOVKHOZ_MTS, ARMY))
    norms, food, rooms = hardship
    out = np.zeros((n, 5), np.float32)
    out[:, 0] = norms * works
    out[:, 1] = food
    out[:, 2] = rooms * np.where(town, 1.0, VALUES["grievance.rural_housing"])
    out[:, 3] = VALUES["grievance.bosses"] * (1.0 - ground.hosts.competence)
    return out


def _strata(ground: Ground, new_cell: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    """Every class at every open unit from which newcomers come, and how many in a month."""
    hosts = ground.hosts
    seat = np.where(hosts.cell >= 0, hosts.cell, hosts.cover)
    named = ("worker", "peasant", "employee")
    rates = np.array([VALUES[f"admission.{name}_rate"] for name in named])
    expected = rates * hosts.nonparty
    h, c = np.nonzero((expected > 0) & ((hosts.open == 1) & (seat >= 0))[:, np.newaxis])
    assert len(named) == N_CLASSES
    return {
        "seat": new_cell[seat[h]].astype(np.int32),
        "stratum_class": c.astype(np.uint8),
        "expected": expected[h, c].astype(np.float32),
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    start_of(lived_in(Fraction(sys.argv[1]))).save(Path(sys.argv[2]))
