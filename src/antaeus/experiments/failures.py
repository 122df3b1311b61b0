"""How many runs may fail before an ensemble stops, and the letter that says which did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from antaeus.experiments.chunk import Note
from antaeus.foundation.errors import AntaeusError, Fault, InputFaults

MOST_FAILURES = "1%"
NAMED = 5
"""How many failed runs a letter names."""


class TooManyFailures(AntaeusError):
    """More runs failed than the user lets pass."""


def most_failures(text: str, n_runs: int) -> int:
    """How many runs may fail: "1%" of all, but one at least, or a number such as "3"."""
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?)%|(\d{1,9})", text.strip())
    if found is None or (found[1] and float(found[1]) > 100):
        expected = "a share such as 1%, or a number of runs such as 3"
        raise InputFaults([Fault("--max-failures", repr(text[:40]), expected)])
    if found[2]:
        return int(found[2])
    share = float(found[1]) / 100
    return max(1, int(share * n_runs)) if share > 0 else 0


def too_many(failed: Sequence[tuple[str, int, str, str]], most: int) -> TooManyFailures:
    """The letter about failed runs, each an arm, a number, a status and an error."""
    told = "; ".join(
        f"{arm} run {number} ({status}: {error})" if error else f"{arm} run {number} ({status})"
        for arm, number, status, error in failed[:NAMED]
    )
    more = f" and {len(failed) - NAMED} more" if len(failed) > NAMED else ""
    return TooManyFailures(
        f"{len(failed)} runs failed, and {most} may: {told}{more}. What is done is kept; "
        f"go on with a larger --max-failures, which makes none of these runs again."
    )


def as_failed(note: Note) -> tuple[str, int, str, str]:
    """Arm, number, status and error of a run that failed."""
    return note.run.arm, note.run.number, note.status, note.error
