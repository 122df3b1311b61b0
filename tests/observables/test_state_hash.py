"""State hashes: another one when anything is other, the same when only the order is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from toy_district import BUSY, BusyRules, simulate

from antaeus.foundation.compiled import IS_COMPILED
from antaeus.observables.reading import HASHED, read
from antaeus.observables.state_hash import WEIGHTS
from antaeus.simulation.checking import copy_of
from antaeus.simulation.run import Simulation
from antaeus.world.blocks import with_room
from antaeus.world.codes import DISSOLVED, EMPTY, N_CLASSES, N_KINDS
from antaeus.world.tables import FILL_CELLS, FILL_FORMER, FILL_PEOPLE, TABLES, Ground

ROWS = 12 if IS_COMPILED else 2
"""How many rows of a table are changed, one at a time: a hash takes long as plain Python."""
HOW_MANY = {"origin": N_CLASSES, "job": N_CLASSES, "sex": 2, "post": 2, "kind": N_KINDS, "open": 2}
"""Columns of words from a closed list."""


@pytest.fixture(scope="module")
def lived() -> Ground:
    """A block in which a few years have gone by, with former members, shop cells and gaps."""
    simulation = simulate("n0", BUSY, rules=BusyRules(), blocks=1)
    for _ in simulation.months(last=40):
        pass
    return with_room(simulation.world.grounds[0])


@pytest.fixture(scope="module")
def accepted(lived: Ground) -> dict[str, int]:
    """The hashes of that block as it is."""
    return hashes(lived)


@pytest.fixture
def ground(lived: Ground) -> Ground:
    return copy_of(lived)


def hashes(ground: Ground) -> dict[str, int]:
    return dict(zip(HASHED, read(ground, 41)[1].tolist(), strict=True))


def living(ground: Ground, table: str) -> list[int]:
    """The rows of a table that are somebody or something."""
    filled = {"people": FILL_PEOPLE, "former": FILL_FORMER, "cells": FILL_CELLS}
    part: Any = getattr(ground, table)
    n = int(ground.fill[filled[table]]) if table in filled else len(part.id)
    if table == "cells":
        return np.flatnonzero(part.form[:n] != DISSOLVED).tolist()
    return np.flatnonzero(part.status[:n] != EMPTY).tolist() if table in filled else list(range(n))


FOLLOWS = {
    "cells": {"raion", "people", "members", "secretary"},
    "hosts": {"raion", "turn", "weight", "communists", "head"},
    "raions": {
        *("tile", "host_start", "host_end", "next_person", "next_cell", "nonparty"),
        *("recommenders", "officials", "eligible", "heard"),
        *("pressure", "radical", "ambiguity", "issues"),
    },
}
"""Columns that follow from others, or from what is the same in every run of a seed."""
COLUMNS = [
    (table, name)
    for table in HASHED
    for name in TABLES[table]._fields
    if name not in FOLLOWS.get(table, set())
]


def other(ground: Ground, table: str, name: str, row: int) -> None:
    """Make one figure another one that it could be."""
    column = getattr(getattr(ground, table), name)
    if name in ("cell", "cover"):
        cells = [-1, *living(ground, "cells")] if table == "hosts" else living(ground, "cells")
        column[row] = next(cell for cell in cells if cell != column[row])
    elif name == "host":
        column[row] = (column[row] + 1) % len(ground.hosts.id)
    elif name in ("status", "form"):
        column[row] = 3 - column[row]
    elif name in HOW_MANY:
        column[row] = (column[row] + 1) % HOW_MANY[name]
    elif column.ndim == 2:
        column[row, 1] += 1
    else:
        column[row] += 1


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_a_change_in_any_column_changes_the_hash_of_its_table(
    lived: Ground, accepted: dict[str, int], table: str, name: str
) -> None:
    rows = living(lived, table)
    assert len(rows) >= 2
    for row in rows[:ROWS]:
        changed = copy_of(lived)
        other(changed, table, name, row)
        assert hashes(changed)[table] != accepted[table], f"row {row}"


@pytest.mark.parametrize("name", ["cell", "cover"])
@pytest.mark.parametrize("number", [0, 1, 2**48, 2**64 - 2])
def test_a_unit_without_a_cell_is_no_unit_with_any_cell(
    ground: Ground, name: str, number: int
) -> None:
    ground.cells.id[0] = number
    with_cell, without = copy_of(ground), copy_of(ground)
    getattr(with_cell.hosts, name)[0] = 0
    getattr(without.hosts, name)[0] = -1
    assert hashes(with_cell)["hosts"] != hashes(without)["hosts"]


def test_two_who_change_numbers_and_seats_are_seen(ground: Ground) -> None:
    """Person 5 in cell 6 is not person 6 in cell 5."""
    one, another = living(ground, "people")[:2]
    ground.cells.id[:2] = (5, 6)
    ground.people.cell[another] = 0
    for column in ground.people:
        if column is not ground.people.cell:
            column[one] = column[another]
    ground.people.status[another] = EMPTY
    first, second = copy_of(ground), copy_of(ground)
    first.people.id[one], first.people.cell[one] = 5, 1
    second.people.id[one], second.people.cell[one] = 6, 0
    assert hashes(first)["people"] != hashes(second)["people"]


def dealt(n: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).permutation(n)


def reordered(table: Any, order: np.ndarray) -> None:
    """Put the rows of a table in another order, in place: row i is the old row order[i]."""
    for column in table:
        column[: order.size] = column[: order.size][order]


def renamed(column: np.ndarray, order: np.ndarray) -> None:
    """Point to where the rows have gone; no row (-1) stays none."""
    place = np.argsort(order).astype(column.dtype)
    column[:] = np.where(column >= 0, place[np.clip(column, 0, order.size - 1)], column)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_people_and_former_members_means_nothing(ground: Ground, seed: int) -> None:
    before = read(ground, 41)
    for table, filled in ((ground.people, FILL_PEOPLE), (ground.former, FILL_FORMER)):
        reordered(table, dealt(int(ground.fill[filled]), seed))
    after = read(ground, 41)
    assert after[1].tolist() == before[1].tolist()
    assert np.array_equal(after[0], before[0])


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_cells_and_host_units_means_nothing(ground: Ground, seed: int) -> None:
    before = read(ground, 41)
    order = dealt(int(ground.fill[FILL_CELLS]), seed)
    reordered(ground.cells, order)
    for column in (ground.people.cell, ground.hosts.cell, ground.hosts.cover):
        renamed(column, order)
    order = dealt(len(ground.hosts.id), seed)
    reordered(ground.hosts, order)
    for column in (ground.people.host, ground.former.host, ground.cells.host):
        renamed(column, order)
    after = read(ground, 41)
    assert after[1].tolist() == before[1].tolist()
    assert np.array_equal(after[0], before[0])


def test_the_dead_and_the_dissolved_leave_no_trace_in_the_hash(ground: Ground) -> None:
    before = hashes(ground)
    n, cells = int(ground.fill[FILL_FORMER]), int(ground.fill[FILL_CELLS])
    dead = np.flatnonzero(ground.former.status[:n] == EMPTY)
    gone = np.flatnonzero(ground.cells.form[:cells] == DISSOLVED)
    assert dead.size
    assert gone.size
    ground.former.born[dead] += 1
    ground.cells.founded[gone] += 1
    assert hashes(ground) == before


def lived_through(simulation: Simulation, last: int) -> list[dict[str, int]]:
    """The hashes of each month to come, which must be those of a reading with no memory."""
    seen: list[dict[str, int]] = []
    for result in simulation.months(last=last):
        afresh = [read(ground, result.month)[1] for ground in simulation.world.grounds]
        total = np.array(afresh).sum(axis=0, dtype=np.uint64).tolist()
        assert list(result.hashes.values()) == total
        seen.append(result.hashes)
    return seen


def test_remembered_former_members_hash_as_those_mixed_afresh() -> None:
    """Month after month, while some die or come back, and after a return to an earlier month."""
    simulation = simulate("n0", BUSY, rules=BusyRules(), blocks=2)
    lived_through(simulation, 4)
    early = simulation.snapshot().copied()
    later = lived_through(simulation, 30 if IS_COMPILED else 8)
    former, n = simulation.world.grounds[0].former, simulation.world.grounds[0].fill[FILL_FORMER]
    assert (former.status[:n] == EMPTY).any()
    simulation.restore(early)
    assert lived_through(simulation, 4 + len(later)) == later


def test_no_two_small_changes_of_a_row_cancel() -> None:
    """Changes a and b of two words cancel where a times one weight is -b times the other."""
    small = np.concatenate([np.arange(-300, 0), np.arange(1, 301)]).astype(np.uint64)
    with np.errstate(over="ignore"):
        moved = np.multiply.outer(WEIGHTS, small).ravel()
    assert np.unique(moved).size == moved.size
