"""With what an ensemble is made, and how far it has come; neither changes a result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from antaeus.experiments.engine import EngineName
from antaeus.experiments.failures import MOST_FAILURES


@dataclass(frozen=True, slots=True)
class EnsembleProgress:
    """How far an ensemble has come."""

    done: int
    """Runs that are in the folder, failed ones among them."""
    of: int
    failed: int
    made_now: int
    """Runs that were made since this process began."""
    seconds: float
    """Since this process began to make runs."""

    @property
    def seconds_left(self) -> float | None:
        """By the pace so far; nothing before the first run has ended."""
        if not self.made_now:
            return None
        return self.seconds / self.made_now * (self.of - self.done)


TellEnsemble = Callable[[EnsembleProgress], None]


@dataclass(frozen=True, slots=True)
class Means:
    """With what an ensemble is made; none of it changes a result."""

    engine: EngineName = "dask"
    workers: int = 1
    scheduler: str | None = None
    chunk: int | None = None
    """Runs that a worker makes before it reports; by their length, when not given."""
    most_failures: str = MOST_FAILURES
