"""Adding up a raion's month for those above: the truth of it, which only its writers know."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np

from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.world.codes import (
    ARMY,
    DISSOLVED,
    EMPTY,
    HOUSING,
    N_CLASSES,
    N_ROUTES,
    PRAISED,
    SANCTIONED,
    SCHOOL,
    VILLAGE,
)
from antaeus.world.heard import (
    H_AUDITED_CAPACITY,
    H_AUDITED_GAP,
    H_AUDITED_UNITS,
    H_CAPACITY,
    H_CELLS,
    H_COERCION,
    H_COLLECTIVISED,
    H_COMPLAINTS,
    H_CRITICS,
    H_GRIEVANCE,
    H_HEADS,
    H_HEADS_REMOVED,
    H_HOUSEHOLDS,
    H_LATE,
    H_NAMED,
    H_ORDERS,
    H_OUTPUT,
    H_PEOPLE,
    H_PRAISED,
    H_PRESENT,
    H_RADICAL,
    H_REPORTED,
    H_SANCTIONED,
    H_SIGNALS,
    H_STAKE,
    H_STOPPAGE,
    H_TARGET,
    H_TECHNICAL,
    H_WITHDRAWN,
    H_WORKFORCE,
)
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

_THOUSANDTHS = 1000.0


@inner
def produces(kind: int) -> bool:
    """Whether a kind of host unit has a plan to fulfil."""
    return kind not in (SCHOOL, ARMY, HOUSING)


@inner
def whole(people: float, share: float) -> int:
    """A share of so many people in thousandths of a person."""
    return int(people * share * _THOUSANDTHS + 0.5)


@compiled
def tally(ground: Ground) -> int:
    """Set `raions.heard` from what happened in cells and host units; return how many raions."""
    raions = ground.raions
    raions.heard[:] = 0
    _add_hosts(ground)
    _add_cells(ground)
    _add_files(ground)
    for r in range(raions.id.size):
        for route in range(N_ROUTES):
            raions.heard[r, H_COMPLAINTS] += raions.complaints[r, route]
    return int(raions.id.size)


@inner_making_arrays
def _add_files(ground: Ground) -> None:
    """Add the signals in people's files, by host unit and then by raion."""
    people, hosts = ground.people, ground.hosts
    by_host = np.zeros(hosts.id.size, np.int64)
    for i in range(ground.fill[FILL_PEOPLE]):
        here = np.int64(people.status[i] != EMPTY)
        by_host[people.host[i]] += here * np.int64(people.file[i])
    for h in range(by_host.size):
        ground.raions.heard[hosts.raion[h], H_NAMED] += by_host[h]


@inner
def _add_hosts(ground: Ground) -> None:
    hosts = ground.hosts
    for h in range(hosts.id.size):
        if hosts.open[h] == 0:
            continue
        row = ground.raions.heard[hosts.raion[h]]
        strata = hosts.nonparty[h, 0] + hosts.nonparty[h, 1] + hosts.nonparty[h, 2]
        n = float(strata + hosts.communists[h])
        worst = 0.0
        for issue in range(hosts.grievance.shape[1]):
            worst = max(worst, hosts.grievance[h, issue])
        row[H_GRIEVANCE] += whole(n, worst)
        row[H_COERCION] += whole(n, hosts.coercion[h])
        for c in range(N_CLASSES):
            row[H_STAKE] += whole(float(hosts.nonparty[h, c]), hosts.stake[h, c])
        if hosts.kind[h] == VILLAGE:
            row[H_HOUSEHOLDS] += whole(n, 1.0)
            row[H_COLLECTIVISED] += whole(n, hosts.collectivised[h])
        if produces(hosts.kind[h]):
            _add_output(ground, h, n)


@inner
def _add_output(ground: Ground, h: int, n: float) -> None:
    """What a producing unit did, weighted by its people."""
    hosts = ground.hosts
    row = ground.raions.heard[hosts.raion[h]]
    row[H_WORKFORCE] += int(n)
    row[H_CAPACITY] += whole(n, 1.0)
    row[H_RADICAL] += whole(n, hosts.radical[h])
    row[H_TECHNICAL] += whole(n, hosts.technical[h])
    row[H_OUTPUT] += whole(n, hosts.output[h])
    row[H_TARGET] += whole(n, hosts.target[h])
    row[H_REPORTED] += whole(n, hosts.reported[h])
    row[H_STOPPAGE] += whole(n, hosts.stoppage[h])
    row[H_ORDERS] += hosts.orders[h]
    row[H_WITHDRAWN] += hosts.withdrawn[h]
    row[H_LATE] += hosts.late[h]
    row[H_HEADS] += 1
    row[H_HEADS_REMOVED] += hosts.removed[h]
    if hosts.audited[h] >= 0.0:
        row[H_AUDITED_UNITS] += 1
        row[H_AUDITED_CAPACITY] += whole(n, 1.0)
        row[H_AUDITED_GAP] += int(n * (hosts.reported[h] - hosts.audited[h]) * _THOUSANDTHS)


@inner
def _add_cells(ground: Ground) -> None:
    cells = ground.cells
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED:
            continue
        row = ground.raions.heard[cells.raion[c]]
        row[H_CELLS] += 1
        row[H_PEOPLE] += cells.people[c]
        row[H_PRESENT] += cells.present[c]
        row[H_CRITICS] += cells.critics[c]
        row[H_SIGNALS] += cells.signals[c]
        if cells.verdict[c] == PRAISED:
            row[H_PRAISED] += 1
        elif cells.verdict[c] == SANCTIONED:
            row[H_SANCTIONED] += 1
