"""What the centre and the regional chiefs know, want and remember between two months.

A region is whatever body answers for a tile by the dated table of territory. Its numbers stand in
the row of its first tile, its seat; rows of other tiles of the body repeat them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.world.heard import N_HEARD

Floats = NDArray[np.float64]
Int64s = NDArray[np.int64]

CHANNELS = ("party", "police", "statistics", "letters")
PARTY, POLICE, STATISTICS, LETTERS = range(4)
N_CHANNELS = len(CHANNELS)

# Rows of `centre.mind`.
(
    BALANCE,  # logit of the balance of reds and experts; 0 is even, above it are the reds
    SEEN_RADICAL,  # y_R as the centre sees it
    SEEN_TECHNICAL,  # y_T as the centre sees it
    SEEN_OUTPUT,  # Y as the centre sees it
    SEEN_TENSION,  # tension as the centre sees it
    WEARINESS,  # fading memory of arrests, from which the brake is reckoned
    PRESSURE,  # I that the centre chose, in endogenous mode
    SLOPE,  # learned slope of perceived output on pressure
    MEAN_PRESSURE,  # fading means from which the slope is learned
    MEAN_OUTPUT,
    COVARIANCE,
    VARIANCE,
    DISORDER,  # disorganisation as the centre sees it
    SINCE_REVIEW,  # months since a review of the membership was ordered
    LATE_RADICAL,  # y_R as it has sunk in: what is seen, months late
    LATE_TECHNICAL,  # y_T likewise
) = range(16)
N_MIND = 16


class Centre(NamedTuple):
    """The centre's own state, and that of each regional chief, (n_tiles,) where not said."""

    seat: Int64s
    """First tile of the body that answers for each tile this month."""
    levels: Int64s
    """Party levels between the centre and the cells of each tile this month."""
    heard: Int64s
    """Sums of the month's papers, (n_tiles, n_heard); the truth, which only its writers know."""
    gain: Floats
    """What the chief gains by misreporting, 0 to 1; drawn when he takes office."""
    since: Int64s
    """Month in which the chief took office."""
    bias: Floats
    """beta: share of a shortfall that the chief hides."""
    stifling: Floats
    """Share of the cells' signals that the chief keeps from going up."""
    target: Floats
    """T: plan of the region against its capacity."""
    output: Floats
    """Y of the region, as its chief knows it."""
    reported: Floats
    """R of the region."""
    tension: Floats
    """Theta: true tension."""
    told: Floats
    """Theta as reported."""
    requested: Floats
    """Arrests that the chief asks for, a person-month."""
    signals: Floats
    """Signals that passed the region in the month, per 100 people with a card."""
    audits: Floats
    """Audits next month, per host unit."""
    finding: Floats
    """Gap that audits have found with the chief, fading over a year of them; -1 without any."""
    removed: Int64s
    """1 where the chief falls this month."""
    mind: Floats
    """The centre's view, in the order of the names above, (n_mind,)."""
    reading: Floats
    """Output of the Union as each channel has it, (4,)."""
    surprise: Floats
    """Fading squared error of each channel against audits, (4,)."""
    weight: Floats
    """How far each channel is believed; they add up to 1, (4,)."""
    until: Int64s
    """Month in which each campaign of the centre's own ends; -1 for a free slot, (n_campaigns,)."""


def quiet_centre(n_tiles: int, n_campaigns: int) -> Centre:
    """A centre that has heard nothing, and chiefs who took office before the first month."""
    told: dict[str, NDArray[np.float64] | NDArray[np.int64]] = {
        name: np.zeros(n_tiles) for name in Centre._fields
    }
    for name in ("seat", "levels", "since", "removed"):
        told[name] = np.zeros(n_tiles, np.int64)
    told["seat"] = np.arange(n_tiles)
    told["levels"] = np.full(n_tiles, 3)
    told["since"] = np.full(n_tiles, -1)
    told["heard"] = np.zeros((n_tiles, N_HEARD), np.int64)
    told["gain"] = np.full(n_tiles, 0.5)
    told["target"] = np.ones(n_tiles)
    told["finding"] = np.full(n_tiles, -1.0)
    told["mind"] = np.zeros(N_MIND)
    told["reading"] = np.ones(N_CHANNELS)
    told["surprise"] = np.zeros(N_CHANNELS)
    told["weight"] = np.full(N_CHANNELS, 1 / N_CHANNELS)
    told["until"] = np.full(n_campaigns, -1)
    return Centre(**told)  # pyright: ignore[reportArgumentType]


def by_body(seat: Int64s, of_tiles: Floats) -> Floats:
    """Sums over the tiles of each body, repeated in all its tiles, (n_tiles, ...)."""
    total = np.zeros_like(of_tiles)
    np.add.at(total, seat, of_tiles)
    return total[seat]
