"""Reading papers: their records, the rows of their parts, and the text made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from antaeus.archive.finding.sheets import papers
from antaeus.archive.finding.word_search import territory_of
from antaeus.archive.kinds import Kind, load_kinds
from antaeus.archive.numbering import document_of, parts_of, reference
from antaeus.archive.store.asking import Found, run
from antaeus.archive.store.connection import Archive
from antaeus.archive.wording.rendering import Rendered, render
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import year_of
from antaeus.scenario.wording import shown

Row = dict[str, Any]
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as it was recorded."""

    kind: Kind
    record: Row
    parts: dict[str, list[Row]]

    @property
    def doc(self) -> int:
        """Its permanent number."""
        return self.record["doc"]

    @property
    def reference(self) -> str:
        """Under which it is cited."""
        return reference(self.doc)


def numbers_of(texts: Iterable[str]) -> list[int]:
    """The numbers of papers that are named by reference or number; all faults at once."""
    faults: list[Fault] = []
    docs: list[int] = []
    for text in texts:
        given = text.strip()
        is_number = re.fullmatch(r"[0-9]{1,20}", given) is not None
        doc = int(given) if is_number else document_of(given)
        if doc is None or doc >= 1 << 64 or _kind_of(doc) is None:
            expected = 'a reference like "ANT, f. 1-1036, op. 1, d. 47, l. 1", or a number'
            remedy = "Papers are found with: antaeus archive RUN search"
            faults.append(Fault("read", shown(text), expected, remedy))
        else:
            docs.append(doc)
    if faults:
        raise InputFaults(faults)
    return docs


def read(archive: Archive, docs: Iterable[int]) -> list[Paper]:
    """Some papers in the order asked for; a letter about those that are not to be seen."""
    wanted = list(docs)
    found = {paper.doc: paper for paper in read_many(archive, wanted)}
    missing = [doc for doc in wanted if doc not in found]
    if missing:
        expected = f"a paper that the lens {archive.lens.id} shows"
        remedy = "It was never written, is lost, or cannot be seen through this lens."
        raise InputFaults([Fault("read", reference(doc), expected, remedy) for doc in missing])
    return [found[doc] for doc in wanted]


def read_many(archive: Archive, docs: Iterable[int]) -> Iterator[Paper]:
    """Papers as far as they can be seen, by kind and year."""
    groups: dict[tuple[str, int], list[int]] = {}
    for doc in docs:
        kind = _kind_of(doc)
        if kind is not None:
            groups.setdefault((kind.name, year_of(parts_of(doc).month)), []).append(doc)
    for (name, year), members in groups.items():
        for begin in range(0, len(members), _BATCH):
            yield from _read(archive, load_kinds()[name], year, members[begin : begin + _BATCH])


def rendered(archive: Archive, paper: Paper) -> Rendered:
    """The text of a paper, the same always."""
    territory = territory_of(archive.folder.path)
    return render(paper.kind.name, paper.record, paper.parts, territory)


def _read(archive: Archive, kind: Kind, year: int, docs: list[int]) -> Iterator[Paper]:
    """Papers of one kind and year; their places narrow what is read of the files."""
    places = sorted({parts_of(doc).place for doc in docs})
    numbers = ", ".join(map(str, docs))
    narrow = (
        f"place between {places[0]} and {places[-1]} and "
        f"doc between {min(docs)} and {max(docs)} and doc in ({numbers})"
    )
    names = (kind.name, *kind.parts)
    beginning = papers(archive, (kind.name,), range(year, year + 1), dict.fromkeys(names, narrow))
    records = _rows(run(archive, f'{beginning}select * from "{kind.name}"'))
    rows = {
        part: _rows(run(archive, f'{beginning}select * from "{part}" order by doc, "no"'))
        for part in kind.parts
    }
    for record in records:
        of_paper = {
            part: [row for row in rows[part] if row["doc"] == record["doc"]] for part in rows
        }
        yield Paper(kind, record, of_paper)


def _rows(found: Found) -> list[Row]:
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def _kind_of(doc: int) -> Kind | None:
    number = parts_of(doc).kind
    return next((kind for kind in load_kinds().values() if kind.number == number), None)
