"""Shares of one as whole numbers, so that their sums over people are exact in any order."""

from __future__ import annotations

import numpy as np

from antaeus.foundation.compiled import inlined

ONE = 65_535
"""The whole, in steps of a `Shares` column: a step is far below what any parameter can move."""


@inlined
def share(steps: int) -> float:
    """A number from 0 to 1 for what stands in a column of shares."""
    return float(steps) / 65_535.0


@inlined
def steps(share_of_one: float) -> np.uint16:
    """What to write into a column of shares for a number, cut to 0 to 1, to the nearest step."""
    return np.uint16(min(max(share_of_one, 0.0), 1.0) * 65_535.0 + 0.5)
