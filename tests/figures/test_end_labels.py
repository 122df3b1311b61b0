"""Labels at the ends of lines keep their distance and their order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antaeus.figures.end_labels import spread

HEIGHTS = st.lists(st.floats(0, 300), min_size=1, max_size=8).map(sorted)


@given(HEIGHTS)
def test_labels_never_overlap(heights: list[float]) -> None:
    assert all(b - a >= 11 - 1e-6 for a, b in pairwise(spread(heights, 11)))


@given(HEIGHTS)
def test_labels_are_moved_about_their_common_middle(heights: list[float]) -> None:
    assert sum(spread(heights, 11)) == pytest.approx(sum(heights))


def test_labels_that_stand_apart_stay_where_they_are() -> None:
    assert spread([10, 40, 90], 11) == [10, 40, 90]


def test_two_labels_at_one_height_part_evenly() -> None:
    assert spread([50, 50], 10) == [45, 55]
