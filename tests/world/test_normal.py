"""The quantile of whole columns agrees with the standard library's, one number at a time."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from antaeus.world.normal import normal_quantile


@given(st.lists(st.floats(1e-9, 1 - 1e-9), min_size=1, max_size=20))
def test_the_quantile_is_that_of_the_standard_library(chances: list[float]) -> None:
    told = normal_quantile(np.array(chances))
    exact = np.array([NormalDist().inv_cdf(chance) for chance in chances])
    assert np.allclose(told, exact, rtol=2e-8, atol=2e-8)
