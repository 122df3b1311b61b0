"""A figure and its interval from sums over pieces of evidence, by the delta method.

Every figure here is a function of totals, such as a / b. If one more raion were read, the totals
would move by its own sums; the derivative of the function along those sums is what the raion
contributes to the uncertainty. Pieces are taken as independent, what lies within one is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Sums = npt.NDArray[np.float64]

FEWEST = 10
"""Below so many pieces of evidence no interval is given: it would promise too much."""
NINETY_PERCENT = 1.6449
"""Standard errors to either side of a figure that hold it nine times in ten."""
SMALL_STEP = 1e-6


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure counted from papers; None where the papers do not give it."""

    value: float | None
    low: float | None = None
    high: float | None = None
    why_not: str = ""
    """What is missing where value or interval is."""


def ratio(sums: Sums) -> float:
    """The part a of the whole b."""
    return sums[0] / sums[1] if sums[1] > 0 else np.nan


def difference(sums: Sums) -> float:
    """A / b less c / d; a / b alone where nothing is to be taken off."""
    taken_off = 0.0 if np.isnan(sums[3]) else ratio(sums[2:4])
    return ratio(sums[:2]) - taken_off


def half_life(sums: Sums) -> float:
    """Months in which the excess of a / b over e / f halves, seen again in c / d after six."""
    early, late, ground = ratio(sums[:2]), ratio(sums[2:4]), ratio(sums[4:6])
    if not 0 < late - ground < early - ground:
        return np.nan
    return 6 * np.log(2) / np.log((early - ground) / (late - ground))


def modularity(sums: Sums) -> float:
    """Ties within the parts beyond those by lot, of the most there can be; 0 by lot, 1 apart."""
    ties, within, ends = sums[:3]
    if ties == 0 or ends in (0, 2 * ties):
        return np.nan
    share = ends / (2 * ties)
    by_lot = share**2 + (1 - share) ** 2
    return (within / ties - by_lot) / (1 - by_lot)


SHAPES: dict[str, Callable[[Sums], float]] = {
    "ratio": ratio,
    "difference": difference,
    "half_life": half_life,
    "modularity": modularity,
}


ALWAYS_POSITIVE = ("half_life",)
"""Shapes whose interval is laid by factors, so that it does not reach below nothing."""


def figure(shape: str, pieces: Sums) -> Figure:
    """The figure of pieces of evidence `(n_pieces, n_sums)`, with an interval of nine in ten."""
    function = SHAPES[shape]
    totals = _totals(pieces)
    value = float(function(totals))
    if not np.isfinite(value):
        return Figure(None, why_not="these papers do not give it")
    told = np.nan_to_num(pieces)
    n_pieces = int((told != 0).any(axis=1).sum())
    if n_pieces < FEWEST:
        return Figure(value, why_not=f"no interval: fewer than {FEWEST} pieces of evidence")
    shares = told @ _slope(function, totals)
    error = np.sqrt(n_pieces / (n_pieces - 1) * np.sum(shares**2))
    if not np.isfinite(error) or (shape in ALWAYS_POSITIVE and error > 10 * value):
        return Figure(value, why_not="no interval: too close to a figure that cannot be made")
    if error <= SMALL_STEP * abs(value) or error == 0:
        return Figure(value, why_not="no interval: every piece of evidence says the same")
    reach = NINETY_PERCENT * float(error)
    if shape in ALWAYS_POSITIVE:
        factor = float(np.exp(reach / value))
        return Figure(value, value / factor, value * factor)
    return Figure(value, value - reach, value + reach)


def _totals(pieces: Sums) -> Sums:
    """Sums over pieces; a column that nothing fills stays empty."""
    empty = np.isnan(pieces).all(axis=0)
    return np.where(empty, np.nan, np.nansum(pieces, axis=0))


def _slope(function: Callable[[Sums], float], totals: Sums) -> Sums:
    """How the figure moves with each total."""
    slope = np.zeros_like(totals)
    for column in np.flatnonzero(~np.isnan(totals)):
        step = SMALL_STEP * max(abs(totals[column]), SMALL_STEP)
        ahead, behind = totals.copy(), totals.copy()
        ahead[column] += step
        behind[column] -= step
        slope[column] = (function(ahead) - function(behind)) / (2 * step)
    return slope
