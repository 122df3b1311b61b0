"""Whole numbers shared out by weight, and raions laid on tiles."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from toy_district import SCALE, toy

from antaeus.world.layout import lay_out, share_out

weights = st.lists(st.floats(0, 1e6), min_size=1, max_size=60).filter(lambda some: sum(some) > 1e-3)
totals = st.integers(0, 100_000)
offsets = st.floats(0, 0.999)


@given(weights, totals, offsets)
def test_shares_add_up_to_the_total_give_or_take_one(
    given_weights: list[float], total: int, offset: float
) -> None:
    shared = share_out(np.array(given_weights), total, offset)
    assert abs(int(shared.sum()) - total) <= 1


@given(weights, totals, offsets)
def test_nobody_gets_more_than_one_off_its_due(
    given_weights: list[float], total: int, offset: float
) -> None:
    array = np.array(given_weights)
    due = array / array.sum() * total
    shared = share_out(array, total, offset)
    assert (shared >= 0).all()
    assert (np.abs(shared - due) <= 1 + 1e-6).all()


@given(weights, totals)
def test_a_whole_total_from_the_middle_is_shared_out_exactly(
    given_weights: list[float], total: int
) -> None:
    assert int(share_out(np.array(given_weights), total, 0.5).sum()) == total


@given(weights, totals, offsets)
def test_who_has_no_weight_gets_nothing(
    given_weights: list[float], total: int, offset: float
) -> None:
    array = np.array(given_weights)
    assert (share_out(array, total, offset)[array == 0] == 0).all()


def test_twelve_in_three_equal_parts_are_four_each() -> None:
    assert share_out(np.ones(3), 12, 0.5).tolist() == [4, 4, 4]


def test_the_first_of_two_raions_has_twice_the_town_and_the_same_country() -> None:
    layout = lay_out(toy(), SCALE)
    assert layout.tile.tolist() == [0, 0]
    np.testing.assert_allclose(layout.town, [2 / 3, 1 / 3])
    np.testing.assert_allclose(layout.country, [1 / 2, 1 / 2])
