"""The tree of fonds: which papers there are, of which years, how many, how large."""

from __future__ import annotations

from dataclasses import dataclass, field

from antaeus.archive.kinds import fonds, load_kinds
from antaeus.archive.store.asking import run
from antaeus.archive.store.connection import Archive
from antaeus.archive.store.integrity import rows_by_file


@dataclass(frozen=True, slots=True)
class Series:
    """The papers of one kind."""

    kind: str
    genre: str
    bytes: int
    """Of its files, with those of its parts."""
    years: dict[int, int] = field(default_factory=dict[int, int])
    """How many papers of each year can be seen."""

    @property
    def papers(self) -> int:
        """How many papers can be seen."""
        return sum(self.years.values())


def tree(archive: Archive) -> dict[str, list[Series]]:
    """The series of each fond as the lens shows them; those without a paper are left out."""
    counted = _written(archive) if archive.seen.everything() else _seen(archive)
    found: dict[str, list[Series]] = {fond: [] for fond in fonds()}
    for name, kind in load_kinds().items():
        years = {year: n for year, n in sorted(counted.get(name, {}).items()) if n}
        if years:
            found[kind.fond].append(Series(name, kind.genre, _bytes(archive, name), years))
    return {fond: listed for fond, listed in found.items() if listed}


def _written(archive: Archive) -> dict[str, dict[int, int]]:
    """Counts out of the files' own lists of contents."""
    files = {kind: archive.folder.files[kind] for kind in load_kinds()}
    rows = rows_by_file([file for by_year in files.values() for file in by_year.values()])
    return {
        kind: {year: rows[file] for year, file in by_year.items()}
        for kind, by_year in files.items()
    }


def _seen(archive: Archive) -> dict[str, dict[int, int]]:
    """Counts of what a lens shows, paper by paper."""
    counted: dict[str, dict[int, int]] = {}
    kinds = archive.seen.kinds()
    question = " union all ".join(
        f"select '{kind}', (month + 2) // 12 + 1921, count(*) from \"{kind}\" group by all"
        for kind in kinds
    )
    for kind, year, n in run(archive, question).rows if kinds else ():
        counted.setdefault(kind, {})[year] = n
    return counted


def _bytes(archive: Archive, kind: str) -> int:
    names = (kind, *load_kinds()[kind].parts)
    return sum(
        file.stat().st_size for name in names for file in archive.folder.files[name].values()
    )
