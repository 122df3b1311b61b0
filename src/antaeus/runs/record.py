"""A run into a folder that appears whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from antaeus.foundation.errors import INTERRUPTED, AntaeusError, RunFolderUnusable
from antaeus.foundation.months import month_text
from antaeus.runs.folder import at_work, begin, discard, disk_letters, finish, write_json
from antaeus.runs.inputs import Inputs, load_inputs
from antaeus.runs.open import FIT, MANIFEST, SERIES, STATE_HASHES, RunFolder, open_run
from antaeus.runs.recorded import Progress, Recorded, Tell, simulate
from antaeus.runs.request import Request


class Interrupted(AntaeusError):
    """The user stopped a run."""

    status = INTERRUPTED


def record(
    asked: Request | Inputs,
    folder: Path,
    tell: Tell | None = None,
    begun: Callable[[], None] | None = None,
) -> RunFolder:
    """Simulate what is asked and leave a finished folder, or none at all.

    `begun` is called once nothing stands in the way any more, `tell` at the end of every month.
    """
    inputs = load_inputs(asked) if isinstance(asked, Request) else asked
    partial = begin(folder, inputs.decides())
    if begun:
        begun()
    reached = "before the first month was over"

    def tell_and_remember(progress: Progress) -> None:
        nonlocal reached
        reached = f"after {month_text(progress.month)}"
        if tell:
            tell(progress)

    with at_work(partial):
        try:
            write(simulate(inputs, tell_and_remember, partial), partial)
            finish(partial, folder)
        except BaseException as stop:
            left = _clear(partial)
            if isinstance(stop, KeyboardInterrupt):
                again = "The same command begins anew."
                raise Interrupted(f"Interrupted {reached}. {left} {again}") from None
            if isinstance(stop, RunFolderUnusable):
                raise RunFolderUnusable(f"{stop} {left}") from stop
            raise
    return open_run(folder)


def save(recorded: Recorded, folder: Path) -> RunFolder:
    """Put a run that is in memory into a folder of its own."""
    partial = begin(folder, recorded.manifest.decides())
    with at_work(partial):
        try:
            write(recorded, partial)
            finish(partial, folder)
        except BaseException:
            discard(partial)
            raise
    return open_run(folder)


def _clear(partial: Path) -> str:
    """Remove what was begun, and say so, or say where it still lies."""
    return "Nothing of it was kept." if discard(partial) else f"What was begun lies in {partial}."


def write(recorded: Recorded, folder: Path) -> None:
    """Write the four files of a run into a folder that is there."""
    from antaeus.runs.tables import write_series, write_state_hashes  # noqa: PLC0415 - Arrow is slow

    with disk_letters(folder):
        write_series(recorded.series, folder / SERIES)
        write_state_hashes(recorded.state_hashes, folder / STATE_HASHES)
        write_json(folder / FIT, [row.as_dict() for row in recorded.fit])
        write_json(folder / MANIFEST, recorded.manifest.model_dump(mode="json", by_alias=True))
