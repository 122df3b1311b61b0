"""Nobody is made and nobody is lost: the stock of a month follows from the last and the events.

stock(t+1) = stock(t) + admitted + reinstated + incorporated
             - expelled - withdrew - reduced - lapsed - died.
The stock is members and candidates together. Arrest is a reason for being expelled, so it is no
term of its own. For a tile, those who moved in and away are added and taken off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.months import month_text
from antaeus.runs.series import UNION, Series

STOCK = ("members", "candidates")
ENTER = ("admitted", "reinstated", "incorporated")
LEAVE = ("expelled", "withdrew", "reduced", "lapsed", "died")
MOVED_IN, MOVED_AWAY = "moved_in", "moved_away"


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A month and place whose stock does not follow from the month before."""

    month: int
    place: str
    surplus: float
    """People too many (or, negative, too few) at the end of the month."""

    def __str__(self) -> str:
        more = "more" if self.surplus > 0 else "fewer"
        people = f"{abs(self.surplus):,.0f} people {more}"
        return f"{month_text(self.month)}, {self.place}: {people} than the events of the month say"


def unbalanced(series: Series) -> Iterator[Unbalanced]:
    """Every month and place in which people are not conserved, the Union first."""
    for place in series.places:
        surplus = _surplus(series, place)
        for month in np.flatnonzero(np.abs(surplus) > 0.5):
            yield Unbalanced(series.first + int(month) + 1, place, float(surplus[month]))


def _surplus(series: Series, place: str) -> NDArray[np.float64]:
    """People beyond what the identity says, at the end of each month from the second on."""
    stock = _sum(series, STOCK, place)
    change = _sum(series, ENTER, place) - _sum(series, LEAVE, place)
    if place != UNION:
        moved_in = series.find(MOVED_IN, places=(place,))
        if moved_in is None:  # then only what the Union's tiles sum to can be known
            return np.zeros(0)
        change = change + moved_in - _sum(series, (MOVED_AWAY,), place)
    return np.diff(stock) - change[1:]


def _sum(series: Series, names: tuple[str, ...], place: str) -> NDArray[np.float64]:
    """Columns of a place together; a flow that no mechanism of the run can cause is nothing."""
    total = np.zeros(series.n_months)
    for name in names:
        found = series.find(name, places=(place,))
        if found is not None:
            total += found
    return total
