"""How large the party was: members and candidates against history, and the error each year."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from antaeus.figures.history import Observation, Row, history_key, mark, observed
from antaeus.figures.house_style import in_house_style
from antaeus.figures.lines import draw_lines, label_lines, run_key
from antaeus.figures.palette import ACCOUNTS, INK
from antaeus.figures.readings import Curve, Readings, SeriesOfRuns, labelled
from antaeus.figures.sheet import LEFT, TOP, key, panel, sheet
from antaeus.figures.time_axis import year_axis

_MILLION = 1e-6
_WIDE = 6.95
_NOTE = (
    "Lines are simulated stocks at the first of each month, drawn from single simulated "
    "persons. Historical stocks are those of 1 January and of congresses; each has its source "
    "in the table."
)


@in_house_style
def membership(
    series: SeriesOfRuns, history: Sequence[Row] = (), rivals: Sequence[Row] = ()
) -> Figure:
    """Draw members, candidates and both together, million persons, 1921-41.

    `history` and `rivals` are rows as in `fit.json`; only date, historical and status are read.
    """
    runs = labelled(series)
    figure = sheet(
        "Members and candidates of the party",
        "Million persons, month by month, with historical stocks; below, the error on 1 January",
        height=6.05,
        note=_NOTE,
    )
    key(figure, [*run_key(list(runs)), *history_key(history, faint=bool(rivals))])
    together = {label: party(run) for label, run in runs.items()}
    whole = panel(figure, LEFT, TOP, _WIDE, 2.5)
    whole.set_title("Members and candidates together, million persons")
    _stock(whole, together, observed(history, "total"), observed(rivals, "total"))
    year_axis(whole, named=True)
    label_lines(whole, together, _MILLION)
    for name, left in (("members", LEFT), ("candidates", LEFT + 3.75)):
        axes = panel(figure, left, TOP + 3.05, 3.2, 1.45)
        curves = {label: run.stock(name) for label, run in runs.items()}
        axes.set_title(f"{name.capitalize()}, million persons")
        _stock(axes, curves, observed(history, name), observed(rivals, name))
        year_axis(axes, every=4)
    below = panel(figure, LEFT, TOP + 5.1, _WIDE, 0.9)
    _errors(below, together, observed(history, "total"))
    return figure


def party(run: Readings) -> Curve:
    """Members and candidates together at the first of each month."""
    members, candidates = run.stock("members"), run.stock("candidates")
    return Curve(members.time, members.value + candidates.value)


def _stock(
    axes: Axes,
    curves: Mapping[str, Curve],
    seen: Sequence[Observation],
    rival: Sequence[Observation],
) -> None:
    """Lines of the runs, million persons, with the historical stocks and, faint, their rivals."""
    draw_lines(axes, curves, _MILLION)
    mark(axes, rival, _MILLION, faint=True)
    mark(axes, seen, _MILLION)
    axes.margins(y=0.08)
    axes.set_ylim(bottom=0)


def _errors(axes: Axes, curves: Mapping[str, Curve], seen: Sequence[Observation]) -> None:
    """Bars of simulated less historical, percent of the historical stock, on each 1 January."""
    axes.set_title("Error of members and candidates together, percent of the historical figure")
    days = [each for each in seen if each.start == int(each.start)]
    width = 0.6 / len(curves)
    for rank, curve in enumerate(curves.values()):
        shift = (rank - (len(curves) - 1) / 2) * width
        axes.bar(
            [day.start + shift for day in days],
            [100 * (curve.at(day.start) / day.value - 1) for day in days],
            width * 0.9,
            color=ACCOUNTS[rank],
            zorder=3,
        )
    axes.axhline(0, color=INK, linewidth=0.6, zorder=4)
    axes.margins(y=0.15)
    axes.yaxis.set_major_formatter(_signed_percent)
    year_axis(axes)


def _signed_percent(value: float, _: float) -> str:
    return f"{value:+.0f} %" if value else "0"
