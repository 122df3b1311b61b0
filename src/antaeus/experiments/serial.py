"""The engine that works in this process, one chunk after another."""

from __future__ import annotations

from collections import deque

from antaeus.experiments.chunk import Chunk, work
from antaeus.experiments.engine import Outcome


class SerialEngine:
    """For tests, for debugging, and as the measure of all others."""

    workers = 1
    room = 1

    def __init__(self) -> None:
        self._waiting: deque[Chunk] = deque()

    def submit(self, chunk: Chunk) -> None:
        """Lay the chunk ready."""
        self._waiting.append(chunk)

    def wait(self) -> Outcome:
        """Do the work."""
        chunk = self._waiting.popleft()
        return Outcome(chunk, work(chunk))

    def close(self) -> None:
        """Nothing is at work."""
        self._waiting.clear()
