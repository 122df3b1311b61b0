"""Pasts that several runs of a chunk share: lived through once, by whichever of them comes first.

A run that turns off from another in some month begins with that other's world at the end of the
month, if a run of the same chunk has passed there. If none has, it lives through the past itself,
with the same result, so a chunk that is divided after its worker died costs time and nothing else.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from antaeus.experiments.papers_aside import folder_for_papers
from antaeus.experiments.planned import Planned
from antaeus.runs.past import Past
from antaeus.runs.request import Request

Place = tuple[Request, int]
"""What is asked of a past, and the last month of it."""


@dataclass(frozen=True, slots=True)
class _Kept:
    past: Past
    papers: Path | None
    folders: ExitStack
    """Takes the papers away."""


class SharedPasts:
    """The ends of months at which runs that are still to come begin; for use in `with`."""

    def __init__(self, runs: Iterable[Planned] = ()) -> None:
        self._awaited = Counter(place for run in runs if (place := beginning(run)) is not None)
        self._kept: dict[Place, _Kept] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while self._kept:
            self._kept.popitem()[1].folders.close()

    def begin(self, run: Planned, folder: Path | None = None) -> Past | None:
        """The past of a run, if it is there, with its papers copied into `folder`.

        Whether or not it is, this run waits for it no longer; the last that does takes it away.
        """
        place = beginning(run)
        if place is None:
            return None
        self._awaited[place] -= 1
        kept = self._kept.get(place)
        if kept is None:
            return None
        if kept.papers is not None and folder is not None:
            shutil.copytree(kept.papers, folder, dirs_exist_ok=True)
        if self._awaited[place] <= 0:
            self._kept.pop(place).folders.close()
        return kept.past

    def keeper(self, run: Planned, folder: Path | None = None) -> KeeperOfOne:
        """Keeps the months of this run from which others wait to begin."""
        place = beginning(run)
        return KeeperOfOne(self, root_of(run), place[1] if place else None, folder)

    def awaits(self, place: Place) -> bool:
        """Whether a run waits for a past that nobody has lived through yet."""
        return self._awaited[place] > 0 and place not in self._kept

    def keep(self, place: Place, past: Past, folder: Path | None) -> None:
        """Keep a copy of a past, and of its papers so far, which lie in `folder`."""
        papers, folders = None, ExitStack()
        if past.papers is not None and folder is not None:
            papers = folders.enter_context(folder_for_papers())
            shutil.copytree(folder, papers, dirs_exist_ok=True)
        self._kept[place] = _Kept(past.copied(), papers, folders)


@dataclass(frozen=True, slots=True)
class KeeperOfOne:
    """Hands the ends of months of one run to those who wait for them."""

    pasts: SharedPasts
    root: Request
    turns_after: int | None
    """The last month that this run has in common with the others; None for all of them."""
    folder: Path | None

    def due(self, month: int) -> bool:
        """Whether somebody waits for the end of a month that is still common to all."""
        is_common = self.turns_after is None or month <= self.turns_after
        return is_common and self.pasts.awaits((self.root, month))

    def keep(self, past: Past) -> None:
        """Keep it."""
        self.pasts.keep((self.root, past.month), past, self.folder)


def root_of(run: Planned) -> Request:
    """What is asked of the months before a run turns off: the same for all who share them."""
    return replace(run.request, turns=()) if run.request.turns else run.request


def beginning(run: Planned) -> Place | None:
    """The past that a run may take from another; None for one that never turns off."""
    turns = run.request.turns
    return (root_of(run), turns[0].after) if turns else None
