"""The runs that wait to be made, dealt out in chunks, and what is done about those that kill."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable

from antaeus.experiments.planned import Planned
from antaeus.experiments.shared_pasts import root_of
from antaeus.runs.request import Request

SECONDS_A_CHUNK = 2.0
"""Long enough that sending and writing a chunk is little beside it; no more is lost to a kill."""
LARGEST_CHUNK = 50
TRIES = 2
"""How often a run may be with a worker that dies before it is tried once more, all others waiting:
who dies beside it, or what a machine kills once, is not its fault."""


class Waiting:
    """Runs in order of the plan; chunks of one length, or as long as runs have shown to need.

    Runs that share a past follow each other and are never divided, so that one lives through it.
    """

    def __init__(self, runs: Iterable[Planned], workers: int, chunk: int | None) -> None:
        self._runs = deque(_families(runs))
        self._alone: deque[Planned] = deque()
        self._suspects: deque[Planned] = deque()
        self._on_trial = False
        self._deaths: Counter[str] = Counter()
        self._workers, self._chunk = workers, chunk
        self._seconds, self._made = 0.0, 0

    def __bool__(self) -> bool:
        return bool(self._runs or self._alone or self._suspects)

    def next(self, out: int) -> tuple[Planned, ...]:
        """The next chunk while so many are out; nothing where those must come back first.

        Runs of a chunk over which a worker died go alone; a suspect goes when nothing else is out.
        """
        if self._on_trial and out:
            return ()
        self._on_trial = False
        if self._alone:
            return (self._alone.popleft(),)
        if self._runs:
            return self._dealt()
        if self._suspects and not out:
            self._on_trial = True
            return (self._suspects.popleft(),)
        return ()

    def learn(self, seconds: float) -> None:
        """Remember how long a run took."""
        self._seconds += seconds
        self._made += 1

    def after_death(self, runs: tuple[Planned, ...]) -> tuple[Planned, ...]:
        """Put the runs of a chunk over which a worker died back; those that are given up."""
        if self._on_trial:
            return runs
        if len(runs) > 1:
            self._alone.extend(runs)
            return ()
        for run in runs:
            self._deaths[run.id] += 1
            again = self._deaths[run.id] < TRIES
            (self._alone if again else self._suspects).append(run)
        return ()

    def _dealt(self) -> tuple[Planned, ...]:
        """So many runs from those that wait, and whoever shares a past with the last of them."""
        dealt = [self._runs.popleft() for _ in range(min(self._length(), len(self._runs)))]
        while self._runs and root_of(self._runs[0]) == root_of(dealt[-1]):
            dealt.append(self._runs.popleft())
        return tuple(dealt)

    def _length(self) -> int:
        """Runs of the next chunk: a share of what is left at most, so that all end together."""
        if self._chunk is not None:
            return self._chunk
        if not self._made:
            return 1
        enough = math.ceil(SECONDS_A_CHUNK / max(self._seconds / self._made, 1e-6))
        fair = math.ceil(len(self._runs) / (2 * self._workers))
        return max(1, min(enough, fair, LARGEST_CHUNK))


def _families(runs: Iterable[Planned]) -> list[Planned]:
    """Runs in their order, but those that share a past beside the first of them."""
    listed, first = list(runs), dict[Request, int]()
    for run in listed:
        first.setdefault(root_of(run), run.place)
    return sorted(listed, key=lambda run: (first[root_of(run)], run.place))
