"""Labels at the ends of lines, pushed apart where lines end close together."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from antaeus.figures.house_style import SMALL

EndLabel = tuple[float, str, str]
"""Height at which the line ends (data), text, colour."""


def label_ends(axes: Axes, labels: Sequence[EndLabel], gap: float = 11.0) -> None:
    """Write each label right of the panel, at least `gap` points from its neighbours.

    The limits of the panel must be final, since heights are compared on paper.
    """
    low, high = axes.get_ylim()
    tall = axes.bbox.height / axes.figure.dpi * 72
    points = sorted(
        ((value - low) / (high - low) * tall, text, colour) for value, text, colour in labels
    )
    heights = spread([height for height, _, _ in points], gap)
    for (_, text, colour), height in zip(points, heights, strict=True):
        axes.annotate(
            text,
            (1.0, 0.0),
            xycoords="axes fraction",
            xytext=(6, height),
            textcoords="offset points",
            va="center",
            ha="left",
            fontsize=SMALL,
            color=colour,
            annotation_clip=False,
        )


def spread(heights: Sequence[float], gap: float) -> list[float]:
    """Heights in rising order moved as little as needed to stand `gap` apart.

    Neighbours that collide become one block around their common middle, and blocks that collide
    in turn are joined.
    """
    blocks: list[tuple[float, int]] = []
    for height in heights:
        middle, count = height, 1
        while blocks and middle - count * gap / 2 < blocks[-1][0] + blocks[-1][1] * gap / 2:
            before, many = blocks.pop()
            middle = (before * many + middle * count) / (many + count)
            count += many
        blocks.append((middle, count))
    return [
        middle + (place - (count - 1) / 2) * gap
        for middle, count in blocks
        for place in range(count)
    ]
