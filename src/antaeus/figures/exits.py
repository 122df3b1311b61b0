"""Why people left the party, a year: one panel a reason, all on one scale."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from antaeus.figures.history import Row, history_key, mark_at, observed
from antaeus.figures.house_style import in_house_style
from antaeus.figures.lines import look, run_key
from antaeus.figures.membership import party
from antaeus.figures.palette import ACCOUNTS, INK
from antaeus.figures.readings import WHOLE_YEARS, Curve, Readings, SeriesOfRuns, labelled
from antaeus.figures.sheet import LEFT, TOP, key, panel, sheet
from antaeus.figures.time_axis import year_axis

REASONS = {
    "expelled": "Expelled",
    "expelled_arrested": "Of these, arrested first",
    "withdrew": "Withdrew",
    "reduced": "Reduced to sympathiser",
    "lapsed": "Lapsed, dues unpaid",
    "died": "Died",
}
_NOTE = (
    "Simulated. One reason a person a month, in the order died, expelled, withdrew, reduced, "
    "lapsed. Deaths here are by age; deaths after arrest are not simulated as such. Arrests "
    "are uncertain in every source and are shown as a reason for leaving, never as a second "
    "exit."
)


@in_house_style
def exits(series: SeriesOfRuns, history: Sequence[Row] = ()) -> Figure:
    """Draw a panel a reason, thousand persons a year, and all exits as percent of the party."""
    runs = labelled(series)
    figure = sheet(
        "Why people left the party",
        "Thousand persons a calendar year by reason; below, all exits as percent of the party",
        height=5.4,
        note=_NOTE,
    )
    rows = [row for row in history if row["series"] in REASONS]
    key(figure, [*run_key(list(runs), bars=True), *history_key(rows)])
    yearly = {label: {name: run.by_year(name) for name in REASONS} for label, run in runs.items()}
    top = 1.12e-3 * max(float(each.value.max()) for run in yearly.values() for each in run.values())
    for i, (name, title) in enumerate(REASONS.items()):
        axes = panel(figure, LEFT + i % 3 * 2.72, TOP + i // 3 * 1.95, 2.35, 1.4)
        axes.set_title(f"{title}, thousand")
        _steps(axes, {label: by_reason[name] for label, by_reason in yearly.items()}, 1e-3)
        for seen in observed(history, name):
            length = max(1.0, (seen.end or seen.start + 1) - seen.start)
            mark_at(axes, seen.middle, seen.value * 1e-3 / length, seen.status)
            top = max(top, 1.12e-3 * seen.value / length)
        year_axis(axes, every=6)
    for axes in figure.axes:
        axes.set_ylim(0, top)
    below = panel(figure, LEFT, TOP + 3.98, 7.7, 1.35)
    below.set_title("All exits of a year, percent of the party on 1 January")
    _steps(below, {label: rate_of_leaving(run) for label, run in runs.items()})
    below.set_ylim(bottom=0)
    year_axis(below, named=True)
    return figure


def rate_of_leaving(run: Readings) -> Curve:
    """All who left in each whole year, percent of those who belonged on its first day."""
    reasons = [run.by_year(name) for name in REASONS if name != "expelled_arrested"]
    years = reasons[0].time
    whole = (years >= WHOLE_YEARS[0]) & (years <= WHOLE_YEARS[1])
    gone = np.sum([each.value for each in reasons], axis=0)[whole]
    stock = party(run)
    return Curve(years[whole], 100 * gone / [stock.at(year) for year in years[whole]])


def _steps(axes: Axes, curves: Mapping[str, Curve], factor: float = 1.0) -> None:
    """One run: a bar a year. Several: steps over the years, so that none hides another."""
    for rank, curve in enumerate(curves.values()):
        if len(curves) == 1:
            axes.bar(curve.time + 0.5, curve.value * factor, 0.8, color=ACCOUNTS[0], zorder=3)
        else:
            edges = np.append(curve.time, curve.time[-1] + 1)
            axes.stairs(curve.value * factor, edges, zorder=3, **look(rank, 1.2))
    axes.axhline(0, color=INK, linewidth=0.6, zorder=4)
