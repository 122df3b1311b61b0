"""Chance: the author's vectors, the rule for keys, and streams that know nothing of each other."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from antaeus.foundation.chance import squares32, stream, streams, uniform, uniforms
from antaeus.foundation.compiled import IS_COMPILED
from antaeus.foundation.months import LAST

VECTOR_KEY = 0x548C9DECBCE65297
VECTORS = ((0, 0x36D88366), (1, 0x944716E0), (2, 0xC8A8F4E0))

seeds = st.integers(-(2**70), 2**70)
months = st.integers(-1, LAST)
decisions = st.text(max_size=40)


def bits(key: np.uint64, who: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """32 random bits for each counter; many at once, also where nothing is compiled."""
    if not IS_COMPILED:
        return squares32(key, who)  # pyright: ignore
    out = np.empty(who.size)
    uniforms(key, who, out)
    return (out * 2**32).astype(np.uint64)


def people(n: int, raion: int = 3, month: int = 70) -> NDArray[np.uint64]:
    """Permanent numbers as a raion deals them: next to each other in the lowest bits."""
    first = np.uint64(raion) << np.uint64(48) | np.uint64(month) << np.uint64(32)
    return first | np.arange(n, dtype=np.uint64)


@pytest.mark.parametrize(("counter", "expected"), VECTORS)
def test_squares_gives_the_known_answers(counter: int, expected: int) -> None:
    assert int(squares32(np.uint64(VECTOR_KEY), np.uint64(counter))) == expected


def plain_squares(key: int, counter: int) -> int:
    """The four rounds of the paper in plain integers."""
    modulus = 2**64
    x = y = counter * key % modulus
    z = (y + key) % modulus
    for addend in (y, z, y):
        x = (x * x + addend) % modulus
        x = x >> 32 | (x << 32) % modulus
    return ((x * x + z) % modulus) >> 32


@given(seeds, decisions, months, st.integers(0, 2**64 - 1))
def test_squares_is_the_paper_in_plain_integers(
    seed: int, decision: str, month: int, who: int
) -> None:
    key = stream(seed, decision, month)
    assert int(squares32(key, np.uint64(who))) == plain_squares(int(key), who)


@given(seeds, decisions, months)
def test_each_half_of_a_key_has_eight_different_digits_and_is_odd(
    seed: int, decision: str, month: int
) -> None:
    digits = f"{int(stream(seed, decision, month)):016x}"
    for half in (digits[:8], digits[8:]):
        assert len(set(half)) == 8
        assert "0" not in half
        assert int(half[-1], 16) % 2 == 1


def test_no_two_streams_of_a_run_have_the_same_key() -> None:
    names = [f"decision/{n}" for n in range(40)]
    keys = {
        int(stream(seed, name, m)) for seed in (1, 2) for name in names for m in range(LAST + 1)
    }
    assert len(keys) == 2 * 40 * (LAST + 1)


def test_streams_deals_one_key_a_decision_in_order() -> None:
    dealt = streams(7, ("a", "b"), 12)
    assert dealt.dtype == np.uint64
    assert dealt.tolist() == [int(stream(7, "a", 12)), int(stream(7, "b", 12))]


def test_uniforms_is_uniform_one_by_one_and_stays_below_one() -> None:
    key, who = stream(1, "leaving/left", 5), people(300)
    out = np.empty(who.size)
    uniforms(key, who, out)
    assert out.tolist() == [uniform(key, one) for one in who]
    assert out.tolist() == [int(squares32(key, one)) * 2.0**-32 for one in who]
    assert (out >= 0).all()
    assert (out < 1).all()


def test_a_draw_does_not_depend_on_who_else_draws() -> None:
    key, who = stream(1, "leaving/left", 5), people(50)
    all_of_them, backwards = np.empty(50), np.empty(50)
    uniforms(key, who, all_of_them)
    uniforms(key, who[::-1].copy(), backwards)
    assert all_of_them.tolist() == backwards[::-1].tolist()


@pytest.mark.parametrize("month", range(8))
def test_mean_and_variance_are_those_of_chance(month: int) -> None:
    n = 1 << 16
    draws = bits(stream(1, "leaving/left", month), people(n)) / 2**32
    assert abs(draws.mean() - 1 / 2) < 4.5 * math.sqrt(1 / 12 / n)
    assert abs(draws.var() - 1 / 12) < 4.5 * math.sqrt(1 / 180 / n)


@pytest.mark.parametrize("month", range(8))
def test_every_byte_falls_as_often_as_any_other(month: int) -> None:
    drawn = bits(stream(1, "repression/arrested", month), people(1 << 16, raion=month))
    for shift in (0, 8, 16, 24):
        counts = np.bincount(
            (drawn >> np.uint64(shift) & np.uint64(255)).astype(int), minlength=256
        )
        expected = drawn.size / 256
        chi_square = float(((counts - expected) ** 2 / expected).sum())
        assert 255 - 4.5 * math.sqrt(510) < chi_square < 255 + 5.5 * math.sqrt(510)


def neighbours() -> list[np.uint64]:
    """Streams that are as near as streams come: months, seeds and decisions side by side."""
    by_month = [stream(1, "leaving/left", month) for month in range(5)]
    by_seed = [stream(seed, "leaving/left", 0) for seed in range(2, 6)]
    by_decision = [stream(1, f"leaving/left{n}", 0) for n in range(3)]
    return [*by_month, *by_seed, *by_decision]


def test_near_streams_do_not_go_together() -> None:
    n = 1 << 15
    drawn = [bits(key, people(n)) / 2**32 - 0.5 for key in neighbours()]
    pairs = list(combinations(drawn, 2))
    assert len(pairs) >= 60
    worst = max(abs(float((a * b).mean())) * 12 for a, b in pairs)
    assert worst < 4.5 / math.sqrt(n)


def test_near_people_do_not_go_together() -> None:
    n = 1 << 15
    drawn = bits(stream(1, "leaving/left", 9), people(n)) / 2**32 - 0.5
    for lag in range(1, 60):
        assert abs(float((drawn[lag:] * drawn[:-lag]).mean())) * 12 < 4.5 / math.sqrt(n - lag)


def test_a_stream_that_is_used_twice_would_be_seen() -> None:
    n = 1 << 12
    drawn = bits(stream(1, "a", 0), people(n)) / 2**32 - 0.5
    assert abs(float((drawn * drawn).mean())) * 12 > 4.5 / math.sqrt(n)
