"""What a run explains is worded by its errors, and by nothing else."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from antaeus.report.explained import explained, nearness
from antaeus.report.headlines import headlines
from antaeus.report.stock_errors import (
    StockError,
    error_of_standing_still,
    errors_on_1_january,
    mean_absolute,
    years_of_same_direction,
)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (0.0, "follows history closely"),
        (0.05, "follows history closely"),
        (0.06, "follows history"),
        (0.15, "follows history in outline"),
        (0.30, "is far from history"),
        (0.41, "misses history"),
    ],
)
def test_the_words_follow_the_mean_error(error: float, words: str) -> None:
    assert nearness(error) == words


def test_a_run_that_runs_away_is_said_to(fake: ModuleType) -> None:
    near, far = (explained(fake.fake_fit(lean), "n0")[0] for lean in (0.0, 2.0))
    assert "follows history closely" in near
    assert "misses history" in far
    assert "It is too large in 20 of 20 years" in far


def test_a_run_is_held_against_saying_that_nothing_changes(fake: ModuleType) -> None:
    near, far = (explained(fake.fake_fit(lean), "n0")[0] for lean in (0.0, 2.0))
    assert "which is better than saying nothing" in near
    assert "which is worse than saying nothing" in far


def test_vladimir_is_told_kind_by_kind(fit: list[dict[str, Any]]) -> None:
    told = explained(fit, "n0")[-1]
    assert "Ivanovo, standing in for Vladimir guberniia" in told
    for words in ("a factory cell (counted: 52.6)", "a village cell (counted: 12.0)"):
        assert words in told


def test_a_run_without_historical_figures_says_nothing() -> None:
    assert explained([], "n0") == []


def error(year: int, historical: float, simulated: float) -> StockError:
    return StockError(year, historical, simulated, "fitted" if year < 1935 else "predicted")


def test_the_mean_error_counts_too_much_and_too_little_alike() -> None:
    errors = [error(1934, 100, 110), error(1935, 100, 70)]
    assert mean_absolute(errors) == pytest.approx(0.2)
    assert mean_absolute(errors, "fitted") == pytest.approx(0.1)
    assert mean_absolute(errors, "predicted") == pytest.approx(0.3)
    assert mean_absolute([]) is None


def test_a_figure_of_low_confidence_is_kept_out_of_the_mean() -> None:
    doubtful = StockError(1930, 100, 300, "fitted", trusted=False)
    assert mean_absolute([error(1929, 100, 110), doubtful]) == pytest.approx(0.1)


def test_standing_still_is_wrong_by_what_changed() -> None:
    errors = [error(1935, 100, 0), error(1936, 80, 0), error(1937, 125, 0)]
    assert error_of_standing_still(errors) == pytest.approx((0.25 + 0.2) / 2)
    assert error_of_standing_still(errors[1:]) is None


def test_years_of_the_same_direction_are_counted() -> None:
    errors = [error(1930, 1, 5), error(1931, 2, 6), error(1932, 3, 4)]
    assert years_of_same_direction(errors) == (1, 2)


def test_only_stocks_of_the_union_on_1_january_are_counted(fit: list[dict[str, Any]]) -> None:
    others = [
        {**fit[0], "date": "1930-06-26"},
        {**fit[0], "place": "IVA"},
        {**fit[0], "group": "worker"},
    ]
    years = [each.year for each in errors_on_1_january([*fit, *others], "members")]
    assert years == list(range(1922, 1942))


def test_headlines_say_simulated_and_historical(fit: list[dict[str, Any]]) -> None:
    told = {each.title: each for each in headlines({"n0": fit})}
    peak = told["Communists, 1 January 1933"]
    assert peak.historical == "3.56 million"
    assert peak.by_run["n0"][0].endswith(" million")
    assert "Mean absolute error of the stock, 1 January 1922–41" in told
