"""The desk of a block: its unfinished sheets, and what its raions keep."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.kinds import load_kinds
from antaeus.archive.numbering import FIRST_RAION
from antaeus.archive.paper_chance import mixed
from antaeus.archive.recorder import statistics
from antaeus.archive.recorder.drawing import NOT_KEPT
from antaeus.archive.recorder.sheets import Sheets
from antaeus.world.codes import N_KINDS
from antaeus.world.tables import Ground

N_NUMBERS = max(kind.number for kind in load_kinds().values()) + 1
SAMPLED = 0.01
"""Share of raions of which a sampled archive keeps everything."""
_SALT_OF_SAMPLE = 0x5A3D


class BlockDesk:
    """What the recorder keeps for one block between the calls of a month."""

    def __init__(self, ground: Ground, kept: NDArray[np.bool_]) -> None:
        self.sheets, self._other_sheets = Sheets(), Sheets()
        self.kept = kept
        self.ranks: NDArray[np.int64] = np.zeros((kept.size, N_NUMBERS), np.int64)
        self.unwritten: NDArray[np.int64] = np.zeros(kept.size, np.int64)
        self.pressure: NDArray[np.float64] = np.zeros((kept.size, N_KINDS))
        self.stock: NDArray[np.int64] = np.zeros((kept.size, statistics.N_STOCKS), np.int64)
        self.places = ground.raions.id + np.uint64(FIRST_RAION)

    def turn_over(self) -> None:
        """Go on with the other set of sheets, while this one is put to disk."""
        self.sheets, self._other_sheets = self._other_sheets, self.sheets
        self.sheets.clear()

    def unwritten_in(self, month: int) -> NDArray[np.int64]:
        """Month, place and number of meetings that left no protocol, (n, 3); counted anew."""
        rows = np.flatnonzero(self.unwritten)
        noted = np.empty((rows.size, 3), np.int64)
        noted[:, 0], noted[:, 1], noted[:, 2] = month, self.places[rows], self.unwritten[rows]
        self.unwritten[:] = 0
        return noted

    def begin_month(self) -> None:
        """Count the month's papers anew; raions of which nothing is kept are marked."""
        self.ranks[:] = 0
        self.ranks[~self.kept, NOT_KEPT] = -1
        self.stock[:] = 0


def kept_raions(n_raions: int, seed: int, mode: str) -> NDArray[np.bool_]:
    """Raions of which everything is kept: all, or one in a hundred by chance and one at least."""
    if mode == "full":
        return np.ones(n_raions, bool)
    places = np.arange(n_raions, dtype=np.uint64) + np.uint64(FIRST_RAION)
    lot = mixed(places, _SALT_OF_SAMPLE ^ (seed & 0xFFFFFFFF))
    return (lot < SAMPLED * 2.0**32) | (lot == lot.min())
