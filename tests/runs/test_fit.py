"""The simulated beside the historical figures."""

from __future__ import annotations

import datetime
import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from antaeus.runs.comparisons import Comparison, comparisons
from antaeus.runs.errors_of_fit import mean_error, on_first_of_january, share_within, worst
from antaeus.runs.fit import FitRow, fit_rows
from antaeus.scenario.history import load_history
from antaeus.scenario.observation import Observation

DAY = datetime.date
REPUBLICS = {"AAA": "Aland", "BBB": "Bland"}


def observed(
    value: float, date: datetime.date, end: datetime.date | None = None, unit: str = "persons"
) -> Observation:
    return Observation(
        "x", date, end, value, unit, "made_up", "assumed", "made_up", "high", "as printed"
    )


def compared(**said: object) -> Comparison:
    told = {"target": "x", "series": "x", "label": "X", "topic": "size", "note": "beware"} | said
    return Comparison.model_validate(told)


def rows_of(made_up: Any, comparison: Comparison, *observations: Observation) -> list[FitRow]:
    series = made_up.series(24)
    return list(fit_rows(series, Fraction(1, 100), comparison, observations, REPUBLICS))


def test_a_stock_is_compared_at_the_end_of_the_month_before_its_first(made_up: Any) -> None:
    series = made_up.series(24)
    (row,) = rows_of(made_up, compared(count=["members"]), observed(1000, DAY(1922, 1, 1)))
    december = series.find("members")[9]
    assert (row.simulated, row.error) == (december, december - 1000)
    assert row.relative_error == pytest.approx(december / 1000 - 1)
    assert row.sampling_sd == pytest.approx(math.sqrt(december * 100))
    assert row.note == "beware; as printed"


def test_a_flow_is_summed_over_its_span(made_up: Any) -> None:
    observation = observed(50, DAY(1921, 8, 1), DAY(1922, 3, 31))
    (row,) = rows_of(made_up, compared(count=["expelled", "lapsed"]), observation)
    series = made_up.series(24)
    span = slice(5, 13)
    assert row.simulated == series.find("expelled")[span].sum() + series.find("lapsed")[span].sum()


def test_a_share_is_in_percent_and_of_the_stock_when_the_span_began(made_up: Any) -> None:
    observation = observed(10, DAY(1921, 8, 1), DAY(1922, 3, 31), "percent")
    comparison = compared(count=["expelled:worker"], of=["members", "candidates"])
    (row,) = rows_of(made_up, comparison, observation)
    series = made_up.series(24)
    whole = series.find("members")[4] + series.find("candidates")[4]
    assert row.simulated == pytest.approx(
        100 * series.find("expelled", "worker")[5:13].sum() / whole
    )


def test_a_republic_is_the_sum_of_its_tiles(made_up: Any) -> None:
    comparison = compared(count=["members:worker"], place="republic Bland")
    (row,) = rows_of(made_up, comparison, observed(1, DAY(1922, 6, 30)))
    series = made_up.series(24)
    assert row.simulated == series.find("members", "worker", ("BBB",))[15]


def test_figures_outside_the_run_and_series_that_it_lacks_are_left_out(made_up: Any) -> None:
    before, after = observed(1, DAY(1921, 1, 1)), observed(1, DAY(1930, 1, 1))
    assert rows_of(made_up, compared(count=["members"]), before, after) == []
    inside = observed(1, DAY(1922, 1, 1))
    assert rows_of(made_up, compared(count=["giants"]), inside) == []
    assert rows_of(made_up, compared(count=["members"], place="ZZZ"), inside) == []
    assert rows_of(made_up, compared(count=["members"], place="republic None"), inside) == []


def test_what_was_never_looked_at_is_predicted(made_up: Any) -> None:
    series = made_up.series(244)
    comparison = compared(count=["members"])
    days = (observed(1, DAY(1934, 1, 1)), observed(1, DAY(1935, 1, 1)))
    rows = list(fit_rows(series, Fraction(1), comparison, days, {}))
    assert [row.period for row in rows] == ["fitted", "predicted"]


def test_means_leave_out_figures_of_low_confidence(made_up: Any) -> None:
    series = made_up.series(24)
    sure, unsure = observed(1000, DAY(1922, 1, 1)), observed(5, DAY(1923, 1, 1))
    unsure = Observation(*[getattr(unsure, f) if f != "confidence" else "low" for f in FIELDS])
    rows = list(fit_rows(series, Fraction(1), compared(count=["women"]), (sure, unsure), {}))
    assert len(on_first_of_january(rows, "x")) == 2
    mean = mean_error(rows)
    assert mean is not None
    assert (mean.n, mean.first_year, mean.last_year) == (1, 1922, 1922)
    assert mean.absolute == abs(rows[0].error)
    assert worst(rows) == rows[0]
    assert share_within(rows, 100.0) == (1, 1)
    assert mean_error(rows, "predicted") is None


FIELDS = tuple(Observation.__dataclass_fields__)


@pytest.mark.parametrize("comparison", comparisons(), ids=lambda one: one.target)
def test_every_comparison_is_with_a_target_that_has_figures(comparison: Comparison) -> None:
    history = load_history()
    assert history.declaration(comparison.target).role == "target"
    assert history.observations(comparison.target)
    unit = history.declaration(comparison.target).unit
    assert (unit == "percent") <= bool(comparison.of)


def test_no_target_is_compared_twice() -> None:
    targets = [one.target for one in comparisons()]
    assert len(set(targets)) == len(targets)


def test_a_row_can_be_written_as_json(made_up: Any) -> None:
    (row,) = rows_of(made_up, compared(count=["members"]), observed(0, DAY(1922, 1, 1)))
    assert row.relative_error is None
    assert all(not isinstance(value, np.generic) for value in row.as_dict().values())
