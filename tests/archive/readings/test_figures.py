"""Figures and intervals from sums over pieces of evidence."""

import numpy as np
import pytest

from antaeus.archive.readings.figures import FEWEST, figure


def test_few_pieces_of_evidence_give_a_figure_without_an_interval():
    made = figure("ratio", np.array([[1.0, 2.0]] * (FEWEST - 1)))

    assert (made.value, made.low) == (0.5, None)
    assert "fewer than" in made.why_not


def test_pieces_that_all_say_the_same_promise_no_certainty():
    made = figure("ratio", np.array([[0.0, 2.0]] * 20))

    assert (made.value, made.low) == (0, None)


def test_a_difference_with_nothing_on_one_side_is_not_given():
    assert figure("difference", np.array([[1.0, 2.0, 0.0, 0.0]] * 20)).value is None


def test_a_half_life_never_reaches_below_nothing():
    pieces = np.array([[5 + (-1) ** i, 1, 3 - (-1) ** i, 1, 1, 1] for i in range(20)], np.float64)
    made = figure("half_life", pieces)

    assert made.value == pytest.approx(6)
    assert 0 < made.low < 6 < made.high
    assert made.low * made.high == pytest.approx(36)


def test_words_that_do_not_fall_have_no_half_life():
    assert figure("half_life", np.array([[3.0, 1, 3, 1, 1, 1]] * 20)).value is None


def test_the_interval_holds_the_truth_about_nine_times_in_ten():
    chance = np.random.default_rng(3)
    held = 0
    for _ in range(400):
        whole = chance.integers(5, 40, 60)
        share = np.clip(chance.normal(0.3, 0.1, 60), 0, 1)
        part = chance.binomial(whole, share)
        made = figure("ratio", np.column_stack([part, whole]).astype(np.float64))
        held += made.low <= 0.3 <= made.high

    assert 0.85 < held / 400 < 0.95
