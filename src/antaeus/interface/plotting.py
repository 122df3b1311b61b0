"""Which figure shows a series: the figure of the report that has it, or a line of its own."""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from matplotlib.figure import Figure

from antaeus.figures.candidate_share import candidate_share
from antaeus.figures.cells import cells
from antaeus.figures.class_mix import class_mix
from antaeus.figures.exits import exits
from antaeus.figures.flows import flows
from antaeus.figures.former_members import former_members
from antaeus.figures.history import history_key, mark, observed
from antaeus.figures.house_style import in_house_style
from antaeus.figures.lines import draw_lines, run_key
from antaeus.figures.membership import membership
from antaeus.figures.readings import ALL, Readings
from antaeus.figures.sheet import LEFT, TOP, key, panel, sheet
from antaeus.figures.time_axis import year_axis
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.runs.open import RunFolder
from antaeus.runs.recorded import Recorded
from antaeus.runs.tables import series_frame

Draw = Callable[[Readings, Sequence[dict[str, Any]]], Figure]

FIGURES: dict[Draw, tuple[str, ...]] = {
    membership: ("membership", "total", "members", "candidates"),
    candidate_share: ("candidate_share",),
    class_mix: ("class_mix", "share_worker", "share_peasant", "share_employee", "occupied"),
    cells: ("cells", "mean_cell_size"),
    flows: ("flows", "admitted", "reinstated"),
    exits: ("exits", "expelled", "expelled_arrested", "withdrew", "reduced", "lapsed", "died"),
    former_members: ("former_members",),
}
"""The figures of the report, and the series that each shows."""


def plot(run: RunFolder | Recorded, name: str) -> Figure:
    """The figure that shows a series or bears this name; InputFaults when there is none."""
    readings = Readings.of(series_frame(run.series))
    history = [row.as_dict() for row in run.fit]
    for draw, names in FIGURES.items():
        if name in names:
            return draw(readings, history)
    if name in run.series.names():
        unit = run.series.columns[name, ALL].unit
        return one_series(readings, history, name, unit)
    known = sorted({*run.series.names(), *(names[0] for names in FIGURES.values())})
    raise InputFaults([Fault("plot", repr(name), f"one of {', '.join(known)}")])


@in_house_style
def one_series(
    readings: Readings, history: Sequence[dict[str, Any]], name: str, unit: str
) -> Figure:
    """Draw one series of the Union month by month, with historical figures where there are any."""
    title = name.replace("_", " ").capitalize()
    figure = sheet(title, f"The Union, {unit}, month by month", height=2.6)
    rows = [row for row in history if row["series"] == name]
    key(figure, [*run_key(["simulated"]), *history_key(rows)])
    axes = panel(figure, LEFT, TOP, 6.95, 2.5)
    draw_lines(axes, {"simulated": readings.stock(name)})
    mark(axes, observed(history, name))
    axes.set_ylim(bottom=0)
    year_axis(axes)
    return figure
