"""The work of a worker: some runs one after another, written to a file before anybody is told."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from antaeus.experiments.one_run import NotANumber, Yield, hold_sound, live
from antaeus.experiments.plan import Keep
from antaeus.experiments.planned import Planned
from antaeus.experiments.shared_pasts import SharedPasts
from antaeus.foundation.errors import AntaeusError
from antaeus.runs.fingerprint import code_hash
from antaeus.runs.memory import peak_bytes

DONE, FAILED, NO_NUMBER, CRASHED = "done", "failed", "not a number", "crashed"
"""What became of a run. Whatever is not done is kept out of the arrays' numbers."""
LONGEST_ERROR = 500

Live = Callable[[Planned, Keep, SharedPasts], Yield]


class OtherCode(AntaeusError):
    """A worker would make runs with other code than the ids of the runs say."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Runs that a worker makes before it reports."""

    runs: tuple[Planned, ...]
    keep: Keep
    parts: str
    """The folder of parts, by a path that coordinator and workers share."""
    code: str
    """The hash of the code from which the runs have their ids."""
    live: Live = live

    @property
    def file(self) -> Path:
        """The file in which the worker puts what came out; the same whoever does the work."""
        ids = "".join(run.id for run in self.runs)
        name = hashlib.blake2b(ids.encode(), digest_size=8).hexdigest()
        return Path(self.parts) / f"{self.runs[0].place:07d}-{name}.parquet"


@dataclass(frozen=True, slots=True)
class Note:
    """What became of a run, for whoever counts; what came out lies in the part."""

    run: Planned
    status: str
    error: str
    wall_seconds: float
    cpu_seconds: float
    peak_memory_bytes: int


@dataclass(frozen=True, slots=True)
class Made:
    """One run of a chunk as it goes into the part; without a yield where it failed."""

    note: Note
    found: Yield | None


def work(chunk: Chunk) -> tuple[Note, ...]:
    """Make all runs of a chunk and put them to disk; a run that fails costs only itself."""
    from antaeus.experiments.parts import write_part  # noqa: PLC0415 - Arrow takes a while to load

    if chunk.code != code_hash():
        raise OtherCode(
            "A worker has another version of antaeus than this process. Install the same on both."
        )
    with SharedPasts(chunk.runs) as pasts:
        made = tuple(_make(run, chunk, pasts) for run in chunk.runs)
    write_part(chunk.file, made)
    return tuple(one.note for one in made)


def _make(run: Planned, chunk: Chunk, pasts: SharedPasts) -> Made:
    """One run, or the reason why there is none."""
    began, cpu = time.perf_counter(), time.process_time()
    found, status, error = None, DONE, ""
    try:
        found = chunk.live(run, chunk.keep, pasts)
        hold_sound(found, chunk.keep)
    except NotANumber as fault:
        found, status, error = None, NO_NUMBER, str(fault)
    except Exception as fault:
        found, status, error = None, FAILED, f"{type(fault).__name__}: {fault}"
    wall, spent = time.perf_counter() - began, time.process_time() - cpu
    return Made(Note(run, status, error[:LONGEST_ERROR], wall, spent, peak_bytes()), found)


def crashed(run: Planned) -> Made:
    """A run that ended its worker and left nothing behind."""
    error = "the process that made it ended without a word, each time it was tried"
    return Made(Note(run, CRASHED, error, 0.0, 0.0, 0), None)
