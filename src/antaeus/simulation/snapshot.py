"""The whole state of a simulation between two months, and how it is put back.

What the tables hold beyond their marks is room and means nothing; events and movers are gone when a
month is over. What follows from scenario, calendar and rules is no state: it is worked out again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.world.blocks import empty_ground, with_room
from antaeus.world.build import World
from antaeus.world.centre import Centre
from antaeus.world.orders import Orders
from antaeus.world.tables import (
    FILL_CELLS,
    FILL_FORMER,
    FILL_FREE,
    FILL_PEOPLE,
    Ground,
)

KEPT_TABLES = ("people", "former", "cells", "hosts", "raions")
"""Tables that outlive a month."""
Columns = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Snapshot:
    """A simulation at the end of a month."""

    month: int
    """The last month that was lived through."""
    blocks: list[dict[str, Columns]]
    """Of each block the columns of each kept table up to its mark; the places that are free, as
    `free`; and how far each table is filled, as `fill`."""
    orders: Columns
    centre: Columns

    def copied(self) -> Snapshot:
        """The same in arrays of its own, which the simulation does not write over."""
        blocks = [
            {table: _copied(columns) for table, columns in block.items()} for block in self.blocks
        ]
        return Snapshot(self.month, blocks, _copied(self.orders), _copied(self.centre))


def taken(month: int, world: World, orders: Orders, centre: Centre) -> Snapshot:
    """What stands at the end of a month; the columns are views of the simulation's own."""
    blocks = [_of_block(ground) for ground in world.grounds]
    return Snapshot(month, blocks, orders._asdict(), centre._asdict())


def _of_block(ground: Ground) -> dict[str, Columns]:
    block: dict[str, Columns] = {}
    for name in KEPT_TABLES:
        columns = getattr(ground, name)._asdict()
        rows = _rows(ground, name)
        block[name] = {column: values[:rows] for column, values in columns.items()}
    block["free"] = {"place": ground.free[: int(ground.fill[FILL_FREE])]}
    block["fill"] = {"rows": ground.fill}
    return block


def _rows(ground: Ground, table: str) -> int:
    marks = {"people": FILL_PEOPLE, "former": FILL_FORMER, "cells": FILL_CELLS}
    if table in marks:
        return int(ground.fill[marks[table]])
    return int(getattr(ground, table).id.size)


def put_back(snapshot: Snapshot, world: World, orders: Orders, centre: Centre) -> None:
    """Let world, orders and centre, in place, stand as they did; no array is shared.

    Raises InputFaults where the snapshot is of another land or of another number of campaigns.
    """
    n_raions = sum(block["raions"]["id"].size for block in snapshot.blocks)
    if n_raions != world.tile.size:
        expected = f"{world.tile.size:,}, as the scenario has at this scale"
        raise InputFaults([Fault("checkpoint", f"{n_raions:,} raions", expected)])
    for here, there in ((orders._asdict(), snapshot.orders), (centre._asdict(), snapshot.centre)):
        for name, column in here.items():
            if there[name].shape != column.shape:
                found = f"{name} of the shape {there[name].shape}"
                expected = f"{column.shape}: as many tiles and campaigns as there were"
                raise InputFaults([Fault("checkpoint", found, expected)])
            column[:] = there[name]
    world.grounds[:] = [_as_ground(block) for block in snapshot.blocks]
    sizes = [ground.raions.id.size for ground in world.grounds]
    world.block_of_raion = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    world.first_raion = np.cumsum([0, *sizes]).astype(np.int32)
    world.handles.clear()


def _as_ground(block: dict[str, Columns]) -> Ground:
    """A block with room for the next month."""
    sizes = {name: next(iter(block[name].values())).shape[0] for name in KEPT_TABLES}
    ground = empty_ground(sizes["people"], sizes["cells"], sizes["hosts"], sizes["raions"])
    ground.fill[:] = block["fill"]["rows"]
    ground = with_room(ground)
    for name in KEPT_TABLES:
        table = getattr(ground, name)
        for column, values in block[name].items():
            getattr(table, column)[: values.shape[0]] = values
    free = block["free"]["place"]
    ground.free[: free.size] = free
    return ground


def _copied(columns: Columns) -> Columns:
    return {name: values.copy() for name, values in columns.items()}
