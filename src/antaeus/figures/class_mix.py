"""Who belonged to the party: by social position over the years, by occupation in July 1928."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from antaeus.figures.history import Row, history_key, mark, mark_at, observed
from antaeus.figures.house_style import SMALL, in_house_style
from antaeus.figures.lines import draw_lines, mark_run, run_key
from antaeus.figures.membership import party
from antaeus.figures.palette import RULE
from antaeus.figures.readings import Curve, Readings, SeriesOfRuns, labelled
from antaeus.figures.sheet import LEFT, TOP, key, panel, sheet
from antaeus.figures.time_axis import predicted_key, year_axis
from antaeus.foundation.vocabulary import CLASSES

CENSUS = 1928.5
OCCUPATIONS = {
    "industrial_worker": "factory and transport workers",
    "farm_worker": "farm workers",
    "peasant": "peasants",
    "employee": "officials and employees",
    "student+soldier": "students, soldiers, others",
}
POSITIONS = {"worker": "Workers", "peasant": "Peasants", "employee": "Employees and others"}
_COMPARED = ("occupied", *(f"share_{name}" for name in POSITIONS))
_NOTE = (
    "Social position is the occupation at or before entry, not the present job. The source of "
    "1928 sets students, artisans and others down together and does not say where soldiers "
    "are."
)


@in_house_style
def class_mix(series: SeriesOfRuns, history: Sequence[Row] = ()) -> Figure:
    """Draw the three social positions, percent of the party, and the occupations of 1928."""
    runs = labelled(series)
    figure = sheet(
        "Social position of members and candidates",
        "Percent of the party by social position, 1921–41, and by present occupation, July 1928",
        height=4.2,
        note=_NOTE,
    )
    rows = [row for row in history if row["series"] in _COMPARED]
    key(figure, [*run_key(list(runs)), *history_key(rows), predicted_key()])
    for i, (name, title) in enumerate(POSITIONS.items()):
        axes = panel(figure, LEFT + i * 2.72, TOP, 2.35, 1.75)
        axes.set_title(f"{title}, percent")
        draw_lines(axes, {label: share(run, name) for label, run in runs.items()})
        mark(axes, observed(history, f"share_{name}"))
        axes.set_ylim(0, 100)
        year_axis(axes, every=6)
    below = panel(figure, LEFT + 2.1, TOP + 2.4, 5.7, 1.75)
    _occupations(below, runs, history)
    return figure


def share(run: Readings, social_position: str) -> Curve:
    """Percent of members and candidates of one social position."""
    by_class = {
        name: run.stock("members", name).value + run.stock("candidates", name).value
        for name in CLASSES
    }
    whole = np.sum(list(by_class.values()), axis=0)
    time = run.stock("members", social_position).time
    return Curve(time, 100 * by_class[social_position] / whole)


def _occupations(axes: Axes, runs: Mapping[str, Readings], history: Sequence[Row]) -> None:
    """A row an occupation: a mark a run and the historical figure, percent of the party."""
    axes.set_title("Present occupation, 1 July 1928, percent")
    axes.grid(visible=False)
    for row, name in enumerate(reversed(OCCUPATIONS)):
        axes.axhline(row, color=RULE, linewidth=0.6, zorder=0)
        for rank, run in enumerate(runs.values()):
            percent = 100 * run.stock("occupied", name).at(CENSUS) / party(run).at(CENSUS)
            mark_run(axes, percent, row, rank, len(runs))
        for seen in observed(history, "occupied", name):
            mark_at(axes, seen.value, row, seen.status)
    axes.set_yticks(range(len(OCCUPATIONS)), list(reversed(OCCUPATIONS.values())), fontsize=SMALL)
    axes.set_xlim(0, 60)
    axes.set_ylim(-0.6, len(OCCUPATIONS) - 0.4)
