"""Counting the truth: stocks at the end of a month and its flows, by raion."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.observables.counted import (
    FLOWS_OF_CELLS,
    FLOWS_OF_PEOPLE,
    OCCUPATIONS,
    column_of,
)
from antaeus.world.codes import (
    ARMY,
    ARRESTED,
    CANDIDATE_GROUP,
    CELL,
    DIED,
    DISSOLVED,
    EMPLOYEE,
    EMPTY,
    LAPSED,
    MEMBER,
    N_CLASSES,
    N_KINDS,
    REDUCED,
    SCHOOL,
    SOVKHOZ_MTS,
    WITHDREW,
    WORKER,
)
from antaeus.world.events import (
    DISSOLVED_EVENT,
    EVENT_KINDS,
    FOUNDED,
    LEFT,
    SPLIT,
)
from antaeus.world.tables import FILL_CELLS, FILL_EVENTS, FILL_FORMER, FILL_PEOPLE, Ground

Counts = NDArray[np.int64]

_STATUS = column_of("candidates", "worker")
_OCCUPIED = column_of("occupied", "industrial_worker")
_WOMEN = column_of("women", "all")
_OFFICIALS = column_of("officials", "all")
_FORMER = column_of("former_members", "all")
_CELLS = column_of("cells", "factory")
_GROUPS = column_of("candidate_groups", "factory")
_UNITS = column_of("host_units", "factory")
_WITH_CELL = column_of("host_units_with_cell", "factory")
_NONPARTY = column_of("nonparty", "worker")
N_OCCUPATIONS = len(OCCUPATIONS)
_COMBINATIONS = N_CLASSES * N_OCCUPATIONS * 4
_FARM_WORKER, _STUDENT, _SOLDIER = 1, 4, 5
_EXPELLED = column_of("expelled", "worker")
_ARRESTED = column_of("expelled_arrested", "worker")


def _flow_columns() -> NDArray[np.int64]:
    """First column of the flow of each kind of event; -1 where the cause of leaving decides."""
    columns = np.full(len(EVENT_KINDS), -1, np.int64)
    for kind, name in enumerate(EVENT_KINDS):
        if name in FLOWS_OF_PEOPLE:
            columns[kind] = column_of(name, "worker")
        elif name in FLOWS_OF_CELLS:
            columns[kind] = column_of(name, "factory")
    return columns


def _exit_columns() -> NDArray[np.int64]:
    """First column of the flow of each cause of leaving."""
    columns = np.full(LAPSED + 1, _EXPELLED, np.int64)
    for cause, series in ((DIED, "died"), (WITHDREW, "withdrew"), (REDUCED, "reduced")):
        columns[cause] = column_of(series, "worker")
    columns[LAPSED] = column_of("lapsed", "worker")
    return columns


def _occupation(kind: int, job: int) -> int:
    """The present occupation, in the order of OCCUPATIONS."""
    if kind == ARMY:
        return _SOLDIER
    if kind == SCHOOL and job != EMPLOYEE:
        return _STUDENT
    if kind == SOVKHOZ_MTS and job == WORKER:
        return _FARM_WORKER
    return job + (1 if job != WORKER else 0)


_OCCUPATION = np.array(
    [[_occupation(kind, job) for job in range(N_CLASSES)] for kind in range(N_KINDS)], np.int32
)
FLOW_COLUMN = _flow_columns()
EXIT_COLUMN = _exit_columns()


@inner_making_arrays
def count_people(ground: Ground, counts: Counts) -> None:
    """Add the people of a block to the counts of their raions, former members too.

    Each person is counted once, in a table of all combinations, which is then added up: a count
    is a trip to memory, and seven a person were the dearest thing in a month. Which combination it
    is is found before, many at once; who has left is one more, of which nothing is made.
    """
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    n, n_raions = ground.fill[FILL_PEOPLE], ground.raions.id.size
    combination = np.empty(n, np.int32)
    for i in range(n):
        standing = np.int32(people.status[i]) * N_CLASSES + people.origin[i]
        occupation = _OCCUPATION[hosts.kind[people.host[i]], people.job[i]]
        rest = (standing * N_OCCUPATIONS + occupation) * 4 + people.sex[i] * 2 + people.post[i]
        combination[i] = rest
    combined = np.zeros((n_raions, (MEMBER + 1) * _COMBINATIONS), np.int64)
    for i in range(n):
        combined[cells.raion[people.cell[i]], combination[i]] += 1
    for r in range(n_raions):
        for here in range(MEMBER * _COMBINATIONS):
            people_here = combined[r, here + _COMBINATIONS]
            if people_here > 0:
                counts[r, _STATUS + here // (4 * N_OCCUPATIONS)] += people_here
                counts[r, _OCCUPIED + here // 4 % N_OCCUPATIONS] += people_here
                counts[r, _WOMEN] += people_here * (here // 2 % 2)
                counts[r, _OFFICIALS] += people_here * (here % 2)
    _count_former(ground, counts)


@inner_making_arrays
def _count_former(ground: Ground, counts: Counts) -> None:
    """Add former members who live, by the host unit which they left and then by raion."""
    former, hosts = ground.former, ground.hosts
    by_host = np.zeros(hosts.id.size, np.int64)
    for i in range(ground.fill[FILL_FORMER]):
        by_host[former.host[i]] += np.int64(former.status[i] != EMPTY)
    for h in range(by_host.size):
        counts[hosts.raion[h], _FORMER] += by_host[h]


@inner
def count_units(ground: Ground, counts: Counts) -> None:
    """Add cells, candidate groups, host units and strata."""
    cells, hosts = ground.cells, ground.hosts
    for c in range(ground.fill[FILL_CELLS]):
        kind = hosts.kind[cells.host[c]]
        if cells.form[c] == CELL:
            counts[cells.raion[c], _CELLS + kind] += 1
        elif cells.form[c] == CANDIDATE_GROUP:
            counts[cells.raion[c], _GROUPS + kind] += 1
    for h in range(hosts.id.size):
        if hosts.open[h] != 0:
            row = counts[hosts.raion[h]]
            row[_UNITS + hosts.kind[h]] += 1
            if hosts.cell[h] >= 0 and cells.form[hosts.cell[h]] != DISSOLVED:
                row[_WITH_CELL + hosts.kind[h]] += 1
            for c in range(N_CLASSES):
                row[_NONPARTY + c] += hosts.nonparty[h, c]


@inner
def count_events(ground: Ground, counts: Counts, flow_column: Counts, exit_column: Counts) -> None:
    """Add the flows of the month, read off its events."""
    events = ground.events
    for i in range(ground.fill[FILL_EVENTS]):
        row = counts[events.raion[i]]
        kind = events.kind[i]
        if kind == LEFT:
            cause = events.detail[i]
            row[exit_column[cause] + events.origin[i]] += 1
            if cause == ARRESTED:
                row[_ARRESTED + events.origin[i]] += 1
        elif kind in (FOUNDED, SPLIT, DISSOLVED_EVENT):
            row[flow_column[kind] + events.host_kind[i]] += 1
        else:
            row[flow_column[kind] + events.origin[i]] += 1
