"""How every figure looks: paper, ink, hairlines, and type set as outlines.

`@in_house_style` around a function that draws is all that a figure needs to look like the others.
"""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import matplotlib as mpl

from antaeus.figures.palette import INK, MUTED, PAPER, RULE
from antaeus.figures.typefaces import SANS, register_typefaces

TITLE, BODY, SMALL, TINY = 13.5, 9.0, 8.0, 7.0
"""Sizes of type, in points."""

HOUSE: Any = {
    "font.family": SANS,
    "font.size": BODY,
    "text.color": INK,
    "text.hinting": "none",
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "axes.labelsize": SMALL,
    "axes.linewidth": 0.6,
    "axes.titlesize": BODY,
    "axes.titleweight": "semibold",
    "axes.titlelocation": "left",
    "axes.titlepad": 5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "xtick.major.size": 3,
    "xtick.minor.size": 1.5,
    "xtick.major.width": 0.6,
    "xtick.minor.width": 0.6,
    "ytick.major.size": 0,
    "ytick.alignment": "center",
    "lines.linewidth": 1.7,
    "lines.solid_capstyle": "round",
    "hatch.linewidth": 0.7,
    "hatch.color": MUTED,
    "legend.frameon": False,
    "legend.fontsize": SMALL,
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "savefig.dpi": 150,
}

Given = ParamSpec("Given")
Drawn = TypeVar("Drawn")


def in_house_style(draw: Callable[Given, Drawn]) -> Callable[Given, Drawn]:
    """Let a function draw in the house style, whatever style the caller has set."""

    @functools.wraps(draw)
    def drawn(*given: Given.args, **named: Given.kwargs) -> Drawn:
        register_typefaces()
        with mpl.rc_context():
            mpl.rcdefaults()
            mpl.rcParams.update(HOUSE)
            return draw(*given, **named)

    return drawn
