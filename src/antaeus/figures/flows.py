"""Coming and going: people admitted and people gone, a year, with the spans of the purges."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from antaeus.figures.history import Observation, Row, history_key, mark_at, observed
from antaeus.figures.house_style import in_house_style
from antaeus.figures.palette import DIVERGING, INK, PAPER
from antaeus.figures.readings import Readings, SeriesOfRuns, labelled
from antaeus.figures.sheet import LEFT, TOP, key, panel, sheet
from antaeus.figures.time_axis import Span, spans_below, year_axis

_THOUSAND = 1e-3
ENTRIES = (
    ("admitted as candidates", ("admitted", "incorporated"), DIVERGING[5], ""),
    ("reinstated", ("reinstated",), DIVERGING[4], "xxx"),
)
EXITS = (
    ("expelled", ("expelled",), DIVERGING[0], ""),
    ("withdrew, reduced or lapsed", ("withdrew", "reduced", "lapsed"), DIVERGING[1], "////"),
    ("died", ("died",), DIVERGING[2], "xxx"),
)
_NOTE = (
    "Simulated bars: calendar years, 1921 from March and 1941 to June. Historical flows stand "
    "at the middle of the span they cover, a line marks it, and where it is longer than a "
    "year they are yearly means; above the line admitted, below it expelled. An arrest counts "
    "within the expulsions."
)


@in_house_style
def flows(series: SeriesOfRuns, history: Sequence[Row] = (), spans: Sequence[Span] = ()) -> Figure:
    """Draw entries above and exits below a line, thousand persons a year; one panel a run."""
    runs = labelled(series)
    tall = 2.5 + (1.2 if spans else 0.6)
    figure = sheet(
        "Entries and exits a year",
        "Thousand persons a year, simulated: those who came above, those who went below",
        height=tall * len(runs) - 0.35,
        note=_NOTE,
    )
    rows = [row for row in history if row["series"] in ("admitted", "expelled")]
    patches = [
        Patch(label=name, facecolor=colour, edgecolor=PAPER, hatch=hatch)
        for name, _, colour, hatch in (*ENTRIES, *EXITS)
    ]
    key(figure, [*patches, *history_key(rows)])
    for i, (label, run) in enumerate(runs.items()):
        axes = panel(figure, LEFT, TOP + i * tall, 7.7, 2.5)
        axes.set_title("Thousand persons a year" + (f": {label}" if len(runs) > 1 else ""))
        _bars(axes, run)
        _marks(axes, observed(history, "admitted"), 1)
        _marks(axes, observed(history, "expelled"), -1)
        axes.axhline(0, color=INK, linewidth=0.8, zorder=4)
        axes.yaxis.set_major_formatter(_without_sign)
        axes.use_sticky_edges = False
        axes.margins(y=0.06)
        year_axis(axes, named=True)
        spans_below(axes, spans, depth=0.15)
    return figure


def _without_sign(value: float, _: float) -> str:
    """People are counted upwards on both sides of the line."""
    return f"{abs(value):,.0f}"


def _bars(axes: Axes, run: Readings) -> None:
    """Stack the kinds of entry upwards and the kinds of exit downwards, a bar a calendar year."""
    for kinds, sign in ((ENTRIES, 1), (EXITS, -1)):
        foot = 0.0
        for _, names, colour, hatch in kinds:
            parts = [run.by_year(name) for name in names]
            value = sign * _THOUSAND * np.sum([part.value for part in parts], axis=0)
            axes.bar(
                parts[0].time + 0.5,
                value,
                0.78,
                bottom=foot,
                facecolor=colour,
                edgecolor=PAPER,
                linewidth=0.4,
                hatch=hatch,
                zorder=3,
            )
            foot = foot + value


def _marks(axes: Axes, seen: Sequence[Observation], sign: int) -> None:
    """Historical flows: a mark at the middle and a line over the span that they cover."""
    for each in seen:
        start, end = each.start, each.end if each.end is not None else each.start + 1
        value = sign * each.value * _THOUSAND / max(1.0, end - start)
        axes.plot([start, end], [value] * 2, color=INK, linewidth=0.9, zorder=4)
        mark_at(axes, (start + end) / 2, value, each.status)
