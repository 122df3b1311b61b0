"""A run up to the end of some month: what it takes to go on from there."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from antaeus.simulation.run import MonthResult
    from antaeus.simulation.snapshot import Snapshot

Hashes = list[tuple[int, dict[str, int]]]


@dataclass
class Told:
    """What has been told of the months lived through so far."""

    counts: NDArray[np.int64]
    """Simulated counts, (n_months of the whole run, n_tiles, n_counted)."""
    hashes: Hashes = field(default_factory=Hashes)
    person_months: int = 0
    people: int = 0
    cells: int = 0

    def add(self, result: MonthResult) -> None:
        """Add the month that is over."""
        self.counts[len(self.hashes)] = result.counts
        self.hashes.append((result.month, dict(result.hashes)))
        self.person_months += result.people
        self.people, self.cells = result.people, result.cells

    def take_up(self, past: Past) -> None:
        """Begin with all that was told of a past."""
        self.counts[: len(past.hashes)] = past.counts
        self.hashes = list(past.hashes)
        self.person_months = past.person_months


@dataclass(frozen=True)
class Past:
    """The world at the end of a month, and what has been told of it until then."""

    snapshot: Snapshot
    counts: NDArray[np.int64]
    """Simulated counts, (n_months so far, n_tiles, n_counted)."""
    hashes: Hashes
    person_months: int
    started: datetime.datetime
    wall_seconds: float
    papers: dict[str, NDArray[Any]] | None = None
    """What the recorder of the archive remembers; None where no papers are kept."""

    @property
    def month(self) -> int:
        """The last month that was lived through."""
        return self.snapshot.month

    def copied(self) -> Past:
        """The same in arrays of its own, for later."""
        return replace(self, snapshot=self.snapshot.copied(), counts=self.counts.copy())


class Keeper(Protocol):
    """Whoever keeps pasts to go on from."""

    def due(self, month: int) -> bool:
        """Whether the end of a month is to be kept."""
        ...

    def keep(self, past: Past) -> None:
        """Keep it; its arrays are the run's own and hold until this returns."""
        ...


class InMemory:
    """Keeps the ends of some months for other runs of this process."""

    def __init__(self, months: Sequence[int]) -> None:
        self._months = frozenset(months)
        self.pasts: dict[int, Past] = {}

    def due(self, month: int) -> bool:
        """Whether a month is one of those asked for."""
        return month in self._months

    def keep(self, past: Past) -> None:
        """Keep a copy."""
        self.pasts[past.month] = past.copied()
