"""Lines of simulated curves: one account, one colour, one dash, one marker."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from antaeus.figures.end_labels import label_ends
from antaeus.figures.palette import ACCOUNTS, DASHES, MARKERS
from antaeus.figures.readings import Curve


def look(rank: int, width: float = 1.7) -> dict[str, Any]:
    """Colour, dash and width for the account that was given at this place."""
    return {"color": ACCOUNTS[rank], "linestyle": DASHES[rank], "linewidth": width}


def draw_lines(axes: Axes, curves: Mapping[str, Curve], factor: float = 1.0) -> None:
    """One line a run, in the order given."""
    for rank, curve in enumerate(curves.values()):
        axes.plot(curve.time, curve.value * factor, zorder=3, **look(rank))


def label_lines(axes: Axes, curves: Mapping[str, Curve], factor: float = 1.0) -> None:
    """The label of each run at the end of its line; the panel's limits must be final."""
    label_ends(
        axes,
        [
            (float(curve.value[-1]) * factor, label, ACCOUNTS[rank])
            for rank, (label, curve) in enumerate(curves.items())
        ],
    )


def run_key(labels: Sequence[str], bars: bool = False) -> list[Line2D | Patch]:
    """The handles of the key, one a run, said to be simulated; a lone run may be drawn in bars."""
    said = [label if "simulated" in label else f"{label}, simulated" for label in labels]
    if bars and len(said) == 1:
        return [Patch(facecolor=ACCOUNTS[0], label=said[0])]
    return [Line2D([], [], label=label, **look(rank)) for rank, label in enumerate(said)]


def mark_run(axes: Axes, value: float, row: int, rank: int, runs: int) -> None:
    """A mark of a run in a row of marks; several runs stand a little above each other."""
    height = row + (rank - (runs - 1) / 2) * -0.2
    axes.plot(
        value,
        height,
        marker=MARKERS[rank],
        markersize=5.5,
        linestyle="none",
        color=ACCOUNTS[rank],
        zorder=3,
        clip_on=False,
    )
