"""What there was to write about above the raion in a month, counted plainly."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from antaeus.archive.numbering import CENTRE, FIRST_BODY
from antaeus.archive.recorder.clerk import load_clerk
from antaeus.world.centre import DISORDER, Centre
from antaeus.world.orders import Orders

NO_CAMPAIGN = 65_535
LEAST_LIMIT = 0.5e-6
"""Cases to a person that a limit names at least: half a case to a million."""
Told = Iterator[tuple[str, int, int, int]]
"""Kind of paper, place, number of the campaign (none where no campaign is meant), how many."""


class AboveRaions:
    """Remembers which campaigns and reviews ran the month before: that they began is an event."""

    def __init__(self) -> None:
        self._campaigns: set[int] = set()
        self._reviews: set[int] = set()

    def month(self, centre: Centre, orders: Orders) -> Told:
        """What happened above the raion in a month."""
        yield from of_regions(centre, orders)
        pressure = orders.spoken[:, :, 0].max(axis=1)
        running = {int(campaign) for campaign in np.flatnonzero(pressure > 0)}
        for campaign in sorted(running):
            yield "directive", CENTRE, campaign, 1
            items = 1 + int(np.rint(load_clerk().press_items * pressure[campaign]))
            yield "press", CENTRE, campaign, items
        for campaign in sorted(running ^ self._campaigns):
            yield "decree", CENTRE, campaign, 1
        reviews = set(np.flatnonzero(orders.review.any(axis=(1, 2))).tolist())
        yield "decree", CENTRE, NO_CAMPAIGN, len(reviews ^ self._reviews)
        disorder = centre.mind[DISORDER] > load_clerk().disorder_seen
        yield "press", CENTRE, NO_CAMPAIGN, int(disorder)
        self._campaigns, self._reviews = running, reviews


def of_regions(centre: Centre, orders: Orders) -> Told:
    """A report of every body that answers for tiles; limits set for it; the fall of its chief."""
    for tile in np.unique(centre.seat):
        place = FIRST_BODY + int(tile)
        yield "obkom_report", place, NO_CAMPAIGN, 1
        limited = orders.limit[tile] + orders.cases[tile] > LEAST_LIMIT
        yield "limit", place, NO_CAMPAIGN, int(limited)
        yield "post", place, NO_CAMPAIGN, int(centre.removed[tile] == 1)
