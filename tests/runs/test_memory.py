"""Which scale fits into the memory that is free."""

from __future__ import annotations

from fractions import Fraction

import pytest

from antaeus.runs.memory import SCALES, free_bytes, largest_scale, needed_bytes, peak_bytes

GIB = 2**30


@pytest.mark.parametrize(
    ("free", "scale"), [(24, "1"), (2, "1/4"), (1, "1/20"), (0.1, "1/100"), (0, "1/100")]
)
def test_the_largest_scale_that_half_of_the_free_memory_holds(free: float, scale: str) -> None:
    assert largest_scale(round(free * GIB)) == Fraction(scale)


def test_a_larger_scale_needs_more_memory_and_never_more_than_promised() -> None:
    needs = [needed_bytes(scale) for scale in SCALES]
    assert needs == sorted(needs, reverse=True)
    assert needs[0] < 2 * GIB


def test_this_machine_has_memory_and_this_process_uses_some() -> None:
    assert free_bytes() > 0
    assert peak_bytes() > 10**7
