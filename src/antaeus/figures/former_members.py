"""The people who had left: a stock that grew to about as many as the party itself."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from antaeus.figures.history import Row, history_key, mark, observed
from antaeus.figures.house_style import in_house_style
from antaeus.figures.lines import draw_lines, label_lines, look, run_key
from antaeus.figures.membership import party
from antaeus.figures.readings import SeriesOfRuns, labelled
from antaeus.figures.sheet import LEFT, TOP, key, panel, sheet
from antaeus.figures.time_axis import year_axis

SERIES = "former_members"
_NOTE = (
    "Former members are those who left alive and have not been reinstated. The count that the "
    "plenum of February-March 1937 heard covers those put out or dropped since 1922."
)


@in_house_style
def former_members(series: SeriesOfRuns, history: Sequence[Row] = ()) -> Figure:
    """Draw the living former members, million persons, over the party itself as a thin line."""
    runs = labelled(series)
    figure = sheet(
        "Former members",
        "Million persons who had belonged to the party and no longer did; thin: the party itself",
        height=2.5,
        note=_NOTE,
    )
    rows = [row for row in history if row["series"] == SERIES]
    key(figure, [*run_key(list(runs)), *history_key(rows)])
    axes = panel(figure, LEFT, TOP, 6.95, 2.4)
    curves = {label: run.stock(SERIES) for label, run in runs.items()}
    for rank, run in enumerate(runs.values()):
        stock = party(run)
        axes.plot(stock.time, stock.value * 1e-6, zorder=2, alpha=0.5, **look(rank, 0.7))
    draw_lines(axes, curves, 1e-6)
    mark(axes, observed(history, SERIES), 1e-6)
    axes.set_title("Living former members, million persons")
    axes.set_ylim(bottom=0)
    year_axis(axes, named=True)
    label_lines(axes, curves, 1e-6)
    return figure
