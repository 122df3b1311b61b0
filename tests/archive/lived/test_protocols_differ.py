"""No two meetings leave the same words, even without the line under which a protocol is cited."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from antaeus.archive.finding.reading import read_many, rendered
from antaeus.archive.lenses.reading import load_lens
from antaeus.archive.store.asking import run as put
from antaeus.archive.store.connection import connect
from antaeus.archive.store.folder import open_archive


def bodies_of_protocols(run: Path, months: str) -> Counter[str]:
    """How often each text of a protocol occurs, without reference, title and note."""
    archive = connect(open_archive(run), load_lens("full"))
    asked = f"select doc from protocol where month between {months}"
    docs = [doc for (doc,) in put(archive, asked, rows=None).rows]
    papers = read_many(archive, docs)
    texts = Counter("\n".join(rendered(archive, paper).paragraphs) for paper in papers)
    archive.close()
    assert texts.total() == len(docs)
    return texts


def test_no_two_protocols_of_the_toy_district_are_the_same(toy_run: Path) -> None:
    texts = bodies_of_protocols(toy_run, "0 and 60")
    assert texts.total() > 100
    assert not [text for text, times in texts.items() if times > 1]


@pytest.mark.slow
def test_no_two_protocols_of_half_a_year_of_the_union_are_the_same(union_run: Path) -> None:
    texts = bodies_of_protocols(union_run, "100 and 105")
    assert texts.total() > 2_000
    assert not [text for text, times in texts.items() if times > 1]
