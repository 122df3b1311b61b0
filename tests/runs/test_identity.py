"""Nobody is made and nobody is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from antaeus.runs.identity import unbalanced
from antaeus.runs.series import Column, Series


def with_changed(series: Series, name: str, place: int, month: int, by: float) -> Series:
    """The same series with one figure changed, in the tile and in the Union."""
    column = series.columns[name, "all"]
    values = column.values.copy()
    values[place, month] += by
    if place:
        values[0, month] += by
    changed = Column(values, column.unit, column.is_flow)
    return replace(series, columns={**series.columns, (name, "all"): changed})


def test_a_sound_run_has_nothing_to_show(made_up: Any) -> None:
    assert list(unbalanced(made_up.series(24))) == []


@pytest.mark.parametrize("name", ["members", "candidates", "admitted", "died", "lapsed"])
def test_a_figure_that_was_changed_is_found_in_its_month_and_places(
    made_up: Any, name: str
) -> None:
    changed = with_changed(made_up.series(12, first=5), name, 1, 6, 100)
    found = list(unbalanced(changed))
    assert found[0].month == 11
    assert {fault.place for fault in found} == {"USSR", "AAA"}
    assert "100 people" in str(found[0])


def test_people_who_move_between_tiles_are_not_lost(made_up: Any) -> None:
    changed = with_changed(made_up.series(12), "moved_away", 1, 6, 100)
    assert {fault.place for fault in unbalanced(changed)} == {"AAA"}
