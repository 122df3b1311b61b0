"""A curve in one line of a terminal, drawn with the eight blocks of Unicode."""

from __future__ import annotations

import math
from collections.abc import Iterable

BLOCKS = "▁▂▃▄▅▆▇█"
GAP = " "


def sparkline(values: Iterable[float]) -> str:
    """One block a value, from the lowest to the highest given; a gap stays a gap."""
    heights = [float(value) for value in values]
    known = [height for height in heights if math.isfinite(height)]
    if not known:
        return GAP * len(heights)
    low, span = min(known), max(known) - min(known)
    if span == 0:
        return "".join(BLOCKS[3] if math.isfinite(height) else GAP for height in heights)
    top = len(BLOCKS) - 1
    return "".join(
        BLOCKS[round((height - low) / span * top)] if math.isfinite(height) else GAP
        for height in heights
    )
