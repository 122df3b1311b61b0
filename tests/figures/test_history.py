"""Historical figures beside the curves: which are drawn, and how their status shows."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib.figure import Figure

from antaeus.figures.history import history_key, mark, observed
from antaeus.figures.palette import INK, PAPER


def row(status: str = "recalled", **more: Any) -> dict[str, Any]:
    return {
        "series": "members",
        "group": "all",
        "place": "USSR",
        "date": "1930-01-01",
        "date_end": None,
        "historical": 1184651.0,
        "status": status,
        **more,
    }


def test_only_rows_of_the_series_group_and_place_are_drawn() -> None:
    rows = [row(), row(series="cells"), row(group="worker"), row(place="IVA")]
    assert [seen.value for seen in observed(rows, "members")] == [1184651.0]


def test_a_stock_stands_at_its_day_and_a_flow_in_the_middle_of_its_span() -> None:
    assert observed([row()], "members")[0].middle == 1930
    flow = row(date_end="1932-01-01")
    assert observed([flow], "members")[0].middle == pytest.approx(1931)


@pytest.mark.parametrize(
    ("status", "marker", "face"),
    [("verified", "o", INK), ("recalled", "o", PAPER), ("derived", "D", PAPER)],
)
def test_the_mark_shows_the_status(status: str, marker: str, face: str) -> None:
    axes = Figure().add_subplot()
    mark(axes, observed([row(status)], "members"))
    assert axes.lines[0].get_marker() == marker
    assert axes.lines[0].get_markerfacecolor() == face


def test_a_rival_is_fainter_than_what_is_preferred() -> None:
    axes = Figure().add_subplot()
    mark(axes, observed([row()], "members"), faint=True)
    mark(axes, observed([row()], "members"))
    rival, preferred = axes.lines
    assert (rival.get_alpha() or 1) < (preferred.get_alpha() or 1)


def test_the_key_names_each_status_that_occurs_and_no_other() -> None:
    labels = [handle.get_label() for handle in history_key([row("verified"), row("derived")])]
    assert labels == ["historical: verified", "derived"]
