"""The normal quantile for whole columns: a rational approximation, good to nine digits.

P. J. Acklam, "An algorithm for computing the inverse normal cumulative distribution function",
2003: relative error below 1.15e-9 everywhere between 0 and 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_A = (
    *(-39.69683028665376, 220.9460984245205, -275.9285104469687),
    *(138.3577518672690, -30.66479806614716, 2.506628277459239),
)
_B = (
    *(-54.47609879822406, 161.5858368580409, -155.6989798598866),
    *(66.80131188771972, -13.28068155288572, 1.0),
)
_C = (
    *(-0.007784894002430293, -0.3223964580411365, -2.400758277161838),
    *(-2.549732539343734, 4.374664141464968, 2.938163982698783),
)
_D = (
    *(0.007784695709041462, 0.3224671290700398),
    *(2.445134137142996, 3.754408661907416, 1.0),
)
_TAIL = 0.02425


def normal_quantile(p: Floats) -> Floats:
    """The value below which a standard normal lies with each chance, (n,), 0 < p < 1."""
    middle = p - 0.5
    square = middle * middle
    inside = middle * np.polyval(_A, square) / np.polyval(_B, square)
    tail = np.sqrt(-2 * np.log(np.minimum(np.minimum(p, 1 - p), _TAIL)))
    outside = np.polyval(_C, tail) / np.polyval(_D, tail)
    return np.where(np.abs(middle) <= 0.5 - _TAIL, inside, np.where(middle < 0, outside, -outside))
