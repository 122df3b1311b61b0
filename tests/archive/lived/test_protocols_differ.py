"""No two meetings leave the same words."""

from __future__ import annotations

from pathlib import Path

from antaeus.archive.finding.reading import read_many, rendered
from antaeus.archive.lenses.reading import load_lens
from antaeus.archive.store.asking import run as put
from antaeus.archive.store.connection import connect
from antaeus.archive.store.folder import open_archive


def test_no_two_protocols_are_word_for_word_the_same(union_run: Path) -> None:
    archive = connect(open_archive(union_run), load_lens("full"))
    docs = [
        doc
        for (doc,) in put(
            archive, "select doc from protocol where month between 100 and 105", rows=None
        ).rows
    ]
    texts = ["\n".join(rendered(archive, paper).paragraphs) for paper in read_many(archive, docs)]
    archive.close()
    assert len(texts) > 2_000
    assert len(set(texts)) == len(texts)
