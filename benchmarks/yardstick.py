"""How quick the machine is just now: nanoseconds a draw, and a number taken from far memory.

python benchmarks/yardstick.py

A table of seconds says little about another machine, or about this one when somebody else uses it.
Beside these two numbers it can be compared: the months are made of draws and of trips to memory.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from antaeus.foundation.chance import stream, uniforms

IN_CACHE, ROUNDS, TRIALS = 1 << 12, 500, 9
FAR = 1 << 24
"""Numbers of 8 bytes that no cache of a core holds."""


def nanoseconds_each(work: Callable[[], object], times: int) -> float:
    """The median of some trials of work that does one thing so many times, on one thread."""
    work()  # the first compiles
    spent: list[float] = []
    for _ in range(TRIALS):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return 1e9 * statistics.median(spent) / times


def draw() -> float:
    """Nanoseconds a draw of chance, whose numbers lie in the first cache."""
    who, out = np.arange(IN_CACHE, dtype=np.uint64), np.empty(IN_CACHE)
    key = stream(1, "benchmarks/yardstick", 0)

    def work() -> None:
        for _ in range(ROUNDS):
            uniforms(key, who, out)

    return nanoseconds_each(work, IN_CACHE * ROUNDS)


def trip() -> float:
    """Nanoseconds a number that is taken from anywhere in 128 MiB, many at once."""
    far = np.zeros(FAR)
    places = np.random.default_rng(1).integers(0, FAR, FAR // 16)
    return nanoseconds_each(lambda: far.take(places, mode="clip"), places.size)


def main() -> None:
    """Print both."""
    print(f"{draw():.2f} ns a draw, {trip():.1f} ns a trip to memory")


if __name__ == "__main__":
    main()
