"""Blocks: empty tables, room for a month's growth, and room for more when it is needed."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from antaeus.world.codes import (
    N_CATEGORIES,
    N_CLASSES,
    N_GRIEVANCES,
    N_ISSUES,
    N_KINDS,
    N_ROUTES,
)
from antaeus.world.heard import N_HEARD
from antaeus.world.tables import (
    FILL_CELLS,
    FILL_EVENTS,
    FILL_FORMER,
    FILL_FREE,
    FILL_MOVERS,
    FILL_PEOPLE,
    N_FILLS,
    TABLES,
    Ground,
)

Table = TypeVar("Table", bound=NamedTuple)

_WIDE: dict[tuple[str, str], tuple[int, ...]] = {
    ("cells", "own"): (N_ISSUES,),
    ("cells", "copied"): (N_ISSUES,),
    ("hosts", "nonparty"): (N_CLASSES,),
    ("hosts", "grievance"): (N_GRIEVANCES,),
    ("hosts", "stake"): (N_CLASSES,),
    ("hosts", "language"): (N_CLASSES,),
    ("raions", "nonparty"): (N_CLASSES,),
    ("raions", "recommenders"): (N_CATEGORIES,),
    ("raions", "pressure"): (N_KINDS,),
    ("raions", "radical"): (N_KINDS,),
    ("raions", "ambiguity"): (N_KINDS,),
    ("raions", "issues"): (N_KINDS, N_ISSUES),
    ("raions", "complaints"): (N_ROUTES,),
    ("raions", "answered"): (N_ROUTES,),
    ("raions", "heard"): (N_HEARD,),
}
"""Columns with more than one number a row, and the shape of a row."""
GROWTH_ROOM = 0.4
"""Room for growth within a month, as a share of the people of a block."""


def empty_table(table: str, rows: int) -> Any:
    """A table of this name with so many rows of zeros."""
    kind: Any = TABLES[table]
    return kind(
        *(
            np.zeros((rows, *_WIDE.get((table, name), ())), dtype)
            for name, dtype in column_dtypes(table).items()
        )
    )


def remade(table: Table, columns: Iterable[Any]) -> Table:
    """A table of the same kind with other columns, in its order."""
    kind: Any = type(table)
    return kind(*columns)


@functools.cache
def column_dtypes(table: str) -> dict[str, Any]:
    """The dtype of each column of a table, as its annotation says."""
    hints = typing.get_type_hints(TABLES[table])
    return {name: typing.get_args(typing.get_args(hint)[1])[0] for name, hint in hints.items()}


def people_in(ground: Ground) -> int:
    """How many people sit in a block."""
    return int(ground.fill[FILL_PEOPLE] - ground.fill[FILL_FREE])


def with_room(ground: Ground, arriving: int = 0) -> Ground:
    """The same block with room for a month: for newcomers, for who leaves, cells and events.

    Columns are copied only when they are too short, and rows keep their place; when all have room
    it is the block itself that comes back.
    """
    people = people_in(ground)
    spare = int(people * GROWTH_ROOM) + 256
    fill = ground.fill
    tables = {
        "people": _lengthened(ground.people, int(fill[FILL_PEOPLE]), spare + arriving, 0.2),
        "former": _lengthened(ground.former, int(fill[FILL_FORMER]), spare, 0.5),
        "cells": _lengthened(
            ground.cells, int(fill[FILL_CELLS]), int(fill[FILL_CELLS] // 4) + 64, 0.5
        ),
        "events": _lengthened(ground.events, 0, 2 * spare + people + arriving + 1_000, 0.3),
        "movers": _lengthened(ground.movers, 0, spare, 0.3),
    }
    if all(table is getattr(ground, name) for name, table in tables.items()):
        return ground
    places, free = tables["people"].id.size, ground.free
    if free.size < places:
        free = np.concatenate([free, np.zeros(places - free.size, np.int32)])
    return ground._replace(free=free, **tables)


def _lengthened(table: Any, filled: int, room: int, ahead: float) -> Any:
    """The table with at least `room` rows beyond those filled, and some more ahead of need."""
    rows = table[0].shape[0]
    if rows >= filled + room:
        return table
    more = int((filled + room) * (1 + ahead)) - rows
    return remade(table, (_longer(column, more) for column in table))


def _longer(column: NDArray[Any], more: int) -> NDArray[Any]:
    """A column with so many zeros more at its end."""
    return np.concatenate([column, np.zeros((more, *column.shape[1:]), column.dtype)])


def empty_ground(people: int, cells: int, hosts: int, raions: int) -> Ground:
    """A block with room for so many rows of each table, and nobody in it."""
    sizes: dict[str, int] = {"people": people, "cells": cells, "hosts": hosts, "raions": raions}
    tables: dict[str, NamedTuple] = {name: empty_table(name, sizes.get(name, 0)) for name in TABLES}
    return Ground(
        **tables,  # pyright: ignore[reportArgumentType]
        free=np.zeros(people, np.int32),
        fill=np.zeros(N_FILLS, np.int64),
    )


def clear_month(ground: Ground) -> None:
    """Forget the events and movers of the month that has been handed over."""
    ground.fill[FILL_MOVERS] = 0
    ground.fill[FILL_EVENTS] = 0
