"""Reading curves out of the series of a run."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

from antaeus.figures.readings import Readings, labelled, year_fraction
from antaeus.foundation.errors import AntaeusError


def value(series: pd.DataFrame, name: str, month: datetime.date, group: str = "all") -> float:
    rows = series[(series["series"] == name) & (series["month"] == month)]
    return float(rows[(rows["place"] == "USSR") & (rows["group"] == group)]["value"].iloc[0])


def test_the_stock_of_1_january_is_that_of_the_end_of_december(
    run: Readings, series: pd.DataFrame
) -> None:
    december = value(series, "members", datetime.date(1932, 12, 1))
    assert run.stock("members").at(1933.0) == pytest.approx(december)


def test_a_day_outside_the_span_has_no_stock(run: Readings) -> None:
    assert np.isnan(run.stock("members").at(1920.0))


def test_groups_joined_by_a_plus_are_added(run: Readings) -> None:
    both = run.stock("cells", "village+sovkhoz_mts")
    parts = [run.stock("cells", kind).value for kind in ("village", "sovkhoz_mts")]
    assert both.value == pytest.approx(parts[0] + parts[1])


def test_a_year_has_the_events_of_its_months(run: Readings, series: pd.DataFrame) -> None:
    months = [datetime.date(1930, month, 1) for month in range(1, 13)]
    expelled = sum(value(series, "expelled", month) for month in months)
    assert run.by_year("expelled").at(1930.0) == pytest.approx(expelled)


def test_every_tile_has_its_stock_on_a_day(run: Readings) -> None:
    tiles = run.by_tile("members", 1928.0)
    assert len(tiles) == 104
    assert sum(tiles.values()) == pytest.approx(run.stock("members").at(1928.0))


def test_tables_with_words_kept_as_numbers_read_the_same(
    run: Readings, series: pd.DataFrame
) -> None:
    words = ["level", "place", "group", "series", "kind", "unit"]
    table = Readings.of(series.astype(dict.fromkeys(words, "category")))
    assert table.stock("cells", "army").value == pytest.approx(run.stock("cells", "army").value)


@pytest.mark.parametrize(
    ("name", "group", "place"),
    [("horses", "all", "USSR"), ("members", "soldier", "USSR"), ("members", "all", "XXX")],
)
def test_a_missing_series_is_named_in_the_error(
    run: Readings, name: str, group: str, place: str
) -> None:
    with pytest.raises(AntaeusError, match=f"'{name}' with group '{group}' for {place}"):
        run.stock(name, group, place)


def test_a_lone_run_is_labelled_simulated(run: Readings) -> None:
    assert labelled(run) == {"simulated": run}


def test_the_first_of_january_is_a_whole_number() -> None:
    assert year_fraction(datetime.date(1941, 1, 1)) == 1941
