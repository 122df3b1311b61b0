"""Counts drawn on a ladder are those that are drawn a step at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.drawing import MOST_SMALL, some
from antaeus.archive.recorder.ladder import climbed, ladder
from antaeus.foundation.compiled import compiled


@compiled
def drawn_both_ways(mean: float, chances: NDArray[np.float64], counts: NDArray[np.int64]) -> int:
    """Write what each chance gives, drawn by steps and on a ladder, (n, 2)."""
    rungs = ladder(mean)
    for k in range(chances.size):
        counts[k, 0], counts[k, 1] = some(mean, chances[k]), climbed(rungs, chances[k])
    return 0


def test_a_ladder_gives_the_same_count_for_every_chance() -> None:
    last = 1 - 2.0**-32
    edges = np.arange(256) / 256
    drawn = np.random.default_rng(3).integers(0, 2**32, 2_000) / 2.0**32
    chances = np.concatenate([[0.0, last], edges, np.nextafter(edges[1:], 0), drawn])
    for mean in (0.0, 0.2, 2.5, 16.0, 48.0, 240.0, 800.0):
        counts = np.zeros((chances.size, 2), np.int64)
        drawn_both_ways(mean, chances, counts)
        assert (counts[:, 0] == counts[:, 1]).all()
        assert counts.max() <= MOST_SMALL
        assert mean < 1 or counts[:, 1].max() > mean or counts[:, 1].max() == MOST_SMALL
