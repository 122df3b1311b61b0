"""Documents do not change their words unnoticed: sixty of the toy district, by a hash of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from antaeus.archive.finding.reading import read_many, rendered
from antaeus.archive.kinds import load_kinds
from antaeus.archive.lenses.reading import load_lens
from antaeus.archive.store.asking import run as put
from antaeus.archive.store.connection import Archive, connect
from antaeus.archive.store.folder import open_archive
from antaeus.runs.record import record
from antaeus.runs.request import Request

SAMPLED = 60


def chosen(archive: Archive) -> list[int]:
    """The same documents of every run: of each kind in turn the next by number, until enough."""
    kinds = [kind for kind in load_kinds() if archive.folder.files_of(kind)]
    of_kind = {
        kind: [doc for (doc,) in put(archive, f'select doc from "{kind}" order by doc').rows]
        for kind in kinds
    }
    found: list[int] = []
    step = 0
    while len(found) < SAMPLED:
        # every seventh paper, so that neighbours of one meeting do not fill the sample
        found += [docs[7 * step] for docs in of_kind.values() if len(docs) > 7 * step]
        step += 1
    return found[:SAMPLED]


def test_sixty_documents_say_what_they_said(
    hold: Callable[[str, dict[str, dict[str, int]]], None], tmp_path: Path
) -> None:
    request = Request(
        scale=Fraction(1),
        scenario="toy_district",
        account="vanguard",
        last=60,
        threads=1,
        archive="full",
    )
    archive = connect(open_archive(record(request, tmp_path / "run").path), load_lens("full"))
    texts = {
        paper.reference: str(rendered(archive, paper))
        for paper in read_many(archive, chosen(archive))
    }
    archive.close()
    assert len(texts) == SAMPLED
    assert len({reference.split("op. ")[1].split(",")[0] for reference in texts}) > 20
    figures = {
        reference: int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest())
        for reference, text in texts.items()
    }
    hold("toy_district-documents", {"text": figures})
