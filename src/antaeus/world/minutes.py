"""What meetings read and leave behind under any answer, and what must hold of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from antaeus.world.agenda import MOST_ITEMS
from antaeus.world.codes import ATTENDED, CRITICISED, EMPTY, ENDORSED
from antaeus.world.gathering import FATIGUE_LIMIT
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

READS = (
    "people.*",
    "cells.*",
    "hosts.kind",
    "hosts.grievance",
    "raions.id",
    "raions.pressure",
    "raions.radical",
    "raions.ambiguity",
    "raions.issues",
    "raions.risk",
    "raions.absence",
    "orders.occasion",
)
WRITES = (
    "people.acts",
    "people.activity",
    "people.tone",
    "people.spots",
    "cells.fatigue",
    "cells.present",
    "cells.critics",
    "cells.endorsers",
    "cells.both",
    "cells.fluency",
    "cells.zeal",
    "cells.own",
    "cells.copied",
    "cells.tone",
    "cells.conformity",
    "cells.signals",
    "cells.opposed",
)
"""The columns that any answer about meetings reads and writes."""


def what_meetings_leave(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after meetings under any answer."""
    n, cells, people = after.fill[FILL_CELLS], after.cells, after.people
    present, critics, endorsers = cells.present[:n], cells.critics[:n], cells.endorsers[:n]
    here = people.status != EMPTY
    acts = people.acts[: after.fill[FILL_PEOPLE]]
    items = cells.own[:n].sum(axis=1) + cells.copied[:n].sum(axis=1)
    acted = {bit: int((acts & bit > 0).sum()) for bit in (ATTENDED, CRITICISED, ENDORSED)}
    yield (
        "nobody is present who does not sit in the cell",
        bool((present <= cells.people[:n]).all()),
    )
    yield "only who is present speaks", bool((np.maximum(critics, endorsers) <= present).all())
    yield "both is a part of each", bool((cells.both[:n] <= np.minimum(critics, endorsers)).all())
    yield (
        "cells count the acts that stand with their people",
        acted == {ATTENDED: present.sum(), CRITICISED: critics.sum(), ENDORSED: endorsers.sum()},
    )
    yield (
        "there are no more than 12 items, and none where nobody was",
        bool((items <= MOST_ITEMS * (present > 0)).all()),
    )
    for name in ("tone", "conformity", "fluency"):
        column = getattr(cells, name)[:n]
        yield f"{name} lies between 0 and 1", bool(((column >= 0) & (column <= 1)).all())
    yield (
        "fatigue is kept in its limits",
        bool(((cells.fatigue[:n] >= 0) & (cells.fatigue[:n] <= FATIGUE_LIMIT)).all()),
    )
    yield "signals are items", bool((cells.signals[:n] <= items).all())
    yield "only who is there votes", bool((cells.opposed[:n] <= present).all())
    opposed = before.people.spots[here] & ~after.people.spots[here]
    yield "a spot of the biography does not fade", bool((opposed == 0).all())
