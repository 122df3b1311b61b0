"""The papers of a run in a notebook."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "cases"))

import made_up_archive

from antaeus.foundation.errors import InputFaults
from antaeus.interface.archive import Papers, papers_of


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return papers_of(made_up_archive.make(tmp_path_factory.mktemp("papers") / "run", rows=60))


def test_questions_are_relations_that_become_tables(papers: Papers) -> None:
    table = papers.sql("select host_kind, count(*) as n from protocol_words group by all").df()
    assert table["n"].sum() == 60
    assert "factory" in set(table["host_kind"])


def test_a_lens_shows_less(papers: Papers) -> None:
    through = papers.lens("smolensk")
    ((n,),) = through.sql("select count(*) from card").fetchall()
    assert n < 60
    assert set(through.kinds) < set(papers.kinds)
    assert "smolensk" in repr(through)


def test_papers_are_found_and_read(papers: Papers) -> None:
    found = papers.search(kinds=("audit",), limit=5)
    assert list(found.columns) == ["reference", "kind", "month", "place"]
    reference = found["reference"][0]
    assert str(papers.read(reference)).startswith(f"[synthetic] {reference}")
    assert papers.record(reference)["place"] == found["place"][0]


def test_nothing_but_the_papers_is_in_reach(papers: Papers) -> None:
    for question in ("select * from read_csv('/etc/passwd')", "drop view card", "set threads = 1"):
        with pytest.raises(InputFaults):
            papers.sql(question)
