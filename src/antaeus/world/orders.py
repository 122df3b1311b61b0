"""What is in force in a month: the line, the rules, the drivers. Mechanisms read it and no more.

Everything here is something that people could read at the time: an order, a rule, a quota, a plan
or the state of the country. No outcome of history stands here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.world.codes import N_CATEGORIES, N_KINDS, N_REVIEWS

Floats = NDArray[np.float64]
Int64s = NDArray[np.int64]


class Orders(NamedTuple):
    """The orders of one month, filled in place before the ground lives through it."""

    intensity: Floats
    """Pressure of all campaigns on each kind of host unit, 0 to 1, (n_kinds,)."""
    vigilance: Floats
    """The part of it that calls for watchfulness against enemies, (n_kinds,)."""
    levy: Floats
    """Intensity of a levy of workers, (n_kinds,)."""
    review: Floats
    """Intensity of each review of members by tile and kind, (n_reviews, n_tiles, n_kinds)."""
    candidate_months: Int64s
    """Term of candidacy by category of admission, (4,)."""
    recommenders: Int64s
    """Recommendations that an applicant needs, (4,)."""
    tenure_months: Int64s
    """Standing that a recommender needs, (4,)."""
    terms: Int64s
    """The other rules in force, in the order of the TERM_ numbers, (5,)."""
    open_share: Floats
    """Host units open of all that ever are, by kind, (n_kinds,)."""
    people_per_unit: Floats
    """Mean non-party people in an open unit, by kind, (n_kinds,)."""
    classes: Floats
    """Make-up of the non-party people of a kind, (n_kinds, 3)."""
    limit: Floats
    """Arrests that central limits allow this month, per non-party person, by tile, (n_tiles,)."""


TERM_LAPSE_MONTHS, TERM_CELL_MINIMUM, TERM_SHOP_SIZE, TERM_ENTRY_OPEN, TERM_TRANSFER_OPEN = range(5)
N_TERMS = 5


class Campaigns(NamedTuple):
    """The coded calendar as arrays, for every month of the span."""

    intensity: Floats
    """(n_campaigns, n_kinds, n_months)"""
    issues: Floats
    """Issue weights, (n_campaigns, 11)."""
    review: Int64s
    """Which review a campaign orders, -1 for none, (n_campaigns,)."""
    is_levy: NDArray[np.bool_]
    begins: Int64s
    """Month from which the order holds in each tile, (n_campaigns, n_tiles)."""


def blank_orders(n_tiles: int) -> Orders:
    """Orders that ask for nothing, to be filled month by month."""
    return Orders(
        intensity=np.zeros(N_KINDS),
        vigilance=np.zeros(N_KINDS),
        levy=np.zeros(N_KINDS),
        review=np.zeros((N_REVIEWS, n_tiles, N_KINDS)),
        candidate_months=np.zeros(N_CATEGORIES, np.int64),
        recommenders=np.zeros(N_CATEGORIES, np.int64),
        tenure_months=np.zeros(N_CATEGORIES, np.int64),
        terms=np.zeros(N_TERMS, np.int64),
        open_share=np.zeros(N_KINDS),
        people_per_unit=np.zeros(N_KINDS),
        classes=np.zeros((N_KINDS, 3)),
        limit=np.zeros(n_tiles),
    )
