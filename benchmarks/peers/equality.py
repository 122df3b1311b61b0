"""Whether the peers lived through the same months: their means, within the error of chance.

Each repeat draws its own chances from the same start. The spread of repeats within each peer,
pooled over the peers, says how far two means of five repeats may lie apart.
"""

from __future__ import annotations

from typing import Any

import numpy as np

COMPARED = (
    "attended",
    "criticised",
    "endorsed",
    "language",
    "grievance",
    "admitted",
    "left",
    "stock",
)
WIDEST = 5.0
"""Standard errors by which two means may differ: by chance one race in a hundred is refused."""


class Unequal(Exception):
    """Peers that did not live through the same months; each difference is a sentence."""


def compare(found: dict[str, dict[str, Any]], against: str) -> list[str]:
    """Rows of a table at one scale, one a quantity; Unequal when any difference is too wide."""
    rows: list[str] = []
    wide: list[str] = []
    for name in COMPARED:
        repeats = {
            peer: np.array([each[name] for each in one["repeats"]]) for peer, one in found.items()
        }
        error = _standard_error(list(repeats.values()))
        means = {peer: values.mean() for peer, values in repeats.items()}
        apart = {peer: (mean - means[against]) / error for peer, mean in means.items()}
        cells = [f"{means[peer]:.6g} ({apart[peer]:+.1f})" for peer in found if peer != against]
        rows.append(f"| {name} | {means[against]:.6g} | {error:.2g} | {' | '.join(cells)} |")
        wide += [
            f"{name}: {means[peer]:.6g} in {peer} and {means[against]:.6g} in {against} lie "
            f"{abs(z):.1f} standard errors apart, where {WIDEST:g} are allowed."
            for peer, z in apart.items()
            if abs(z) > WIDEST
        ]
    if wide:
        raise Unequal("\n".join(wide))
    return rows


def _standard_error(groups: list[np.ndarray[Any, np.dtype[np.float64]]]) -> float:
    """Standard error of the difference of two means, from the spread within groups."""
    squares = sum(float(((values - values.mean()) ** 2).sum()) for values in groups)
    degrees = sum(values.size - 1 for values in groups)
    return float(np.sqrt(squares / degrees * 2 / groups[0].size))
