"""Counting what cells and bosses did and strata thought: meetings, work, complaints, files."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import inner
from antaeus.observables.counted import BOUNDS, column_of
from antaeus.world.codes import (
    ARRESTED,
    CONSTRUCTION,
    DISSOLVED,
    EMPTY,
    FACTORY,
    N_CLASSES,
    N_GRIEVANCES,
    N_ISSUES,
    N_ROUTES,
    PRAISED,
    SANCTIONED,
    TRANSPORT,
    VILLAGE,
)
from antaeus.world.tables import FILL_CELLS, FILL_FORMER, Ground
from antaeus.world.tally import produces, whole

Counts = NDArray[np.int64]
_MEETINGS = column_of("present", "all")
_WORK = column_of("workforce", "thin")
_COMPLAINTS = column_of("complaints", "cell")
_AUDITS = column_of("audits", "all")
_STRATA = column_of("language_nonparty", "worker")
_LAND = column_of("village_people", "all")
_FALLS = column_of("people_on_file", "all")
_WORDS = column_of("items_radical", "all")
_THIN, _DENSE = BOUNDS
_ELSEWHERE = 3


@inner
def density_of(kind: int, communists: int, people: float) -> int:
    """The group of a unit among DENSITIES."""
    if kind not in (FACTORY, TRANSPORT, CONSTRUCTION):
        return _ELSEWHERE
    share = float(communists) / max(people, 1.0)
    return int(share >= _THIN) + int(share >= _DENSE)


@inner
def count_meetings(ground: Ground, counts: Counts) -> None:
    """Add what the living cells did this month."""
    cells = ground.cells
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED:
            continue
        row = counts[cells.raion[c]]
        row[_MEETINGS] += cells.present[c]
        row[_MEETINGS + 1] += cells.critics[c]
        row[_MEETINGS + 2] += cells.endorsers[c]
        row[_MEETINGS + 3] += cells.both[c]
        own = np.int64(0)
        copied = np.int64(0)
        for issue in range(N_ISSUES):
            own += cells.own[c, issue]
            copied += cells.copied[c, issue]
        row[_MEETINGS + 4] += own
        row[_MEETINGS + 5] += copied
        row[_WORDS] += whole(float(own + copied), cells.tone[c])
        for issue in range(N_GRIEVANCES):
            row[_MEETINGS + 6] += cells.own[c, issue]
        row[_MEETINGS + 7] += cells.signals[c]
        row[_MEETINGS + 8] += cells.opposed[c]
        row[_MEETINGS + 9] += np.int64(cells.verdict[c] == PRAISED)
        row[_MEETINGS + 10] += np.int64(cells.verdict[c] == SANCTIONED)


@inner
def count_work(ground: Ground, counts: Counts) -> None:
    """Add what open host units did, what was found there, and what their strata think."""
    hosts, raions = ground.hosts, ground.raions
    for h in range(hosts.id.size):
        if hosts.open[h] == 0:
            continue
        row = counts[hosts.raion[h]]
        strata = float(hosts.nonparty[h, 0] + hosts.nonparty[h, 1] + hosts.nonparty[h, 2])
        n = strata + float(hosts.communists[h])
        if produces(hosts.kind[h]):
            _count_output(ground, h, n, row)
        worst = 0.0
        for issue in range(N_GRIEVANCES):
            worst = max(worst, hosts.grievance[h, issue])
        for c in range(N_CLASSES):
            people = float(hosts.nonparty[h, c])
            row[_STRATA + c] += whole(people, hosts.language[h, c])
            row[_STRATA + N_CLASSES + c] += whole(people, hosts.stake[h, c])
        if hosts.kind[h] == VILLAGE:
            row[_LAND] += int(n)
            row[_LAND + 1] += whole(n, hosts.collectivised[h])
        row[_LAND + 2] += whole(n, worst)
        row[_LAND + 3] += whole(n, hosts.coercion[h])
    for r in range(raions.id.size):
        for route in range(N_ROUTES):
            counts[r, _COMPLAINTS + route] += raions.complaints[r, route]
            counts[r, _COMPLAINTS + N_ROUTES + route] += raions.answered[r, route]


@inner
def _count_output(ground: Ground, h: int, n: float, row: Counts) -> None:
    hosts = ground.hosts
    at = _WORK + density_of(hosts.kind[h], hosts.communists[h], n)
    row[at] += int(n)
    row[at + 4] += whole(n, hosts.radical[h])
    row[at + 8] += whole(n, hosts.technical[h])
    row[at + 12] += whole(n, hosts.output[h])
    row[at + 16] += whole(n, hosts.target[h])
    row[at + 20] += whole(n, hosts.reported[h])
    row[at + 24] += whole(n, hosts.stoppage[h])
    row[at + 28] += hosts.orders[h]
    row[at + 32] += hosts.withdrawn[h]
    row[at + 36] += hosts.late[h]
    row[at + 40] += hosts.removed[h]
    if hosts.audited[h] >= 0.0:
        row[_AUDITS] += 1
        row[_AUDITS + 1] += whole(n, 1.0)
        row[_AUDITS + 2] += int(n * (hosts.reported[h] - hosts.audited[h]) * 1000.0)


@inner
def count_files(ground: Ground, counts: Counts, month: int) -> None:
    """Add those arrested this month who had a signal on file, and those who had a patron."""
    former = ground.former
    for i in range(ground.fill[FILL_FORMER]):
        if former.left[i] == month and former.cause[i] == ARRESTED and former.status[i] != EMPTY:
            row = counts[ground.hosts.raion[former.host[i]]]
            row[_FALLS + 2] += np.int64(former.file[i] > 0)
            row[_FALLS + 3] += np.int64(former.patron[i] != 0)
