"""All runs of a plan: what is not in the folder yet is handed to an engine, until nothing is."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from antaeus.experiments.chunk import DONE, Chunk, Live, Made, Note, crashed
from antaeus.experiments.engine import Engine, engine_of
from antaeus.experiments.failures import as_failed, most_failures, too_many
from antaeus.experiments.folder import EnsembleFolder, claim
from antaeus.experiments.means import EnsembleProgress, Means, TellEnsemble
from antaeus.experiments.one_run import live as live_through
from antaeus.experiments.parts import ledger_rows, write_part
from antaeus.experiments.plan import Plan
from antaeus.experiments.planned import Planned, planned_runs
from antaeus.experiments.waiting import Waiting
from antaeus.runs.fingerprint import code_hash
from antaeus.runs.folder import at_work, disk_letters
from antaeus.runs.record import Interrupted


def make_ensemble(
    plan: Plan,
    path: Path,
    means: Means | None = None,
    tell: TellEnsemble | None = None,
    live: Live = live_through,
) -> EnsembleFolder:
    """Make all runs of a plan that are not in the folder yet, and put them together.

    Raises InputFaults when the folder is not this plan's, TooManyFailures when more runs fail than
    may, Interrupted on Ctrl-C; what is made then stays, and the same call goes on.
    """
    from antaeus.experiments.gathering import gather  # noqa: PLC0415 - zarr is slow to load

    given = means or Means()
    most = most_failures(given.most_failures, plan.n_runs)
    folder, runs = claim(path, plan), planned_runs(plan)
    if folder.is_whole:
        shutil.rmtree(folder.parts, ignore_errors=True)  # left by a stop in the last moment
        return folder
    with disk_letters(path), at_work(folder.path):
        try:
            began = time.perf_counter()
            made_now = _make_missing(_Making(plan, folder, runs, given, most, tell, live))
            seconds = time.perf_counter() - began
            gather(folder, plan, runs, given, made_now, seconds)
        except KeyboardInterrupt:
            raise Interrupted(
                f"Interrupted with {len(ledger_rows(folder.parts))} of {len(runs)} runs made; "
                "they are kept. The same command goes on with the others."
            ) from None
    return folder


@dataclass(frozen=True, slots=True)
class _Making:
    """Everything that the making of runs needs to know."""

    plan: Plan
    folder: EnsembleFolder
    runs: tuple[Planned, ...]
    means: Means
    most: int
    tell: TellEnsemble | None
    live: Live


def _make_missing(making: _Making) -> int:
    """Make the runs that no part holds; how many those were."""
    by_id = {run.id: run for run in making.runs}
    rows = [row for row in ledger_rows(making.folder.parts) if row["id"] in by_id]
    known = {row["id"] for row in rows}
    failed = [
        (by_id[row["id"]].arm, by_id[row["id"]].number, row["status"], row["error"])
        for row in rows
        if row["status"] != DONE
    ]
    missing = [run for run in making.runs if run.id not in known]
    if len(failed) > making.most:
        raise too_many(failed, making.most)
    if not missing:
        return 0
    engine = engine_of(making.means.engine, making.means.workers, making.means.scheduler)
    made, began = 0, time.perf_counter()
    try:
        waiting = Waiting(missing, engine.workers, making.means.chunk)
        for note in _notes(engine, waiting, making):
            made += 1
            waiting.learn(note.wall_seconds)
            if note.status != DONE:
                failed.append(as_failed(note))
            if making.tell:
                spent = time.perf_counter() - began
                done = len(known) + made
                making.tell(EnsembleProgress(done, len(making.runs), len(failed), made, spent))
            if len(failed) > making.most:
                raise too_many(failed, making.most)
    finally:
        engine.close()
    return made


def _notes(engine: Engine, waiting: Waiting, making: _Making) -> Iterator[Note]:
    """Keep the engine busy until nothing waits; a note for each run when it is on the disk."""
    out = 0
    while waiting or out:
        while out < engine.room and (runs := waiting.next(out)):
            engine.submit(_chunk(runs, making))
            out += 1
        outcome = engine.wait()
        out -= 1
        if outcome.notes is None:
            yield from _given_up(waiting.after_death(outcome.chunk.runs), making)
        else:
            yield from outcome.notes


def _chunk(runs: tuple[Planned, ...], making: _Making) -> Chunk:
    parts = str(making.folder.parts)
    return Chunk(runs, making.plan.keep, parts, code_hash(), making.live)


def _given_up(runs: Iterable[Planned], making: _Making) -> Iterator[Note]:
    """Write down the runs that end every worker who makes them."""
    for run in runs:
        made: Made = crashed(run)
        write_part(_chunk((run,), making).file, [made])
        yield made.note
