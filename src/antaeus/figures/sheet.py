"""The sheet a figure is drawn on: title, key, panels placed in inches, and the sources below."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from antaeus.figures.house_style import SMALL, TINY, TITLE
from antaeus.figures.palette import INK, MUTED
from antaeus.figures.typefaces import SERIF

WIDTH = 8.6
LEFT = 0.52
"""Inches from the edge of the sheet to its first panel."""
TOP = 1.1
"""Inches from the upper edge to the first panel: room for title, subtitle and key."""
BOTTOM = 0.3
_LINE = 0.135


def sheet(title: str, subtitle: str, height: float, note: str = "") -> Figure:
    """A blank sheet: `height` inches of panels between the heading and the small muted note."""
    lines = textwrap.wrap(note, 190)
    figure = Figure(figsize=(WIDTH, TOP + height + BOTTOM + _LINE * len(lines) + 0.12))
    write(figure, 0.12, 0.32, title, fontsize=TITLE, family=SERIF, weight="semibold", color=INK)
    write(figure, 0.12, 0.54, subtitle, fontsize=SMALL + 0.5, color=MUTED)
    for i, line in enumerate(lines):
        top = TOP + height + BOTTOM + _LINE * (i + 1)
        write(figure, 0.12, top, line, fontsize=TINY, color=MUTED)
    return figure


def write(figure: Figure, left: float, top: float, text: str, **how: Any) -> None:
    """Set a line of text with its foot at `left`, `top` inches from the upper left corner."""
    width, height = figure.get_size_inches()
    figure.text(left / width, 1 - top / height, text, va="baseline", **how)


def panel(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """A panel whose upper left corner is `left`, `top` inches from that of the sheet."""
    across, down = figure.get_size_inches()
    box = (left / across, 1 - (top + height) / down, width / across, height / down)
    return figure.add_axes(box)


def key(figure: Figure, handles: Sequence[Any], top: float = 0.64) -> None:
    """The key of lines and marks, in one row under the subtitle."""
    width, height = figure.get_size_inches()
    figure.legend(
        handles=list(handles),
        loc="upper left",
        bbox_to_anchor=(0.12 / width, 1 - top / height),
        ncols=len(handles),
        borderpad=0,
        borderaxespad=0,
        handlelength=2.6,
        handletextpad=0.6,
        columnspacing=1.6,
        labelcolor=INK,
    )
