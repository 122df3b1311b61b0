"""What is in force in a month: the line, the rules, the drivers. Mechanisms read it and no more.

Everything here is something that people could read at the time: an order, a rule, a quota, a plan
or the state of the country. No outcome of history stands here. Besides rules, drivers and the line
it holds what the centre and the chiefs decided at the end of last month.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.world.codes import (
    N_CATEGORIES,
    N_CLASSES,
    N_ISSUES,
    N_KINDS,
    N_REVIEWS,
    N_ROUTES,
)

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
    spoken: Floats
    """Pressure of each campaign on each kind in this month and those before, newest first,
    (n_campaigns, n_kinds, N_DELAYS)."""
    issues: Floats
    """Issue weights of each campaign, (n_campaigns, 11)."""
    radical: Floats
    """rho: radical share of each campaign, (n_campaigns,)."""
    ambiguity: Floats
    """alpha of each campaign, (n_campaigns,)."""
    hardship: Floats
    """What life presses with: norms, food, housing, 0 to 1, (3,)."""
    famine: Floats
    """Severity of famine by tile, 0 to 1, (n_tiles,)."""
    media: Floats
    """Reach of press, reading room and radio by class, 0 to 1, (3,)."""
    komsomol: Floats
    """Members of the Komsomol per non-party person, (n_kinds,)."""
    union: Floats
    """Active people of the unions per worker and employee, a single number in (1,)."""
    staff: Floats
    """Technical staff per person of a producing unit, (n_kinds,)."""
    schooling: Floats
    """Newcomers with at least primary, secondary and higher schooling, by class, (3, 3)."""
    routes: Floats
    """Whether each route of complaint is open, by ROUTES, (7,)."""
    occasion: Int64s
    """ELECTION and DISCUSSION of the month, in the order of the OCCASION_ numbers, (2,)."""
    target: Floats
    """T set for the units of each tile, against capacity, (n_tiles,)."""
    audits: Floats
    """Chance of a host unit to be audited this month, (n_tiles,)."""
    stifling: Floats
    """Share of signals that chiefs keep from going up, (n_tiles,)."""
    cases: Floats
    """What the centre and the chiefs have ordered of repression for this month, (n_tiles,)."""
    brake: Floats
    """B: part of cases that the centre holds back, a single number in (1,)."""
    fallen: Floats
    """1 where the regional chief fell last month, (n_tiles,)."""
    levels: Int64s
    """Party levels between the centre and the cells, (n_tiles,)."""


TERM_LAPSE_MONTHS, TERM_CELL_MINIMUM, TERM_SHOP_SIZE, TERM_ENTRY_OPEN, TERM_TRANSFER_OPEN = range(5)
N_TERMS = 5
OCCASION_ELECTION, OCCASION_DISCUSSION = range(2)
N_OCCASIONS = 2
NO_ELECTION, CONFIRMED, BY_SECRET_BALLOT = range(3)
N_DELAYS = 8
"""Months for which what the centre said is kept: nothing arrives later."""


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
    radical: Floats
    """Radical share, (n_campaigns,)."""
    ambiguity: Floats
    """Ambiguity, (n_campaigns,)."""


def blank_orders(n_tiles: int, n_campaigns: int = 1) -> Orders:
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
        spoken=np.zeros((n_campaigns, N_KINDS, N_DELAYS)),
        issues=np.zeros((n_campaigns, N_ISSUES)),
        radical=np.zeros(n_campaigns),
        ambiguity=np.zeros(n_campaigns),
        hardship=np.zeros(3),
        famine=np.zeros(n_tiles),
        media=np.zeros(N_CLASSES),
        komsomol=np.zeros(N_KINDS),
        union=np.zeros(1),
        staff=np.zeros(N_KINDS),
        schooling=np.zeros((N_CLASSES, 3)),
        routes=np.ones(N_ROUTES),
        occasion=np.zeros(N_OCCASIONS, np.int64),
        target=np.ones(n_tiles),
        audits=np.zeros(n_tiles),
        stifling=np.zeros(n_tiles),
        cases=np.zeros(n_tiles),
        brake=np.zeros(1),
        fallen=np.zeros(n_tiles),
        levels=np.full(n_tiles, 3),
    )


def put_calendar(campaigns: Campaigns, orders: Orders, month: int) -> None:
    """Let the calendar's campaigns be what was said in this month and those before it."""
    for back in range(N_DELAYS):
        orders.spoken[:, :, back] = campaigns.intensity[:, :, month - back] if month >= back else 0
    orders.issues[:] = campaigns.issues
    orders.radical[:] = campaigns.radical
    orders.ambiguity[:] = campaigns.ambiguity
