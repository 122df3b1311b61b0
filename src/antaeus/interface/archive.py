"""The papers of a run as a notebook finds and reads them."""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from antaeus.archive.finding.asked import Asked, understand
from antaeus.archive.finding.reading import numbers_of, read, rendered
from antaeus.archive.finding.searching import page
from antaeus.archive.kinds import load_kinds
from antaeus.archive.lenses.reading import FULL, lens_names, load_lens
from antaeus.archive.numbering import reference
from antaeus.archive.store.connection import Archive, Reach, connect
from antaeus.archive.store.folder import ArchiveFolder, open_archive
from antaeus.archive.store.relations import Relation, relation
from antaeus.foundation.months import month_text

if TYPE_CHECKING:
    import pandas as pd

    from antaeus.archive.wording.rendering import Rendered


class Papers:
    """What a run left on paper, seen through a lens: `run.archive.lens("smolensk")`."""

    def __init__(self, folder: ArchiveFolder, lens: str = FULL) -> None:
        self._folder, self._lens = folder, load_lens(lens)

    def lens(self, lens: str | Path) -> Papers:
        """The same papers as far as another lens shows them: a name, or the path of a file."""
        return Papers(self._folder, str(lens))

    @property
    def lenses(self) -> tuple[str, ...]:
        """The lenses of the library."""
        return lens_names()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of document of which the lens shows any."""
        return self._archive.seen.kinds()

    def sql(self, question: str) -> Relation:
        """Ask in SQL; `.df()` of what comes back is a table of pandas.

        A table for each kind and part, such as protocol, item, speech; protocol_words and so on
        have words in place of numbers. Nothing can be written, and no other file read.
        """
        return relation(self._archive, question)

    def search(
        self,
        *words: str,
        kinds: tuple[str, ...] = (),
        places: tuple[str, ...] = (),
        year: str | None = None,
        topic: str | None = None,
        limit: int = 1_000,
    ) -> pd.DataFrame:
        """Papers with all of some words, newest first: reference, kind, month, place."""
        import pandas as pd  # noqa: PLC0415 - a third of a second

        wanted = understand(Asked(words, kinds, places, year, topic), self._archive)
        rows = [
            (reference(hit.doc), hit.kind, month_text(hit.month), hit.place)
            for hit in page(self._archive, wanted, limit=limit)[0]
        ]
        return pd.DataFrame(rows, columns=["reference", "kind", "month", "place"])

    def read(self, paper: str | int) -> Rendered:
        """A paper by reference or number, written out; `print` shows it."""
        (found,) = read(self._archive, numbers_of([str(paper)]))
        return rendered(self._archive, found)

    def record(self, paper: str | int) -> dict[str, Any]:
        """The columns of a paper, with numbers as the files have them."""
        (found,) = read(self._archive, numbers_of([str(paper)]))
        return dict(found.record)

    def __repr__(self) -> str:
        seen, folder = len(self.kinds), self._folder
        return (
            f"<Papers of a run ({folder.mode}, scale {folder.scale}, seed {folder.seed}) under "
            f"the lens {self._lens.id}: {seen} of {len(load_kinds())} kinds, all synthetic>"
        )

    @cached_property
    def _archive(self) -> Archive:
        return connect(self._folder, self._lens, Reach(words=True))


def papers_of(run: Path) -> Papers:
    """The papers of a run folder."""
    return Papers(open_archive(run))
