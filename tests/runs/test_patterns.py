"""The pattern table: figures worked by hand on small made-up series, intervals and verdicts."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antaeus.accounts.expectations import Range
from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.runs.patterns import load_expectations
from antaeus.runs.patterns.figures import (
    attendance,
    both_acts,
    critics_less_present,
    dense_less_thin,
    gap_against_signals,
    half_life,
    months_to_return,
    overshoot,
    victims,
    wave_of_1937,
)
from antaeus.runs.patterns.judging import _judged
from antaeus.runs.patterns.places import Places
from antaeus.runs.patterns.table import FIGURES
from antaeus.runs.series import Column, Series

TILES = tuple(f"T{n:02d}" for n in range(12))


def run(columns: Mapping[str, float | np.ndarray], weights: np.ndarray | None = None) -> Places:
    """A run whose series are constants, monthly paths or (tiles, months); named series:group."""
    made: dict[tuple[str, str], Column] = {}
    for name, told in columns.items():
        series, _, group = name.partition(":")
        tiles = np.broadcast_to(np.asarray(told, float), (len(TILES), N_MONTHS)) / (
            1 if np.ndim(told) == 2 else len(TILES)
        )
        values = np.concatenate([tiles.sum(axis=0, keepdims=True), tiles])
        made[series, group or "all"] = Column(values, "persons", is_flow=True)
    return Places(Series(0, ("USSR", *TILES), made), weights)


def path(**points: float) -> np.ndarray:
    """A path through points named m1930_02, straight between them."""
    months = [parse_month(name[1:].replace("_", "-")) for name in points]
    return np.interp(np.arange(N_MONTHS), months, list(points.values()))


KOLKHOZES = path(m1929_06=5, m1930_02=57, m1930_08=21, m1931_06=57, m1932_01=62)


def test_overshoot_is_what_was_lost_from_the_end_of_february_to_the_end_of_august() -> None:
    made = run({"collectivised_people": KOLKHOZES, "village_people": 100.0})
    assert overshoot(made) == pytest.approx(57 - 21)


def test_the_return_is_counted_from_the_trough() -> None:
    made = run({"collectivised_people": KOLKHOZES, "village_people": 100.0})
    assert months_to_return(made) == parse_month("1931-06") - parse_month("1930-08")


def test_what_never_fell_has_no_return_and_what_never_was_no_overshoot() -> None:
    rising = path(m1929_06=5, m1930_02=57, m1931_06=60)
    made = run({"collectivised_people": rising, "village_people": 100.0})
    assert np.isnan(months_to_return(made))
    nothing = run({"collectivised_people": 0.0, "village_people": 100.0})
    assert np.isnan(overshoot(nothing))


def test_half_of_the_radical_words_are_gone_after_six_months_of_twelve() -> None:
    words = path(m1931_06=80, m1932_06=40, m1941_06=40)
    made = run({"items_radical": words, "items_own": 40.0, "items_copied": 60.0})
    assert half_life(made) == pytest.approx(6, abs=1)


def test_words_that_do_not_fall_have_no_half_life() -> None:
    made = run({"items_radical": 50.0, "items_own": 40.0, "items_copied": 60.0})
    assert np.isnan(half_life(made))


def test_dense_less_thin_is_a_difference_of_quotients() -> None:
    made = run(
        {
            "late:dense": 3.0,
            "late:thin": 1.0,
            "orders:dense": 100.0,
            "orders:thin": 50.0,
        }
    )
    assert dense_less_thin("late", "orders", 100, "1929-01", "1931-12")(made) == pytest.approx(1.0)


def test_a_quality_of_critics_is_a_mean_over_critics() -> None:
    made = run(
        {
            "activity_critics": 6.0,
            "critics_seen": 10.0,
            "activity_present": 40.0,
            "present_seen": 100.0,
        }
    )
    assert critics_less_present("activity")(made) == pytest.approx(0.6 - 0.4)


def test_odds_of_endorsing_among_critics_and_among_others() -> None:
    made = run({"did_both": 20.0, "critics": 40.0, "endorsers": 50.0, "present": 140.0})
    assert both_acts(made) == pytest.approx((20 / 20) / (30 / 70))


def test_nobody_who_meets_is_no_attendance() -> None:
    assert np.isnan(attendance(run({"present": 0.0, "members": 5.0, "candidates": 5.0})))
    assert attendance(run({"present": 4.0, "members": 5.0, "candidates": 5.0})) == pytest.approx(
        0.4
    )


def test_victims_on_file_twice_as_often_as_others() -> None:
    made = run(
        {
            "arrested_on_file": 2.0,
            "expelled_arrested": 10.0,
            "people_on_file": 100.0,
            "members": 800.0,
            "candidates": 200.0,
        }
    )
    assert victims("on_file")(made) == pytest.approx(np.log(2))


def test_the_wave_of_1937_is_read_against_1936() -> None:
    months = np.where(np.arange(N_MONTHS) >= parse_month("1937-01"), 30.0, 10.0)
    assert wave_of_1937(run({"expelled": months})) == pytest.approx(3.0)


def test_the_slope_within_places_is_not_that_between_them() -> None:
    """Places with more signals have larger gaps, but where signals rise the gap falls."""
    chance = np.random.default_rng(1)
    level = np.linspace(1, 5, len(TILES))[:, np.newaxis]
    yearly = np.repeat(chance.normal(0, 0.5, (len(TILES), 21)), 12, axis=1)[:, :N_MONTHS]
    signals = level + yearly
    made = run(
        {
            "signals_written": signals,
            "present": np.full((len(TILES), N_MONTHS), 100.0),
            "audit_gap": level - 0.25 * yearly,
            "audited": np.full((len(TILES), N_MONTHS), 1.0),
        }
    )
    assert gap_against_signals(made) == pytest.approx(-0.25, abs=1e-6)


def test_places_drawn_again_are_counted_as_often_as_they_were_drawn() -> None:
    tiles = np.arange(12.0)[:, np.newaxis] * np.ones(N_MONTHS)
    twice = np.zeros(12)
    twice[3] = 2
    assert run({"present": tiles}, twice).monthly("present")[0] == 6


@given(st.floats(-10, 10), st.floats(0, 5))
def test_an_interval_has_emerged_only_if_all_of_it_lies_inside(middle: float, half: float) -> None:
    wanted = Range(above=-1.0, below=2.0)
    held = wanted.holds(middle - half, middle + half)
    inside = middle - half > -1 and middle + half < 2
    outside = middle + half <= -1 or middle - half >= 2
    assert held is (True if inside else False if outside else None)


def test_every_pattern_has_a_figure_and_every_figure_a_pattern() -> None:
    beside_history = {"membership", "membership_after", "class_mix", "collectivisation_record"}
    assert {pattern.id for pattern in load_expectations().pattern} == set(FIGURES) | beside_history


def test_all_twenty_one_observables_have_a_sign_for_each_account() -> None:
    assert [one.id for one in load_expectations().observable] == [f"O{n}" for n in range(1, 22)]


def test_a_figure_that_only_some_runs_have_is_no_verdict() -> None:
    pattern = next(one for one in load_expectations().pattern if one.id == "radical_half_life")
    known = np.array([8.0, 9.0])
    judged = _judged(pattern, "vanguard", known, 7.5, 9.5, could_tell=3)
    assert judged.verdict == "undetermined"
    assert _judged(pattern, "vanguard", known, 7.5, 9.5, could_tell=2).verdict == "emerged"
    nothing = _judged(pattern, "vanguard", known[:0], None, None, could_tell=3)
    assert nothing.verdict == "did not emerge"
