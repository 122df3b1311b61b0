"""The runs that wait to be made, dealt out in chunks, and what is done about those that kill."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable

from antaeus.experiments.planned import Planned

SECONDS_A_CHUNK = 2.0
"""Long enough that sending and writing a chunk is little beside it; no more is lost to a kill."""
LARGEST_CHUNK = 50
TRIES = 2
"""How often a run may end its worker before it is given up: once may be the machine's fault."""


class Waiting:
    """Runs in order of the plan; chunks of one length, or as long as runs have shown to need."""

    def __init__(self, runs: Iterable[Planned], workers: int, chunk: int | None) -> None:
        self._runs = deque(runs)
        self._alone: deque[Planned] = deque()
        self._deaths: Counter[str] = Counter()
        self._workers, self._chunk = workers, chunk
        self._seconds, self._made = 0.0, 0

    def __bool__(self) -> bool:
        return bool(self._runs or self._alone)

    def next(self) -> tuple[Planned, ...]:
        """The next chunk; runs that were in a chunk over which a worker died go alone."""
        if self._alone:
            return (self._alone.popleft(),)
        return tuple(self._runs.popleft() for _ in range(min(self._length(), len(self._runs))))

    def learn(self, seconds: float) -> None:
        """Remember how long a run took."""
        self._seconds += seconds
        self._made += 1

    def after_death(self, runs: tuple[Planned, ...]) -> tuple[Planned, ...]:
        """Put the runs of a chunk over which a worker died back, each alone; those given up."""
        if len(runs) != 1:
            self._alone.extend(runs)
            return ()
        run = runs[0]
        self._deaths[run.id] += 1
        if self._deaths[run.id] >= TRIES:
            return runs
        self._alone.append(run)
        return ()

    def _length(self) -> int:
        """Runs of the next chunk: a share of what is left at most, so that all end together."""
        if self._chunk is not None:
            return self._chunk
        if not self._made:
            return 1
        enough = math.ceil(SECONDS_A_CHUNK / max(self._seconds / self._made, 1e-6))
        fair = math.ceil(len(self._runs) / (2 * self._workers))
        return max(1, min(enough, fair, LARGEST_CHUNK))
