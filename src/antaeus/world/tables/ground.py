"""A block of the land: all tables of some whole raions, and how far each table is filled."""

from __future__ import annotations

from typing import NamedTuple

from antaeus.world.tables.cells import Cells
from antaeus.world.tables.hosts import Hosts
from antaeus.world.tables.numbers import Bytes, Int32s, Int64s, UInt64s
from antaeus.world.tables.people import Former, Movers, People
from antaeus.world.tables.raions import Raions


class Events(NamedTuple):
    """What happened in the month, one row an event; handed to a recorder and cleared."""

    kind: Bytes
    person: UInt64s
    cell: UInt64s
    raion: Int32s
    origin: Bytes
    host_kind: Bytes
    detail: Int32s
    """Cause of leaving, status before, or what else the kind of event needs."""
    row: Int32s
    """Where the person's columns stand: among the former for who left or appealed, among those on
    the way for who moved away, among people for all others; -1 for the dead and for cells."""


class Ground(NamedTuple):
    """A block: all tables of some whole raions, and how far each table is filled."""

    people: People
    former: Former
    cells: Cells
    hosts: Hosts
    raions: Raions
    events: Events
    movers: Movers
    free: Int32s
    """Free places below the mark, as a stack."""
    fill: Int64s
    """How far each table is filled, in the order of the FILL_ numbers."""


FILL_PEOPLE, FILL_FREE, FILL_FORMER, FILL_CELLS, FILL_EVENTS, FILL_MOVERS, FILL_OVERFLOW = range(7)
N_FILLS = 7

TABLES: dict[str, type[NamedTuple]] = {
    "people": People,
    "former": Former,
    "cells": Cells,
    "hosts": Hosts,
    "raions": Raions,
    "events": Events,
    "movers": Movers,
}
