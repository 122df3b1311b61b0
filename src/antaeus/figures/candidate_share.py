"""What part of the party were candidates: it swells in levies and shrinks when entry is closed."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from antaeus.figures.history import Row, history_key, mark, observed
from antaeus.figures.house_style import in_house_style
from antaeus.figures.lines import draw_lines, label_lines, run_key
from antaeus.figures.readings import Curve, Readings, SeriesOfRuns, labelled
from antaeus.figures.sheet import LEFT, TOP, key, panel, sheet
from antaeus.figures.time_axis import Span, spans_below, year_axis

SERIES = "candidate_share"
_NOTE = (
    "Candidates serve a term set by the rules of the date and class before they can become "
    "members. Historical shares are quotients of the two historical stocks unless a source "
    "prints the share."
)


@in_house_style
def candidate_share(
    series: SeriesOfRuns, history: Sequence[Row] = (), spans: Sequence[Span] = ()
) -> Figure:
    """Draw candidates as percent of members and candidates; `spans` are shown below the years."""
    runs = labelled(series)
    figure = sheet(
        "Candidates as a share of the party",
        "Percent of members and candidates together, month by month",
        height=2.5 + (0.55 if spans else 0),
        note=_NOTE,
    )
    rows = [row for row in history if row["series"] == SERIES]
    key(figure, [*run_key(list(runs)), *history_key(rows)])
    axes = panel(figure, LEFT, TOP, 6.95, 2.4)
    curves = {label: share_of_candidates(run) for label, run in runs.items()}
    draw_lines(axes, curves)
    mark(axes, observed(history, SERIES))
    axes.set_title("Candidates, percent of the party")
    axes.set_ylim(0, 60)
    year_axis(axes, named=True)
    label_lines(axes, curves)
    spans_below(axes, spans)
    return figure


def share_of_candidates(run: Readings) -> Curve:
    """Candidates as percent of members and candidates at the first of each month."""
    members, candidates = run.stock("members"), run.stock("candidates")
    return Curve(members.time, 100 * candidates.value / (members.value + candidates.value))
