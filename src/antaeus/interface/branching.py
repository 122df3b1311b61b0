"""Runs that keep their pasts, and branches that take them up: in a folder or in memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import month_text, parse_month
from antaeus.runs.branch import branched
from antaeus.runs.checkpoints import When, faults_of
from antaeus.runs.inputs import Inputs
from antaeus.runs.manifest import Manifest
from antaeus.runs.past import InMemory, Past
from antaeus.runs.record import record
from antaeus.runs.recorded import Recorded, Tell, simulate
from antaeus.runs.request import Request
from antaeus.runs.turn import Turn

if TYPE_CHECKING:
    from antaeus.runs.open import RunFolder

Pasts = dict[int, Past]
"""Ends of months that a run in memory kept."""


def in_folder(
    inputs: Inputs, out: Path, tell: Tell | None, when: When, branch_of: Path | None = None
) -> RunFolder:
    """Simulate into a folder; the past of a branch comes from the run `branch_of`."""
    return record(inputs, out, tell, when=when, branch_of=branch_of)


def in_memory(
    inputs: Inputs, tell: Tell | None, when: When, past: Past | None = None
) -> tuple[Recorded, Pasts]:
    """Simulate in memory, from a past where there is one; the run and the pasts it kept.

    Raises InputFaults for months that it does not have, and for regular checkpoints, which need a
    folder.
    """
    faults = faults_of(when, *inputs.span, archive=False)
    if when.every is not None:
        found, expected = "regular checkpoints of a run in memory", "a folder, with out"
        faults.append(Fault("checkpoint_every", found, expected))
    if faults:
        raise InputFaults(faults)
    keeper = InMemory(sorted(when.kept))
    return simulate(inputs, tell, past=past, keeper=keeper), keeper.pasts


def request_of_branch(manifest: Manifest, turn: Turn, to: str | None, threads: int) -> Request:
    """What a branch of a run asks for; it keeps the papers that the run keeps."""
    last = parse_month(to or manifest.span.last)
    return branched(manifest, turn, last=last, threads=threads, archive=manifest.archive)


def past_in_memory(pasts: Pasts, after: int) -> Past:
    """The past that a run in memory kept of a month. Raises InputFaults where it kept none."""
    if after in pasts:
        return pasts[after]
    there = ", ".join(map(month_text, sorted(pasts))) or "none"
    found = f"no checkpoint of {month_text(after)} (there: {there})"
    remedy = f'Make the run with checkpoints=["{month_text(after)}"], or branch with anew=True.'
    raise InputFaults([Fault("branch", found, "one to branch from", remedy)])
