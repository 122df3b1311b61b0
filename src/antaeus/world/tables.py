"""The columns of a block: whole raions with all who live and work in them.

A block owns its arrays, so blocks can live through a month side by side. Within a block people
lie in no order: a leaver's place is freed, a newcomer takes a free place, who changes cell or
host unit only changes that column. Nothing may depend on where a row lies: sums by cell are exact
integers, chance is keyed by permanent numbers, and ranks are dealt in the order of host units and
cells, whose rows keep their order for ever.

Rows are found by row number within the block (`people.cell`, `cells.host`, `hosts.raion`);
people, cells, host units and raions also have permanent numbers (`id`), which alone count in
chance, in state hashes and in events.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UInt64s = NDArray[np.uint64]
Int64s = NDArray[np.int64]
Int32s = NDArray[np.int32]
Int16s = NDArray[np.int16]
Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]


class People(NamedTuple):
    """Everyone with a party card, one a place; a place with status EMPTY is free."""

    id: UInt64s
    cell: Int32s
    """Row of the cell; every member sits in one that exists."""
    host: Int32s
    """Row of the host unit where the person works, lives or serves."""
    status: Bytes
    origin: Bytes
    """Social position of party statistics: the class at entry."""
    job: Bytes
    """Class of the present occupation."""
    sex: Bytes
    post: Bytes
    arrears: Bytes
    """Months of dues unpaid, running."""
    penalties: Bytes
    """Reprimands on the card."""
    leaves: Bytes
    """Cause for which the person leaves this month; STAYS for nearly all."""
    entered: Int16s
    """Month of entry as a candidate."""
    member_since: Int16s
    """Month of acceptance as a member; NEVER for a candidate."""
    born: Int16s
    """Month of birth."""


class Former(NamedTuple):
    """Who has left and lives: they can appeal, return, and keep their number."""

    id: UInt64s
    host: Int32s
    status: Bytes
    """Status at leaving; EMPTY once dead or returned."""
    origin: Bytes
    job: Bytes
    sex: Bytes
    penalties: Bytes
    cause: Bytes
    entered: Int16s
    member_since: Int16s
    born: Int16s
    left: Int16s
    appeal_due: Int16s
    """Month in which an appeal is decided; NEVER without one."""


class Cells(NamedTuple):
    """Primary party organisations (cells until February 1934) and candidate groups."""

    id: UInt64s
    host: Int32s
    raion: Int32s
    form: Bytes
    weak_months: Bytes
    """Months running in which the cell had fewer people than the rules ask."""
    founded: Int16s
    people: Int32s
    """Members and candidates at the last count."""
    members: Int32s


class Hosts(NamedTuple):
    """Host units: where people work, live or serve; rows of one raion lie together."""

    id: UInt64s
    raion: Int32s
    kind: Bytes
    open: Bytes
    turn: Floats
    """Share of its kind that must be open before this unit is, in [0, 1)."""
    weight: Floats
    """Size of the unit against the mean of its kind at the start."""
    opened: Int16s
    cell: Int32s
    """Row of the first cell of the unit; -1 without one."""
    cover: Int32s
    """Row of the cell that takes in the communists of a unit without its own; -1 for none."""
    communists: Int32s
    nonparty: Int32s
    """Non-party people by class, (n_hosts, 3): strata are counts, not persons."""


class Raions(NamedTuple):
    """Raion-sized units of a fixed grid; which body answers for them is a dated table."""

    id: UInt64s
    tile: Int32s
    host_start: Int32s
    host_end: Int32s
    next_person: Int32s
    """Rank of the next newcomer of this month."""
    next_cell: Int32s
    nonparty: Int64s
    """Non-party people in open host units by class, (n_raions, 3)."""
    recommenders: Int64s
    """Members with the standing to recommend for each category, (n_raions, 4)."""
    officials: Int64s
    eligible: Int64s
    """Members without a post."""


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


class Movers(NamedTuple):
    """People on their way to another raion; they arrive when the month's papers are settled."""

    id: UInt64s
    to: Floats
    """Where they go, as a number in [0, 1) to be read on the map of attraction."""
    status: Bytes
    origin: Bytes
    job: Bytes
    sex: Bytes
    post: Bytes
    arrears: Bytes
    penalties: Bytes
    entered: Int16s
    member_since: Int16s
    born: Int16s


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
