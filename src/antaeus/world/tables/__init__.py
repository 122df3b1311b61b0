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

from antaeus.world.tables.cells import Cells
from antaeus.world.tables.ground import (
    FILL_CELLS,
    FILL_EVENTS,
    FILL_FORMER,
    FILL_FREE,
    FILL_MOVERS,
    FILL_OVERFLOW,
    FILL_PEOPLE,
    N_FILLS,
    TABLES,
    Events,
    Ground,
)
from antaeus.world.tables.hosts import Hosts
from antaeus.world.tables.numbers import (
    Bytes,
    Floats,
    Int16s,
    Int32s,
    Int64s,
    Shares,
    UInt64s,
)
from antaeus.world.tables.people import Former, Movers, People
from antaeus.world.tables.raions import Raions

__all__ = [
    "FILL_CELLS",
    "FILL_EVENTS",
    "FILL_FORMER",
    "FILL_FREE",
    "FILL_MOVERS",
    "FILL_OVERFLOW",
    "FILL_PEOPLE",
    "N_FILLS",
    "TABLES",
    "Bytes",
    "Cells",
    "Events",
    "Floats",
    "Former",
    "Ground",
    "Hosts",
    "Int16s",
    "Int32s",
    "Int64s",
    "Movers",
    "People",
    "Raions",
    "Shares",
    "UInt64s",
]
