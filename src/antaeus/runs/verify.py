"""Is a run folder what it was when it was made, and does it agree with itself?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from antaeus.foundation.errors import RunFolderUnusable
from antaeus.foundation.months import parse_month
from antaeus.runs.fingerprint import chain_hash
from antaeus.runs.identity import unbalanced
from antaeus.runs.open import RunFolder, open_run
from antaeus.runs.seal import broken_seals

SHOWN = 5
"""How many months that break the identity are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question that was asked of a run, and what is broken; nothing broken is a pass."""

    question: str
    broken: tuple[str, ...]


def verify(path: Path) -> tuple[Check, ...]:
    """Ask everything of a finished run; what cannot be opened at all raises RunFolderUnusable."""
    run = open_run(path, is_held=False)
    return (
        Check("every file has the size and hash that were sealed", tuple(broken_seals(path))),
        Check("the state hashes reach from the first month to the last", tuple(_hashes(run))),
        Check("people are conserved in every month and place", tuple(_people(run))),
    )


def _hashes(run: RunFolder) -> Iterator[str]:
    """Months without hashes, and hashes that are not those of the manifest."""
    try:
        hashes = run.state_hashes
    except RunFolderUnusable as letter:
        yield str(letter)
        return
    span, last = run.manifest.span, run.manifest.last_state
    months = [month for month, _ in hashes]
    if months != list(range(parse_month(span.first), parse_month(span.last) + 1)):
        yield f"not every month from {span.first} to {span.last} has one hash a table"
    elif {table: f"{value:016x}" for table, value in hashes[-1][1].items()} != last.tables:
        yield f"the last month, {last.month}, has other hashes than the manifest says"
    if chain_hash(hashes) != last.chain:
        yield "all months together have another hash than the manifest says"


def _people(run: RunFolder) -> Iterator[str]:
    """The first months in which people were made or lost, and how many more there are."""
    try:
        faults = unbalanced(run.series)
        yield from (str(fault) for fault in islice(faults, SHOWN))
        more = sum(1 for _ in faults)
    except RunFolderUnusable as letter:
        yield str(letter)
        return
    if more:
        yield f"and {more:,} more"
