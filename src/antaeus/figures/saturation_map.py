"""Where the party was: communists per 1,000 adults in each tile, at four dates."""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from antaeus.figures.history import Row
from antaeus.figures.house_style import SMALL, in_house_style
from antaeus.figures.palette import INK, MUTED, ON_SEQUENTIAL, PAPER, RULE, SEQUENTIAL
from antaeus.figures.readings import Readings
from antaeus.figures.sheet import TOP, panel, sheet, write

DATES = (1922.0, 1928.0, 1933.0, 1941.0)
STEPS = (2.5, 5.0, 10.0, 20.0, 40.0, 80.0)
"""Where the seven tints part, communists per 1,000 adults: each step doubles."""
_WIDE, _LABEL = 4.1, 5.6
_NOTE = (
    "Each square is a tile named by its code, placed roughly where it lies; its area says "
    "nothing of its size. Adults: the non-party people of its host units, and the party. "
    "Simulated; tiles keep the borders of 1939 throughout."
)


@in_house_style
def saturation_map(
    series: pd.DataFrame | Readings, tiles: Sequence[Row], dates: Sequence[float] = DATES
) -> Figure:
    """Draw up to four cartograms side by side; `tiles` are rows with code, col and row."""
    run = Readings.of(series)
    rows = -(-len(dates) // 2)
    across = max(int(tile["col"]) for tile in tiles) + 1
    down = max(int(tile["row"]) for tile in tiles) + 1
    tall = _WIDE / across * down
    figure = sheet(
        "Communists per 1,000 adults",
        "Members and candidates per 1,000 adults by region, simulated",
        height=rows * (tall + 0.36) - 0.3,
        note=_NOTE,
    )
    _legend(figure)
    for i, date in enumerate(dates):
        axes = panel(
            figure, 0.12 + i % 2 * (_WIDE + 0.16), TOP + 0.12 + i // 2 * (tall + 0.36), _WIDE, tall
        )
        axes.set_title(f"1 January {date:.0f}")
        axes.set_axis_off()
        axes.set_xlim(0, across)
        axes.set_ylim(down, 0)
        _cartogram(axes, tiles, saturation(run, date))
    return figure


def saturation(run: Readings, date: float) -> dict[str, float]:
    """Communists per 1,000 adults of each tile on a first of a month; NaN where nobody lives."""
    members, candidates = run.by_tile("members", date), run.by_tile("candidates", date)
    party = {tile: count + candidates.get(tile, 0.0) for tile, count in members.items()}
    nonparty = run.by_tile("nonparty", date)
    adults = {tile: party[tile] + nonparty.get(tile, 0.0) for tile in party}
    return {
        tile: 1000 * party[tile] / adults[tile] if nonparty.get(tile) else np.nan for tile in party
    }


def _cartogram(axes: Axes, tiles: Sequence[Row], values: dict[str, float]) -> None:
    for tile in tiles:
        column, row, code = int(tile["col"]), int(tile["row"]), str(tile["code"])
        value = values.get(code, np.nan)
        known = bool(np.isfinite(value))
        step = int(np.searchsorted(STEPS, value, side="right")) if known else 0
        axes.add_patch(_square(column, row, SEQUENTIAL[step] if known else None))
        axes.text(
            column + 0.5,
            row + 0.53,
            code,
            ha="center",
            va="center_baseline",
            fontsize=_LABEL,
            color=ON_SEQUENTIAL[step] if known else MUTED,
            bbox=None if known else {"facecolor": PAPER, "linewidth": 0, "pad": 0.4},
        )


def _square(column: float, row: float, colour: str | None) -> Rectangle:
    """A tile in its tint, or hatched when there is no figure for it."""
    if colour is None:
        return Rectangle(
            (column + 0.03, row + 0.03),
            0.94,
            0.94,
            facecolor=PAPER,
            edgecolor=MUTED,
            hatch="/////",
            linewidth=0.3,
            clip_on=False,
        )
    return Rectangle(
        (column + 0.03, row + 0.03), 0.94, 0.94, facecolor=colour, linewidth=0, clip_on=False
    )


def _legend(figure: Figure) -> None:
    """Seven tints with the values where they part, and the hatch of no data."""
    wide = 0.5
    axes = panel(figure, 0.12, 0.66, 5.0, 0.13)
    axes.set_axis_off()
    axes.set_xlim(0, 5.0 / wide)
    axes.set_ylim(1, 0)
    for i, colour in enumerate(SEQUENTIAL):
        axes.add_patch(Rectangle((i, 0), 1, 1, facecolor=colour, edgecolor=RULE, linewidth=0.3))
    axes.add_patch(_square(7.6, 0, None))
    for i, step in enumerate(STEPS):
        write(
            figure,
            0.12 + wide * (i + 1),
            0.91,
            f"{step:g}",
            fontsize=SMALL,
            color=MUTED,
            ha="center",
        )
    write(figure, 0.12 + wide * 8.7, 0.77, "no data", fontsize=SMALL, color=INK)
