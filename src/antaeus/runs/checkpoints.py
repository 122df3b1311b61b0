"""The checkpoints of a run: when they are due, where they lie, which are kept in the end."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from antaeus.foundation.errors import Fault, InputFaults, RunFolderUnusable
from antaeus.foundation.months import month_text, parse_month
from antaeus.runs.checkpoint import About, read_past, write_checkpoint
from antaeus.runs.fingerprint import code_hash, library_hash
from antaeus.runs.past import Past
from antaeus.runs.seal import sync

CHECKPOINTS = "checkpoints"
ARCHIVE = "archive"
_MONTHS_BEFORE_A_YEAR_ENDS = 3
"""Month 0 is March 1921, so years end with the months 9, 21, ..., three short of a multiple."""


@dataclass(frozen=True)
class When:
    """At the ends of which months a run leaves a checkpoint."""

    every: int | None = None
    """To go on from after an interruption: every so many months, reckoned from a January."""
    kept: frozenset[int] = field(default_factory=frozenset[int])
    """To branch from later: kept in the finished folder."""

    def due(self, month: int, last: int) -> bool:
        """Whether the end of a month is one of them; the end of a run is none unless asked for."""
        regular = self.every is not None and (month + _MONTHS_BEFORE_A_YEAR_ENDS) % self.every == 0
        return month in self.kept or (regular and month < last)


def faults_of(when: When, first: int, last: int, *, archive: bool) -> list[Fault]:
    """Why a run cannot leave these checkpoints."""
    found: list[Fault] = []
    if when.every is not None and when.every < 1:
        found.append(Fault("--checkpoint-every", str(when.every), "a number of months from 1 on"))
    elif archive and when.every is not None and when.every % 12:
        expected = "a multiple of 12, since an archive is bound by the year"
        found.append(Fault("--checkpoint-every", str(when.every), expected))
    for month in sorted(when.kept):
        if not first <= month <= last:
            expected = f"a month of the run, {month_text(first)} to {month_text(last)}"
            found.append(Fault("--checkpoint", month_text(month), expected))
        elif archive and not is_end_of_year(month):
            expected = "a December, since an archive is bound by the year"
            found.append(Fault("--checkpoint", month_text(month), expected))
    return found


def is_end_of_year(month: int) -> bool:
    """Whether a month is a December."""
    return (month + _MONTHS_BEFORE_A_YEAR_ENDS) % 12 == 0


class Checkpoints:
    """Those of one run folder that is being made."""

    def __init__(self, partial: Path, decides: Mapping[str, object], when: When, last: int) -> None:
        self._partial, self._when, self._last = partial, when, last
        self._decides = dict(decides)

    def due(self, month: int) -> bool:
        """Whether the end of a month is to be kept."""
        return self._when.due(month, self._last)

    def keep(self, past: Past) -> None:
        """Write one, whole or not at all, and then remove the one before if nobody asked for it."""
        aside = self._partial / CHECKPOINTS / f".{month_text(past.month)}.partial"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        archive = None if past.papers is None else _settled(self._partial / ARCHIVE)
        write_checkpoint(past, aside, self._decides, archive)
        place = checkpoint_of(self._partial, past.month)
        shutil.rmtree(place, ignore_errors=True)
        aside.rename(place)
        sync(place.parent)
        self._prune(but=past.month)

    def clear(self) -> None:
        """Keep only what was asked for: the run is over."""
        self._prune(but=None)
        place = self._partial / CHECKPOINTS
        if place.exists() and not any(place.iterdir()):
            place.rmdir()

    def _prune(self, but: int | None) -> None:
        for month in kept_in(self._partial):
            if month != but and month not in self._when.kept:
                shutil.rmtree(checkpoint_of(self._partial, month))


def checkpoint_of(folder: Path, month: int) -> Path:
    """Where the checkpoint of a month lies in a run folder."""
    return folder / CHECKPOINTS / month_text(month)


def kept_in(folder: Path) -> list[int]:
    """Months of which a run folder holds a checkpoint, the earliest first."""
    place = folder / CHECKPOINTS
    names = [one.name for one in place.iterdir()] if place.is_dir() else []
    return sorted(parse_month(name) for name in names if not name.startswith("."))


def newest_sound(partial: Path) -> tuple[Past | None, str]:
    """The past to go on from in a run that was cut off, and why there is none."""
    for month in reversed(kept_in(partial)):
        try:
            about, past = read_past(checkpoint_of(partial, month))
        except RunFolderUnusable as fault:
            return None, str(fault)
        if (about.code_hash, about.library_hash) != (code_hash(), library_hash()):
            return None, "it was made by another version of antaeus, or with another library"
        if not _put_archive_back(partial / ARCHIVE, about):
            return None, "files of its archive are missing or were altered"
        return past, ""
    return None, "it had not come to a checkpoint"


def past_of_branch(run: Path, month: int, partial: Path, decides: Mapping[str, object]) -> Past:
    """The past of a finished run up to a month, with its papers copied into `partial`.

    Raises InputFaults where the run has no such checkpoint, RunFolderUnusable for a damaged one.
    """
    about, past = _checkpoint_in(run, month)
    if about.archive is None and decides["archive"] != "none":
        found = "a run without an archive"
        remedy = "Branch without --archive, or live through its past again with --anew."
        raise InputFaults([Fault(str(run), found, "the papers of the shared past", remedy)])
    if decides["archive"] != "none":
        for name in about.archive or {}:
            file = partial / ARCHIVE / name
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(run / ARCHIVE / name, file)
    return past


def past_in_folder(run: Path, month: int) -> Past:
    """The past of a finished run up to a month, its papers apart. Raises as above."""
    return _checkpoint_in(run, month)[1]


def _checkpoint_in(run: Path, month: int) -> tuple[About, Past]:
    place = checkpoint_of(run, month)
    if not place.is_dir():
        there = ", ".join(map(month_text, kept_in(run))) or "none"
        found = f"no checkpoint of {month_text(month)} (there: {there})"
        remedy = (
            f"Make the run with --checkpoint {month_text(month)}, or live through its past again "
            "with --anew: the result is the same."
        )
        raise InputFaults([Fault(str(run), found, "one to branch from", remedy)])
    return read_past(place)


def _settled(archive: Path) -> dict[str, int]:
    """Every file of the archive and its size, once it is on the disk."""
    files = [file for file in sorted(archive.rglob("*")) if file.is_file()]
    for file in files:
        sync(file)
    return {file.relative_to(archive).as_posix(): file.stat().st_size for file in files}


def _put_archive_back(archive: Path, about: About) -> bool:
    """Remove what was written after the checkpoint; False where something before it is gone."""
    if about.archive is None:
        return True
    for file in archive.rglob("*"):
        if file.is_file() and file.relative_to(archive).as_posix() not in about.archive:
            file.unlink()
    return all(
        (archive / name).is_file() and (archive / name).stat().st_size == size
        for name, size in about.archive.items()
    )
