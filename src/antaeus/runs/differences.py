"""Where two runs first part: in their states, their series, their comparison with history, papers.

Each of these is asked by itself. The state hash covers people, former members, cells, host units
and raions and nothing else; so runs of equal states can still differ, and then it is said in what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import zip_longest
from typing import Literal

import numpy as np

from antaeus.foundation.months import month_text
from antaeus.runs.differing_papers import first_differing_paper
from antaeus.runs.fit import FitRow
from antaeus.runs.open import RunFolder
from antaeus.runs.series import ALL, UNION, Series

Part = Literal["months", "state", "series", "fit", "archive"]
SHOWN = 5
"""How many names a sentence lists; the others are counted."""
UNSEEN = (
    "The state hash covers people, former members, cells, host units and raions; it does not see "
    "the centre, orders in force, or changes within one row that cancel under its weights "
    "(decision 0005). Series, comparison and papers were compared figure by figure."
)


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place in one part of two runs in which they differ."""

    part: Part
    month: str | None
    """The first month that differs; None where a whole table is of another form."""
    names: tuple[str, ...]
    """Tables, series or figures that differ there; of a paper kind, reference and columns."""
    said: str

    def as_dict(self) -> dict[str, object]:
        """The difference as JSON has it."""
        return asdict(self)


def differences(run: RunFolder, other: RunFolder) -> Iterator[Difference]:
    """The first difference in each part in which two runs differ; nothing when they are equal."""
    found = _in_months(run, other)
    if found:
        yield found
        return
    in_state = _in_state(run, other)
    if in_state:
        yield in_state
    agree = "" if in_state else "the states agree, but "
    for look in (_in_series, _in_fit, _in_papers):
        found = look(run, other, agree)
        if found:
            yield found


def _in_months(run: RunFolder, other: RunFolder) -> Difference | None:
    """Runs of other months: how far both go, they may be the same."""
    mine, theirs = run.state_hashes, other.state_hashes
    if mine[0][0] != theirs[0][0]:
        said = f"one begins in {month_text(mine[0][0])}, the other in {month_text(theirs[0][0])}"
        return Difference("months", None, (), said)
    if len(mine) == len(theirs):
        return None
    parted = _first_state(run, other)
    if parted:
        return Difference("state", *parted)
    last = month_text(min(mine[-1][0], theirs[-1][0]))
    return Difference("months", last, (), f"the states agree to {last}; only one run goes on")


def _in_state(run: RunFolder, other: RunFolder) -> Difference | None:
    parted = _first_state(run, other)
    return Difference("state", *parted) if parted else None


def _first_state(run: RunFolder, other: RunFolder) -> tuple[str, tuple[str, ...], str] | None:
    """The first month of other hashes, the tables, and the sentence about them."""
    for (month, mine), (_, theirs) in zip(run.state_hashes, other.state_hashes, strict=False):
        tables = tuple(sorted(t for t in mine.keys() | theirs if mine.get(t) != theirs.get(t)))
        if tables:
            at = month_text(month)
            return at, tables, f"the states part in {at}, in {', '.join(tables)}"
    return None


def _in_series(run: RunFolder, other: RunFolder, agree: str) -> Difference | None:
    """The first month in which a figure of a series differs, bit for bit, and where."""
    mine, theirs = run.series, other.series
    if mine.places != theirs.places or mine.columns.keys() != theirs.columns.keys():
        said = f"{agree}the runs do not count the same series or places"
        return Difference("series", None, (), said)
    unlike = {key: month for key in mine.columns if (month := _parts_at(mine, theirs, key))}
    if not unlike:
        return None
    first = min(month for month, _ in unlike.values())
    names = tuple(
        f"{name} ({group}, {mine.places[place]})"
        for (name, group), (month, place) in unlike.items()
        if month == first
    )
    at = month_text(mine.first + first)
    return Difference("series", at, names, f"{agree}the series part in {at}, in {_listed(names)}")


def _parts_at(mine: Series, theirs: Series, key: tuple[str, str]) -> tuple[int, int] | None:
    """The first month and in it the first place, both from 0, in which a column differs."""
    one, two = mine.columns[key].values, theirs.columns[key].values
    if one.shape != two.shape:
        return 0, 0
    unlike = np.ascontiguousarray(one).view(np.int64) != np.ascontiguousarray(two).view(np.int64)
    if not unlike.any():
        return None
    month = int(unlike.any(axis=0).argmax())
    return month, int(unlike[:, month].argmax())


def _in_fit(run: RunFolder, other: RunFolder, agree: str) -> Difference | None:
    """The earliest figure of history beside which something else stands."""
    rows = [
        mine or theirs
        for mine, theirs in zip_longest(run.fit, other.fit)
        if mine is None or theirs is None or mine != theirs
    ]
    first = min((row for row in rows if row), key=_day, default=None)
    if first is None:
        return None
    group = "" if first.group == ALL else f" ({first.group})"
    place = "" if first.place == UNION else f" in {first.place}"
    name = f"{first.series}{group}{place}"
    said = f"{agree}the comparison with history parts at {first.date}, in {name}"
    return Difference("fit", first.date[:7], (name,), said)


def _day(row: FitRow) -> str:
    return row.date


def _in_papers(run: RunFolder, other: RunFolder, agree: str) -> Difference | None:
    """The first paper that only one run has, or that says something else."""
    if "none" in (run.manifest.archive, other.manifest.archive):
        if run.manifest.archive == other.manifest.archive:
            return None
        return Difference("archive", None, (), f"{agree}only one of the runs kept its papers")
    paper = first_differing_paper(run.path, other.path)
    if paper is None:
        return None
    at = None if paper.month is None else month_text(paper.month)
    names = tuple(name for name in (paper.kind, paper.reference, *paper.columns) if name)
    return Difference("archive", at, names, f"{agree}{paper.said(at)}")


def _listed(names: tuple[str, ...]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")
