"""What the recorder carries over the end of a year, when every paper of the year is on disk."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.above import Above
from antaeus.archive.recorder.desk import BlockDesk

Memory = dict[str, NDArray[Any]]


def remember(
    desks: list[BlockDesk],
    above: Above,
    unwritten: NDArray[np.int64],
    documents: dict[str, int],
) -> Memory:
    """It as arrays: last month's pressure by raion, reviews that ran, what was counted so far."""
    return {
        "pressure": np.concatenate([desk.pressure for desk in desks]),
        "reviews": above.reviews.copy(),
        "unwritten": unwritten,
        "documents": np.array(list(documents.values()), np.int64),
    }


def recall(
    memory: Memory,
    desks: list[BlockDesk],
    above: Above,
    documents: dict[str, int],
) -> None:
    """Put back, in place, all but the meetings of which nobody wrote."""
    edges = np.cumsum([desk.kept.size for desk in desks])[:-1]
    for desk, pressure in zip(desks, np.split(memory["pressure"], edges), strict=True):
        desk.pressure[:] = pressure
    above.reviews[:] = memory["reviews"]
    documents.update(zip(documents, memory["documents"].tolist(), strict=True))
