"""Chance as a function of who, when and which decision.

`uniform(stream(seed, decision, month), who)` is the same number whoever asks, in whatever order,
on however many threads, and whatever other mechanisms draw. So two runs that differ in one answer
share every draw that the difference does not touch.

The generator is squares32 (B. Widynski, "Squares: A Fast Counter-Based RNG", arXiv:2004.06278,
2020): the counter is the permanent number of whoever decides, the key is the stream. Keys obey
the author's rule of irregular hexadecimal digits. See docs/decisions/0002-chance.md.
"""

from __future__ import annotations

import functools
import hashlib

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inlined, inner_making_arrays, wrapping

_TO_UNIT = 2.0**-32


@wrapping
def squares32(key: np.uint64, counter: np.uint64) -> np.uint64:
    """32 random bits for a counter (uint64) under a key (uint64): four rounds of squaring."""
    half = np.uint64(32)
    x = counter * key
    y = x
    z = y + key
    x = x * x + y
    x = (x >> half) | (x << half)
    x = x * x + z
    x = (x >> half) | (x << half)
    x = x * x + y
    x = (x >> half) | (x << half)
    return (x * x + z) >> half


@inlined
def uniform(key: np.uint64, who: np.uint64) -> float:
    """A number in [0, 1) for whoever decides under this stream."""
    return float(squares32(key, who)) * _TO_UNIT


@inner_making_arrays
def drawn(key: np.uint64, who: NDArray[np.uint64], n: int) -> NDArray[np.float64]:
    """The numbers in [0, 1) of the first `n` in `who`, (n,), for use inside kernels.

    Drawn in a loop of their own, in which nothing else happens, they cost a tenth: the processor
    draws eight at a time.
    """
    out = np.empty(n)
    for i in range(n):
        out[i] = uniform(key, who[i])
    return out


@compiled
def uniforms(key: np.uint64, who: NDArray[np.uint64], out: NDArray[np.float64]) -> None:
    """Fill `out` (n,) with one number in [0, 1) for each permanent number in `who` (n,)."""
    for i in range(who.size):
        out[i] = uniform(key, who[i])


def stream(seed: int, decision: str, month: int) -> np.uint64:
    """The key of all draws for one decision in one month of one seed.

    Each half of the key has eight different non-zero hexadecimal digits and the last is odd: the
    author's rule, without which the first rounds mix badly. The digits are dealt by a hash of the
    three arguments, so that no two streams are near one another by being near in time.
    """
    return streams(seed, (decision,), month)[0]


def streams(seed: int, decisions: tuple[str, ...], month: int) -> NDArray[np.uint64]:
    """One key a decision, in the order of `decisions`: (n_decisions,) uint64."""
    year, place = divmod(month, _AT_ONCE)
    return _streams_of_months(seed, decisions, year * _AT_ONCE)[place].copy()


_AT_ONCE = 12
"""Months whose keys are dealt together: the way into the kernel costs more than a key."""


@functools.lru_cache(maxsize=512)
def _streams_of_months(seed: int, decisions: tuple[str, ...], first: int) -> NDArray[np.uint64]:
    """The keys of the months from `first` on: (_AT_ONCE, n_decisions)."""
    decks = b"".join(
        hashlib.blake2b(
            f"{seed}/{decision}/{month}".encode(), digest_size=16, person=b"antaeus/stream"
        ).digest()
        for month in range(first, first + _AT_ONCE)
        for decision in decisions
    )
    keys = np.empty(_AT_ONCE * len(decisions), np.uint64)
    _deal(np.frombuffer(decks, ">u8").astype(np.uint64), keys)
    return keys.reshape(_AT_ONCE, len(decisions))


@compiled
def _deal(decks: NDArray[np.uint64], keys: NDArray[np.uint64]) -> None:
    """Fill `keys` (n,) from two random numbers each, `decks` (2n,)."""
    for i in range(keys.size):
        keys[i] = _half_key(decks[2 * i]) << np.uint64(32) | _half_key(decks[2 * i + 1])


@inlined
def _half_key(number: np.uint64) -> np.uint64:
    """Eight different non-zero hexadecimal digits, the last one odd, as a 32-bit integer.

    The digits that are left lie side by side in one number, the smallest lowest.
    """
    one, four, odd = np.uint64(1), np.uint64(4), np.uint64(8)
    last = number % odd * np.uint64(2) + one
    left = _without(np.uint64(0xFEDCBA987654321), last - one)
    number, half = number // odd, np.uint64(0)
    for n_left in range(14, 7, -1):
        which = number % np.uint64(n_left)
        number = number // np.uint64(n_left)
        half = half << four | left >> (four * which) & np.uint64(15)
        left = _without(left, which)
    return half << four | last


@inlined
def _without(digits: np.uint64, which: np.uint64) -> np.uint64:
    """Hexadecimal digits in one number, the one at a place taken out and those above moved down."""
    place = np.uint64(4) * which
    below = (np.uint64(1) << place) - np.uint64(1)
    return digits & below | digits >> np.uint64(4) & ~below
