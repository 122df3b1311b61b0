"""Gaps: places that leavers left free and no newcomer took; now and then the rest move together.

After a purge a third of all places would be free for years, and each loop over people would walk
through them. Those who stay are laid out anew by cell, so that loops that look at cells find them
side by side. Where a row lies carries no meaning, so nothing that happens depends on when it moves.
"""

from __future__ import annotations

import numpy as np

from antaeus.world.codes import EMPTY
from antaeus.world.tables import FILL_FREE, FILL_PEOPLE, Ground

_BEARABLE = 1 / 16
"""Share of places that may be free before the rest move together."""


def close_gaps(ground: Ground) -> None:
    """Lay the people of a block out anew, in place, where too many places among them are free.

    To be called between months, when nothing but the offices at the last count holds rows.
    """
    places = int(ground.fill[FILL_PEOPLE])
    if ground.fill[FILL_FREE] <= _BEARABLE * places:
        return
    people = ground.people
    here = np.flatnonzero(people.status[:places] != EMPTY)
    rows = here[np.argsort(people.cell[here], kind="stable")]
    for column in people:
        column[: rows.size] = column[rows]
        column[rows.size : places] = 0
    now = np.full(places, -1, np.int32)
    now[rows] = np.arange(rows.size)
    for offices in (ground.cells.secretary, ground.hosts.head):
        offices[offices >= 0] = now[offices[offices >= 0]]
    ground.fill[FILL_PEOPLE], ground.fill[FILL_FREE] = rows.size, 0
