"""Kinds of event, and how a kernel notes one."""

from __future__ import annotations

import numpy as np

from antaeus.foundation.compiled import inner
from antaeus.world.tables import FILL_EVENTS, FILL_OVERFLOW, Ground

EVENT_KINDS = (
    "admitted",
    "accepted",
    "reinstated",
    "incorporated",
    "left",
    "reduced_to_candidate",
    "tried",
    "appealed",
    "promoted",
    "moved_away",
    "moved_in",
    "changed_job",
    "founded",
    "split",
    "dissolved",
    "elected",
    "voted_out",
)
(
    ADMITTED,
    ACCEPTED,
    REINSTATED,
    INCORPORATED,
    LEFT,
    REDUCED_TO_CANDIDATE,
    TRIED,
    APPEALED,
    PROMOTED,
    MOVED_AWAY,
    MOVED_IN,
    CHANGED_JOB,
    FOUNDED,
    SPLIT,
    DISSOLVED_EVENT,
    ELECTED,
    VOTED_OUT,
) = range(len(EVENT_KINDS))


@inner
def note(
    ground: Ground,
    kind: int,
    person: np.uint64,
    origin: int,
    cell: int,
    host: int,
    detail: int,
    row: int,
) -> None:
    """Append one event: a person (0 for none) of some origin, a row of a cell and of a host unit.

    `row` is where the person's columns stand, as `Events.row` says.

    A full table sets the overflow mark, on which the month is given up with an error.
    """
    events = ground.events
    at = ground.fill[FILL_EVENTS]
    if at >= events.kind.size:
        ground.fill[FILL_OVERFLOW] = 1
    else:
        events.kind[at] = kind
        events.person[at] = person
        events.cell[at] = ground.cells.id[cell]
        events.raion[at] = ground.hosts.raion[host]
        events.origin[at] = origin
        events.host_kind[at] = ground.hosts.kind[host]
        events.detail[at] = detail
        events.row[at] = row
        ground.fill[FILL_EVENTS] = at + 1
