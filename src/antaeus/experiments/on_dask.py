"""The engine of Dask: processes of this machine by default, or the cluster of a scheduler.

Workers only say that a chunk is written; what came out never travels through the scheduler. With
a scheduler of one's own (`--scheduler tcp://...`) all workers must see the folder of the ensemble
under the same path, and have the same version of antaeus.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportPrivateImportUsage=false
from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Any, cast

import dask
from distributed import Client, LocalCluster
from distributed.client import Future, as_completed
from distributed.scheduler import KilledWorker

from antaeus.experiments.chunk import Chunk, Note, work
from antaeus.experiments.engine import Outcome
from antaeus.foundation.errors import Fault, InputFaults

_SETTINGS = {
    "distributed.scheduler.allowed-failures": 0,  # the coordinator tries again, run by run
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    "distributed.admin.log-format": "%(message)s",
}
"""Workers hold nothing that could be spilled, and nobody looks at their profiles."""
PATIENCE = "20s"
"""How long a scheduler is waited for."""


class DaskEngine:
    """Workers that a scheduler of Dask knows."""

    def __init__(self, workers: int, scheduler: str | None) -> None:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        dask.config.set(_SETTINGS)
        self._cluster = None if scheduler else _cluster(workers)
        self._client: Any = _client(self._cluster or scheduler)
        self.workers = workers if self._cluster else max(1, self._threads())
        self.room = 2 * self.workers
        self._chunks: dict[str, Chunk] = {}
        self._ended: Any = as_completed()

    def submit(self, chunk: Chunk) -> None:
        """Send the chunk; the scheduler chooses the worker."""
        future: Future[Any] = self._client.submit(work, chunk, pure=False)
        self._chunks[cast("str", future.key)] = chunk
        self._ended.add(future)

    def wait(self) -> Outcome:
        """The first chunk that ends; with no notes where a worker died over it."""
        future = next(self._ended)
        chunk = self._chunks.pop(cast("str", future.key))
        fault = future.exception()
        if isinstance(fault, KilledWorker):
            return Outcome(chunk, None)
        if fault is not None:
            raise fault
        return Outcome(chunk, cast("tuple[Note, ...]", future.result()))

    def close(self) -> None:
        """Leave the scheduler, and end it where it is our own."""
        for key in self._chunks:
            Future(key, self._client).cancel()
        if self._cluster is not None:
            self._cluster.sync(_end_at_once, self._cluster.workers.values())
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()

    def _threads(self) -> int:
        """Runs that the workers of a cluster make at once."""
        return sum(cast("dict[str, int]", self._client.nthreads()).values())


async def _end_at_once(nannies: Iterable[Any]) -> None:
    """End our own workers; what they had to keep is on the disk, so none is asked to be slow."""
    await asyncio.gather(*(nanny.close(timeout=0.2) for nanny in nannies))


def _cluster(workers: int) -> Any:
    settings: dict[str, Any] = {
        "n_workers": workers,
        "threads_per_worker": 1,
        "processes": True,
        "dashboard_address": "127.0.0.1:0",  # any port that is free, so that several run at once
        "memory_limit": 0,
        "silence_logs": logging.CRITICAL,
    }
    return LocalCluster(**settings)


def _client(address: Any) -> Any:
    """A connection to a scheduler; one letter where nobody answers."""
    try:
        return Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as fault:
        expected = "the address of a scheduler of Dask that answers, such as tcp://127.0.0.1:8786"
        raise InputFaults([Fault("--scheduler", f"{address} ({fault})", expected)]) from None
