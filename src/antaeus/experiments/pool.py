"""The engine of processes of this machine, from the standard library.

Each worker is a pool of one: when a process dies, it is known over which chunk, and the others do
not notice. A worker whose coordinator is gone leaves at once, however the coordinator ended.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for

from antaeus.experiments.chunk import Chunk, Note, work
from antaeus.experiments.engine import Outcome


class PoolEngine:
    """So many processes, each with one chunk at a time."""

    def __init__(self, workers: int) -> None:
        self._free = [_one_process() for _ in range(workers)]
        self._busy: dict[Future[tuple[Note, ...]], tuple[Chunk, ProcessPoolExecutor]] = {}
        self.workers = self.room = workers

    def submit(self, chunk: Chunk) -> None:
        """Give the chunk to a worker that is free."""
        worker = self._free.pop()
        self._busy[worker.submit(work, chunk)] = (chunk, worker)

    def wait(self) -> Outcome:
        """The first chunk that ends; a worker that died over its chunk is replaced."""
        done, _ = wait(self._busy, return_when=FIRST_COMPLETED)
        future = done.pop()
        chunk, worker = self._busy.pop(future)
        try:
            notes = future.result()
        except BrokenProcessPool:
            worker.shutdown(wait=False)
            worker, notes = _one_process(), None
        finally:
            self._free.append(worker)
        return Outcome(chunk, notes)

    def close(self) -> None:
        """End all workers, at work or not."""
        for worker in (*self._free, *(worker for _, worker in self._busy.values())):
            processes = list((worker._processes or {}).values())
            worker.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()
            for process in processes:
                process.join()


def _one_process() -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=context, initializer=_live_no_longer_than_parent)


def _live_no_longer_than_parent() -> None:
    """Leave Ctrl-C to the coordinator, and end when it has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
