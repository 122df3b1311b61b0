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
    EMPTY,
    LAPSED,
    N_CLASSES,
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
_IN_CELLS = column_of("in_cells", "factory")
_CELLS = column_of("cells", "factory")
_GROUPS = column_of("candidate_groups", "factory")
_UNITS = column_of("host_units", "factory")
_WITH_CELL = column_of("host_units_with_cell", "factory")
_NONPARTY = column_of("nonparty", "worker")
N_OCCUPATIONS = len(OCCUPATIONS)
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


FLOW_COLUMN = _flow_columns()
EXIT_COLUMN = _exit_columns()


@inner_making_arrays
def count_people(ground: Ground, counts: Counts) -> None:
    """Add the people of a block to the counts of their raions, former members too.

    Each person is counted once, in a table of all combinations, which is then added up: a count
    is a trip to memory, and seven a person were the dearest thing in a month.
    """
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    n_raions = ground.raions.id.size
    combined = np.zeros((n_raions, 2 * N_CLASSES * N_OCCUPATIONS * 4), np.int64)
    in_cell = np.zeros(ground.fill[FILL_CELLS], np.int64)
    for i in range(ground.fill[FILL_PEOPLE]):
        status = people.status[i]
        if status == EMPTY:
            continue
        cell = people.cell[i]
        occupation = _occupation(hosts.kind[people.host[i]], people.job[i])  # pyright: ignore[reportArgumentType]
        standing = np.int64(status - 1) * N_CLASSES + people.origin[i]
        rest = (standing * N_OCCUPATIONS + occupation) * 4 + people.sex[i] * 2 + people.post[i]
        combined[cells.raion[cell], rest] += 1
        in_cell[cell] += 1
    for r in range(n_raions):
        for rest in range(combined.shape[1]):
            n = combined[r, rest]
            if n > 0:
                counts[r, _STATUS + rest // (4 * N_OCCUPATIONS)] += n
                counts[r, _OCCUPIED + rest // 4 % N_OCCUPATIONS] += n
                counts[r, _WOMEN] += n * (rest // 2 % 2)
                counts[r, _OFFICIALS] += n * (rest % 2)
    for c in range(in_cell.size):
        counts[cells.raion[c], _IN_CELLS + hosts.kind[cells.host[c]]] += in_cell[c]
    former = ground.former
    for i in range(ground.fill[FILL_FORMER]):
        if former.status[i] != EMPTY:
            counts[hosts.raion[former.host[i]], _FORMER] += 1


@inner
def _occupation(kind: int, job: int) -> int:
    """The present occupation, in the order of OCCUPATIONS."""
    if kind == ARMY:
        return _SOLDIER
    if kind == SCHOOL and job != N_CLASSES - 1:
        return _STUDENT
    if kind == SOVKHOZ_MTS and job == WORKER:
        return _FARM_WORKER
    return int(job) + (1 if job != WORKER else 0)


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
