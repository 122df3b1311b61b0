"""One peer of the race in a process of its own; prints one JSON object.

python benchmarks/peers/one_peer.py PEER SCALE FILE     FILE: the start, which antaeus writes

A short run warms up; then five repeats begin anew from the same start, each with its own seed.
Building the world is not measured. The race says to all libraries that they have one thread.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from month import MONTHS, Start, Told

REPEATS = 5
WARM_UP_MONTHS = 3


def months_of(peer: str, scale: Fraction, path: Path) -> Callable[[int], Any]:
    """What makes a world of this peer from a seed."""
    if peer.startswith("antaeus"):
        import antaeus_month  # noqa: PLC0415 - the other peers do without antaeus
        import start as of_antaeus  # noqa: PLC0415

        simulation = of_antaeus.lived_in(scale)
        of_antaeus.start_of(simulation).save(path)
        counting = peer == "antaeus_counting"
        return lambda seed: antaeus_month.Month(simulation, seed, counting=counting)
    month = __import__(f"{peer}_month").Month
    handed = Start.load(path)
    return lambda seed: month(handed, seed)


def repeat(party: Any) -> dict[str, float]:
    """Live through the months; CPU time, person-months, and the means that are compared."""
    begun, told = time.process_time(), [party.live() for _ in range(MONTHS)]
    cpu = time.process_time() - begun
    return {"cpu_s": cpu, "person_months": sum(each.people for each in told), **means(told, party)}


def means(told: list[Told], party: Any) -> dict[str, float]:
    """What a repeat comes to: shares and numbers over all months, states at the end."""
    sums = np.array(told, float).sum(axis=0)
    people, attended, critics, endorsers, _, _, admitted, left = sums
    return {
        "attended": attended / people,
        "criticised": critics / people,
        "endorsed": endorsers / people,
        "language": told[-1].language,
        "grievance": told[-1].grievance,
        "admitted": admitted / MONTHS,
        "left": left / MONTHS,
        "stock": party.people,
    }


def main(peer: str, scale: Fraction, path: Path) -> None:
    """Warm up, measure, print."""
    make = months_of(peer, scale, path)
    warm = make(0)
    for _ in range(WARM_UP_MONTHS):
        warm.live()
    repeats = [repeat(make(seed)) for seed in range(1, REPEATS + 1)]
    found: dict[str, Any] = {"peer": peer, "scale": str(scale), "repeats": repeats}
    if peer == "antaeus":
        from bandwidth import touched_a_month, triad  # noqa: PLC0415

        found["triad_bytes_s"] = triad()
        found["bytes_a_month"] = touched_a_month(warm.grounds)
    print(json.dumps(found))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1], Fraction(sys.argv[2]), Path(sys.argv[3]))
