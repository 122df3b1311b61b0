"""A run into a folder that appears whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from antaeus.foundation.errors import (
    INTERRUPTED,
    AntaeusError,
    InputFaults,
    RunFolderUnusable,
)
from antaeus.foundation.months import month_text
from antaeus.runs.checkpoints import (
    Checkpoints,
    When,
    faults_of,
    kept_in,
    newest_sound,
    past_of_branch,
)
from antaeus.runs.folder import (
    REQUEST,
    at_work,
    begin,
    discard,
    disk_letters,
    empty,
    finish,
    write_json,
)
from antaeus.runs.inputs import Inputs, load_inputs
from antaeus.runs.manifest_of_run import now
from antaeus.runs.open import FIT, MANIFEST, SERIES, STATE_HASHES, RunFolder, open_run
from antaeus.runs.past import Past
from antaeus.runs.recorded import Progress, Recorded, Tell, simulate
from antaeus.runs.request import Request

Begun = Callable[[str], None]
"""Called when a run begins, with what the user should know of an earlier attempt, if anything."""


class Interrupted(AntaeusError):
    """The user stopped a run."""

    status = INTERRUPTED


class MemoryRanOut(AntaeusError):
    """A run needed more memory than there was."""


def record(
    asked: Request | Inputs,
    folder: Path,
    tell: Tell | None = None,
    begun: Begun | None = None,
    *,
    when: When | None = None,
    branch_of: Path | None = None,
) -> RunFolder:
    """Simulate what is asked and leave a finished folder, or one to go on with, or none at all.

    `begun` is called once nothing stands in the way any more, `tell` at the end of every month.
    Checkpoints are left `when` they are due; what was cut off goes on from its last. A run with a
    turn takes its past from the run `branch_of`, where one is given, instead of living through it.
    """
    inputs = load_inputs(asked) if isinstance(asked, Request) else asked
    when = when or When()
    (first, last), archive = inputs.span, inputs.request.archive != "none"
    faults = faults_of(when, first, last, archive=archive)
    if faults:
        raise InputFaults(faults)
    partial = begin(folder, inputs.decides())
    checkpoints = Checkpoints(partial, inputs.decides(), when, last)
    reached = "before the first month was over"

    def tell_and_remember(progress: Progress) -> None:
        nonlocal reached
        reached = f"after {month_text(progress.month)}"
        if tell:
            tell(progress)

    with at_work(partial):
        try:
            with disk_letters(partial):
                past, remark = _past(partial, inputs, branch_of)
            if begun:
                begun(remark)
            recorded = simulate(inputs, tell_and_remember, partial, past=past, keeper=checkpoints)
            write(recorded, partial)
            with disk_letters(partial):
                checkpoints.clear()
            finish(partial, folder)
        except BaseException as stop:
            left = _left(partial)
            if isinstance(stop, KeyboardInterrupt):
                again = "" if partial.exists() else " The same command begins anew."
                raise Interrupted(f"Interrupted {reached}. {left}{again}") from None
            if isinstance(stop, MemoryError):
                raise MemoryRanOut(
                    f"The memory ran out {reached}. {left} Take a smaller --scale, keep fewer "
                    "papers, or end other programs first."
                ) from None
            if isinstance(stop, RunFolderUnusable):
                raise RunFolderUnusable(f"{stop} {left}") from stop
            raise
    return open_run(folder)


def save(recorded: Recorded, folder: Path) -> RunFolder:
    """Put a run that is in memory into a folder of its own."""
    partial = begin(folder, recorded.manifest.decides())
    with at_work(partial):
        try:
            with disk_letters(partial):
                empty(partial)
            write(recorded, partial)
            finish(partial, folder)
        except BaseException:
            discard(partial)
            raise
    return open_run(folder)


def _past(partial: Path, inputs: Inputs, branch_of: Path | None) -> tuple[Past | None, str]:
    """The past to go on from, if any, and what the user should know of it."""
    remark = ""
    if any(one.name != REQUEST for one in partial.iterdir()):
        past, why = newest_sound(partial)
        if past is not None:
            return past, f"Going on from {month_text(past.month)}, where it was cut off."
        remark = f"What an earlier attempt left is begun anew: {why}."
        empty(partial)
    if branch_of is None:
        return None, remark
    after = inputs.request.turns[-1].after
    past = past_of_branch(branch_of, after, partial, inputs.decides())
    return replace(past, started=now(), wall_seconds=0.0), remark


def _left(partial: Path) -> str:
    """What is left of a run that was stopped: something to go on from, or nothing."""
    kept = kept_in(partial)
    if kept:
        return f"The same command goes on from {month_text(kept[-1])}, its last checkpoint."
    if discard(partial):
        return "Nothing of it was kept."
    return f"What was begun lies in {partial}."


def write(recorded: Recorded, folder: Path) -> None:
    """Write the four files of a run into a folder that is there."""
    from antaeus.runs.tables import write_series, write_state_hashes  # noqa: PLC0415 - Arrow is slow

    with disk_letters(folder):
        write_series(recorded.series, folder / SERIES)
        write_state_hashes(recorded.state_hashes, folder / STATE_HASHES)
        write_json(folder / FIT, [row.as_dict() for row in recorded.fit])
        write_json(folder / MANIFEST, recorded.manifest.model_dump(mode="json", by_alias=True))
