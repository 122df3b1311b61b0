"""The net of cells: how many, how large, and by kind of host unit beside a census of 1927."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from antaeus.figures.history import Row, history_key, mark, mark_at, observed
from antaeus.figures.house_style import SMALL, in_house_style
from antaeus.figures.lines import draw_lines, label_lines, look, mark_run, run_key
from antaeus.figures.palette import DASHES, INK, MUTED, RULE
from antaeus.figures.readings import ALL, UNION, Curve, Readings, SeriesOfRuns, labelled
from antaeus.figures.sheet import LEFT, TOP, key, panel, sheet
from antaeus.figures.time_axis import predicted_key, year_axis
from antaeus.foundation.vocabulary import HOST_KINDS

STAND_IN = "IVA"
"""The tile of Ivanovo stands in for Vladimir guberniia, most of which it held from 1929 on."""
CENSUS = 1927.0
RURAL = "village+sovkhoz_mts"
AT_CENSUS = {
    "factory": "factories",
    "school": "colleges",
    "office": "offices",
    "village": "villages",
}
_NOTE = (
    "Candidate groups are not counted as cells. The party census of January 1927 was read for "
    "Vladimir guberniia; the tile of Ivanovo stands in for it, which is not the same place, "
    "and one tile of a scaled run holds few cells, so chance is large there."
)


@in_house_style
def cells(series: SeriesOfRuns, history: Sequence[Row] = ()) -> Figure:
    """Draw the number of cells (thousand) and their mean size (communists) against history."""
    runs = labelled(series)
    figure = sheet(
        "Cells of the party and their size",
        "Cells, from 1934 primary party organisations: thousand, and communists a cell",
        height=4.85,
        note=_NOTE,
    )
    rows = [row for row in history if row["series"] in ("cells", "mean_cell_size")]
    key(figure, [*run_key(list(runs)), *history_key(rows), predicted_key()])
    _number(panel(figure, LEFT, TOP, 3.1, 2.0), runs, history)
    sizes = {label: mean_size(run) for label, run in runs.items()}
    _size(panel(figure, LEFT + 4.1, TOP, 3.1, 2.0), sizes, history)
    first, run = next(iter(runs.items()))
    by_kind = panel(figure, LEFT, TOP + 2.65, 3.1, 2.0)
    by_kind.set_title(f"Communists a cell by kind of host unit ({first})")
    _kinds(by_kind, run)
    there = {label: run for label, run in runs.items() if run.has(STAND_IN)}
    if there:
        _census(panel(figure, LEFT + 4.75, TOP + 2.65, 2.95, 2.0), there, history)
    return figure


def mean_size(run: Readings, kind: str = ALL, place: str = UNION) -> Curve:
    """Communists in cells over cells at the first of each month, NaN where there is no cell."""
    people, number = run.stock("in_cells", kind, place), run.stock("cells", kind, place)
    known = np.where(number.value > 0, number.value, np.nan)
    return Curve(people.time, people.value / known)


def _number(axes: Axes, runs: Mapping[str, Readings], history: Sequence[Row]) -> None:
    """All cells, and thinner the rural ones among them, with the figures known of either."""
    axes.set_title("Cells of all kinds, and (thin) rural, thousand")
    counts = {label: run.stock("cells") for label, run in runs.items()}
    for rank, run in enumerate(runs.values()):
        rural = run.stock("cells", RURAL)
        axes.plot(rural.time, rural.value * 1e-3, **look(rank, 0.8))
    draw_lines(axes, counts, 1e-3)
    for group in (ALL, RURAL):
        mark(axes, observed(history, "cells", group), 1e-3)
    axes.margins(y=0.12)
    axes.set_ylim(bottom=0)
    year_axis(axes, every=4)
    label_lines(axes, counts, 1e-3)


def _size(axes: Axes, sizes: Mapping[str, Curve], history: Sequence[Row]) -> None:
    axes.set_title("Mean size of a cell, communists")
    draw_lines(axes, sizes)
    mark(axes, observed(history, "mean_cell_size"))
    axes.margins(y=0.12)
    axes.set_ylim(bottom=0)
    year_axis(axes, every=4)
    label_lines(axes, sizes)


def _kinds(axes: Axes, run: Readings) -> None:
    """The kinds of the census each with a dash of its own, the other kinds faint."""
    for kind in HOST_KINDS:
        curve = mean_size(run, kind)
        if kind in AT_CENSUS:
            dash = DASHES[list(AT_CENSUS).index(kind)]
            label = AT_CENSUS[kind]
            axes.plot(
                curve.time, curve.value, color=INK, linewidth=1.2, linestyle=dash, label=label
            )
        else:
            axes.plot(curve.time, curve.value, color=MUTED, linewidth=0.5, alpha=0.5)
    axes.margins(y=0.12)
    axes.set_ylim(bottom=0)
    year_axis(axes, every=4)
    axes.legend(
        loc="upper left",
        bbox_to_anchor=(1.01, 1.0),
        handlelength=2.4,
        borderpad=0,
        title="faint: others",
        title_fontsize=SMALL,
        alignment="left",
    )


def _census(axes: Axes, runs: Mapping[str, Readings], history: Sequence[Row]) -> None:
    """A row a kind: the mean size in Vladimir as counted, and in the tile that stands in."""
    axes.set_title("January 1927: Vladimir as counted, Ivanovo as simulated")
    axes.grid(visible=False)
    for row, kind in enumerate(reversed(AT_CENSUS)):
        axes.axhline(row, color=RULE, linewidth=0.6, zorder=0)
        for rank, run in enumerate(runs.values()):
            size = mean_size(run, kind, STAND_IN).at(CENSUS)
            mark_run(axes, size, row, rank, len(runs))
        for seen in observed(history, "mean_cell_size", kind, STAND_IN):
            mark_at(axes, seen.value, row, seen.status)
    axes.set_yticks(range(len(AT_CENSUS)), list(reversed(AT_CENSUS.values())), fontsize=SMALL)
    axes.set_xlim(left=0)
    axes.set_ylim(-0.6, len(AT_CENSUS) - 0.4)
    axes.set_xlabel("communists a cell")
