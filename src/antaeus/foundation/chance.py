"""Chance as a function of who, when and which decision.

`uniform(stream(seed, decision, month), who)` is the same number whoever asks, in whatever order,
on however many threads, and whatever other mechanisms draw. So two runs that differ in one answer
share every draw that the difference does not touch.

The generator is squares32 (B. Widynski, "Squares: A Fast Counter-Based RNG", arXiv:2004.06278,
2020): the counter is the permanent number of whoever decides, the key is the stream. Keys obey
the author's rule of irregular hexadecimal digits. See docs/decisions/0002-chance.md.
"""

from __future__ import annotations

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
    name = f"{seed}/{decision}/{month}".encode()
    deck = hashlib.blake2b(name, digest_size=16, person=b"antaeus/stream").digest()
    return np.uint64((_half_key(deck[:8]) << 32) | _half_key(deck[8:]))


def streams(seed: int, decisions: tuple[str, ...], month: int) -> NDArray[np.uint64]:
    """One key a decision, in the order of `decisions`: (n_decisions,) uint64."""
    return np.array([stream(seed, decision, month) for decision in decisions], np.uint64)


def _half_key(random_bytes: bytes) -> int:
    """Eight different non-zero hexadecimal digits, the last one odd, as a 32-bit integer."""
    left = list(range(1, 16))
    number = int.from_bytes(random_bytes, "big")
    odd = [digit for digit in left if digit % 2]
    number, which = divmod(number, len(odd))
    last = odd[which]
    left.remove(last)
    half = 0
    for _ in range(7):
        number, which = divmod(number, len(left))
        half = half << 4 | left.pop(which)
    return half << 4 | last
