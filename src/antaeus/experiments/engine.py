"""Engines carry chunks to workers; which one it is, and how many work, changes no result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from antaeus.experiments.chunk import Chunk, Note

EngineName = Literal["serial", "pool", "dask"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A chunk that came back: with its notes, or with none where its worker died over it."""

    chunk: Chunk
    notes: tuple[Note, ...] | None


class Engine(Protocol):
    """Takes chunks while it has room, and gives them back in whatever order they end."""

    @property
    def workers(self) -> int:
        """How many runs are made at once."""
        ...

    @property
    def room(self) -> int:
        """How many chunks may be with the engine at once."""
        ...

    def submit(self, chunk: Chunk) -> None:
        """Hand over a chunk; it begins when a worker is free."""
        ...

    def wait(self) -> Outcome:
        """The next chunk that ends; what a worker refuses to do is raised here."""
        ...

    def close(self) -> None:
        """Let all workers go; chunks that have not ended are given up."""
        ...


def engine_of(name: EngineName, workers: int, scheduler: str | None) -> Engine:
    """An engine that is ready to work."""
    if name == "serial":
        from antaeus.experiments.serial import SerialEngine  # noqa: PLC0415

        return SerialEngine()
    if name == "pool":
        from antaeus.experiments.pool import PoolEngine  # noqa: PLC0415

        return PoolEngine(workers)
    from antaeus.experiments.on_dask import DaskEngine  # noqa: PLC0415 - Dask is slow to load

    return DaskEngine(workers, scheduler)
