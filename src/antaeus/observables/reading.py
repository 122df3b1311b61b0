"""What is read off a block at the end of a month: counts by raion, and a state hash a table."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.doors import Handle
from antaeus.observables.cell_life import (
    count_files,
    count_meetings,
    count_work,
)
from antaeus.observables.count import (
    EXIT_COLUMN,
    FLOW_COLUMN,
    count_events,
    count_people,
    count_units,
)
from antaeus.observables.counted import N_COUNTED
from antaeus.observables.minds import count_minds
from antaeus.observables.state_hash import (
    hash_cells,
    hash_former,
    hash_hosts,
    hash_people,
    hash_raions,
    mix_former,
)
from antaeus.world.tables import FILL_FORMER, Ground

HASHED = ("people", "former", "cells", "hosts", "raions")
"""Tables with a state hash, in the order of their columns."""


class FormerMixes:
    """What of the former members of a block never changes, mixed once for all months to come."""

    def __init__(self) -> None:
        self.mixes, self.known = np.empty(0, np.uint64), 0

    def with_room(self, rows: int) -> NDArray[np.uint64]:
        """The mixes, with as many rows as the table of former members."""
        if rows > self.mixes.size:
            longer = np.empty(rows, np.uint64)
            longer[: self.known] = self.mixes[: self.known]
            self.mixes = longer
        return self.mixes


def read(
    ground: Ground | Handle, month: int, former: FormerMixes | None = None
) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Counts (n_raions, n_counted) and state hashes (n_hashed,) of a block.

    `former` remembers the former members from month to month; without it all are mixed afresh.
    """
    table = ground.table if isinstance(ground, Handle) else ground
    counts = np.zeros((table.raions.id.size, N_COUNTED), np.int64)
    hashes = np.zeros(len(HASHED), np.uint64)
    remembered = former or FormerMixes()
    mixes = remembered.with_room(table.former.id.size)
    _read(ground, month, counts, hashes, FLOW_COLUMN, EXIT_COLUMN, mixes, remembered.known)
    remembered.known = int(table.fill[FILL_FORMER])
    return counts, hashes


@compiled
def _read(
    ground: Any,
    month: int,
    counts: NDArray[np.int64],
    hashes: NDArray[np.uint64],
    flow_column: NDArray[np.int64],
    exit_column: NDArray[np.int64],
    mixes: NDArray[np.uint64],
    known: int,
) -> None:
    """Fill counts, hashes and mixes in place; one call, because each costs its way in."""
    count_people(ground, counts)
    count_units(ground, counts)
    count_events(ground, counts, flow_column, exit_column)
    count_meetings(ground, counts)
    count_work(ground, counts)
    count_minds(ground, counts, month)
    count_files(ground, counts, month)
    hashes[0] = hash_people(ground)
    mix_former(ground, mixes, known)
    hashes[1] = hash_former(ground, mixes)
    hashes[2] = hash_cells(ground)
    hashes[3] = hash_hosts(ground)
    hashes[4] = hash_raions(ground)
