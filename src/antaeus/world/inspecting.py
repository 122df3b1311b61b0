"""What the country comes to in the month's papers, and what the centre makes of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.world.centre import SEEN_OUTPUT, SEEN_RADICAL, SEEN_TECHNICAL, Centre
from antaeus.world.heard import (
    H_AUDITED_CAPACITY,
    H_AUDITED_GAP,
    H_CAPACITY,
    H_COMPLAINTS,
    H_CRITICS,
    H_LATE,
    H_ORDERS,
    H_OUTPUT,
    H_PEOPLE,
    H_PRESENT,
    H_RADICAL,
    H_REPORTED,
    H_TECHNICAL,
    H_WITHDRAWN,
)

Floats = NDArray[np.float64]

FAINTEST = 0.01
"""The least that a centre sees of anything once it has heard: 0 stands for nothing heard."""
_THOUSAND = 1_000.0


class Country(NamedTuple):
    """The month over all regions. What stands first is the truth, known to its writers alone."""

    output: float
    radical: float
    technical: float
    critics: float
    """Of those present at meetings."""
    complaints: float
    """Per 1,000 people with a card."""
    withdrawn: float
    """Orders withdrawn after criticism, of all orders."""
    late: float
    """Mistaken orders found out late, of all orders."""
    tension: float
    told: float
    """Tension as the chiefs report it."""
    statistics: float
    """Output as the chiefs report it."""
    audited: float
    """Output as audits suggest: the managements' reports less the gap found; -1 without audits."""
    passing: float
    """Share of signals that chiefs let through."""


def add_up(centre: Centre) -> Country:
    """The country in the month; its weights are capacity for output, people for what they write."""
    total = [float(one) for one in centre.heard.sum(axis=0)]
    capacity = centre.heard[:, H_CAPACITY].astype(np.float64)
    people = centre.heard[:, H_PEOPLE].astype(np.float64)
    audited = -1.0
    if total[H_AUDITED_CAPACITY] > 0.0:
        audited = _per(total[H_REPORTED], total[H_CAPACITY])
        audited -= total[H_AUDITED_GAP] / total[H_AUDITED_CAPACITY]
    return Country(
        output=_per(total[H_OUTPUT], total[H_CAPACITY]),
        radical=_per(total[H_RADICAL], total[H_CAPACITY]),
        technical=_per(total[H_TECHNICAL], total[H_CAPACITY]),
        critics=_per(total[H_CRITICS], total[H_PRESENT]),
        complaints=_per(_THOUSAND * total[H_COMPLAINTS], total[H_PEOPLE]),
        withdrawn=_per(total[H_WITHDRAWN], total[H_ORDERS]),
        late=_per(total[H_LATE], total[H_ORDERS]),
        tension=_mean(centre.tension, capacity),
        told=_mean(centre.told, capacity),
        statistics=_mean(centre.reported, capacity),
        audited=audited,
        passing=1.0 - _mean(centre.stifling, people),
    )


def see(centre: Centre, country: Country, output: float) -> None:
    """Let the centre see this output; y_R and y_T are seen too bright or too dark by as much."""
    for seen, truth in (
        (SEEN_OUTPUT, country.output),
        (SEEN_RADICAL, country.radical),
        (SEEN_TECHNICAL, country.technical),
    ):
        centre.mind[seen] = max(truth + output - country.output, FAINTEST)


def trust(
    centre: Centre, audited: float, learning: float, doubt: float, first_weights: Floats
) -> None:
    """Weigh the channels by how far audits surprised the centre; without audits it learns nothing.

    `doubt` is the deviation that even the best channel is thought to have, so that no weight
    grows beyond all bounds.
    """
    if audited >= 0.0:
        error = (centre.reading - audited) ** 2
        centre.surprise[:] += learning * (error - centre.surprise)
    weight = first_weights / (centre.surprise + max(doubt * doubt, 1e-9))
    whole = float(weight.sum())
    centre.weight[:] = weight / whole if whole > 0.0 else 1.0 / weight.size


def _per(much: float, of: float) -> float:
    return much / of if of > 0.0 else 0.0


def _mean(column: Floats, weights: Floats) -> float:
    return _per(float((column * weights).sum()), float(weights.sum()))
