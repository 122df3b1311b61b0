"""A party that never was: two tiles, a few months, and people who are conserved."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from antaeus.foundation.vocabulary import CLASSES, HOST_KINDS
from antaeus.observables.counted import COUNTED, FLOWS_OF_PEOPLE
from antaeus.runs.open import RunFolder
from antaeus.runs.record import record
from antaeus.runs.request import Request
from antaeus.runs.series import Series, series_of_counts

TILES = ("AAA", "BBB")
ENTER = ("admitted", "reinstated", "incorporated", "moved_in")
LEAVE = ("expelled", "withdrew", "reduced", "lapsed", "died", "moved_away")
COLUMN = {(one.series, one.group): place for place, one in enumerate(COUNTED)}


class MadeUp:
    """Counts and series that tests can ask for."""

    tiles = TILES
    column = COLUMN

    @staticmethod
    def counts(n_months: int, seed: int = 0) -> NDArray[np.int64]:
        """Counts (n_months, 2, n_counted) in which every stock follows from events."""
        rng = np.random.default_rng(seed)
        counts = rng.integers(0, 5, (n_months, len(TILES), len(COUNTED)))
        for group in CLASSES:
            flows = {name: counts[:, :, COLUMN[name, group]] for name in FLOWS_OF_PEOPLE}
            flows["moved_in"][:] = flows["moved_away"][:, ::-1]
            change = sum(flows[name] for name in ENTER) - sum(flows[name] for name in LEAVE)
            stock = 5_000 + np.cumsum(change, axis=0)
            counts[:, :, COLUMN["members", group]] = stock * 2 // 3
            counts[:, :, COLUMN["candidates", group]] = stock - stock * 2 // 3
        for kind in HOST_KINDS:
            counts[:, :, COLUMN["cells", kind]] += 1
        return counts

    @staticmethod
    def series_of(
        counts: NDArray[np.int64], scale: Fraction = Fraction(1, 100), first: int = 0
    ) -> Series:
        """The series of some counts."""
        return series_of_counts(counts, COUNTED, TILES, scale, first)

    def series(
        self, n_months: int = 12, scale: Fraction = Fraction(1, 100), first: int = 0
    ) -> Series:
        """Series in which people are conserved."""
        return self.series_of(self.counts(n_months), scale, first)


@pytest.fixture(scope="session")
def made_up() -> MadeUp:
    """Counts and series of the party that never was."""
    return MadeUp()


@pytest.fixture(scope="session")
def interwar(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """The interwar party at 1/100 to the end of 1922; nobody may change it."""
    request = Request(scale=Fraction(1, 100), last=21, threads=1)
    return record(request, tmp_path_factory.mktemp("runs") / "interwar")
