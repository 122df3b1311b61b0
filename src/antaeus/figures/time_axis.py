"""The axis of years, with the span that parameters were fitted on parted from what they predict."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator

from antaeus.figures.house_style import TINY
from antaeus.figures.palette import MUTED, PREDICTED, RULE
from antaeus.figures.readings import year_fraction

OPENS, CLOSES = 1921 + 2 / 12, 1941.5
PREDICTED_FROM = 1935.0


@dataclass(frozen=True)
class Span:
    """A named stretch of time, such as a purge of the party."""

    name: str
    start: datetime.date
    end: datetime.date

    @property
    def bounds(self) -> tuple[float, float]:
        """First and last day, in years."""
        return year_fraction(self.start), year_fraction(self.end)


def year_axis(axes: Axes, every: int = 2, named: bool = False) -> None:
    """Years below, a tick at each 1 January, and a tinted ground behind the predicted years.

    A wide panel names the two spans above itself; narrow ones leave it to `predicted_key`.
    """
    axes.set_xlim(OPENS, CLOSES)
    labelled = list(range(1922, 1942, every))
    axes.xaxis.set_major_locator(FixedLocator([float(year) for year in labelled]))
    axes.xaxis.set_minor_locator(FixedLocator([float(year) for year in range(1922, 1942)]))
    axes.xaxis.set_major_formatter("{x:.0f}")
    axes.axvspan(PREDICTED_FROM, CLOSES, color=PREDICTED, linewidth=0, zorder=0)
    axes.axvline(PREDICTED_FROM, color=MUTED, linewidth=0.6, zorder=1)
    if named:
        _name_the_spans(axes)


def predicted_key() -> Patch:
    """The handle of the key for the tinted ground."""
    return Patch(facecolor=PREDICTED, edgecolor=MUTED, linewidth=0.5, label="predicted, 1935–41")


def _name_the_spans(axes: Axes) -> None:
    for text, where, side in (
        ("fitted to 1921–34", PREDICTED_FROM - 0.1, "right"),
        ("predicted 1935–41", PREDICTED_FROM + 0.1, "left"),
    ):
        axes.annotate(
            text,
            (where, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(0, 3),
            textcoords="offset points",
            ha=side,
            va="bottom",
            fontsize=TINY,
            color=MUTED,
            zorder=6,
        )


def spans_below(axes: Axes, spans: Sequence[Span], depth: float = 0.17) -> None:
    """Bars with names under a panel, one for each span, set in two rows where they are close.

    `depth` is how far below the panel the first row stands, as a share of its height.
    """
    last_ends = [0.0, 0.0]
    for span in sorted(spans, key=lambda each: each.start):
        start, end = span.bounds
        row = 0 if start > last_ends[0] else 1
        last_ends[row] = max(end, start + 0.115 * len(span.name))
        height = -depth - 0.1 * row
        ground = axes.get_xaxis_transform()
        axes.axvspan(start, end, color=RULE, linewidth=0, alpha=0.7, zorder=0.5)
        axes.plot(
            [start, end],
            [height] * 2,
            transform=ground,
            color=MUTED,
            linewidth=3,
            clip_on=False,
            solid_capstyle="butt",
        )
        axes.text(
            start,
            height - 0.015,
            span.name,
            transform=ground,
            fontsize=TINY,
            color=MUTED,
            va="top",
            ha="left",
            clip_on=False,
        )
