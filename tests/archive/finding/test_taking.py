"""Papers are taken away whole, marked, and never over anything that lies there."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from antaeus.archive.finding.asked import Asked, understand
from antaeus.archive.finding.searching import Hit, page
from antaeus.archive.finding.taking import FORMS, take
from antaeus.archive.numbering import reference
from antaeus.archive.store.connection import Archive
from antaeus.foundation.errors import InputFaults


def some(archive: Archive, *kinds: str) -> list[Hit]:
    return page(archive, understand(Asked(kinds=kinds), archive), limit=12)[0]


def test_a_table_has_a_row_a_paper_each_with_mark_and_reference(
    archive: Archive, tmp_path: Path
) -> None:
    hits = some(archive, "audit")
    take(hits, archive, "csv", tmp_path / "a.csv")
    take(hits, archive, "parquet", tmp_path / "a.parquet")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = pq.read_table(tmp_path / "a.parquet")
    assert {row["reference"] for row in rows} == {reference(hit.doc) for hit in hits}
    assert {row["mark"] for row in rows} == {"[synthetic]"}
    assert [str(value) for value in table["doc"].to_pylist()] == [row["doc"] for row in rows]
    assert table["finding"].to_pylist() == [row["finding"] for row in rows]
    assert b"synthetic" in table.schema.metadata


def test_json_has_columns_parts_and_text(archive: Archive, tmp_path: Path) -> None:
    take(some(archive, "protocol"), archive, "json", tmp_path / "a.json")
    document = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert document["mark"].startswith("Synthetic")
    assert len(document["papers"]) == 12
    for paper in document["papers"]:
        assert paper["mark"].startswith("Synthetic")
        assert isinstance(paper["record"]["doc"], str)
        assert all("[synthetic]" in each for each in (paper["title"], *paper["paragraphs"]))


def test_text_and_bibliography_are_marked(archive: Archive, tmp_path: Path) -> None:
    hits = some(archive, "signal", "card")
    take(hits, archive, "text", tmp_path / "a.txt")
    take(hits, archive, "bibtex", tmp_path / "a.bib")
    text, entries = ((tmp_path / name).read_text("utf-8") for name in ("a.txt", "a.bib"))
    for hit in hits:
        assert reference(hit.doc) in text
        assert f"howpublished = {{{reference(hit.doc)}}}" in entries
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    assert all("ynthetic" in part for part in paragraphs)
    assert entries.count("@misc{ant") == entries.count("note = {Synthetic") == len(hits)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_found_is_a_file_with_nothing_in_it(
    archive: Archive, tmp_path: Path, form: str
) -> None:
    take([], archive, form, tmp_path / "a")
    assert (tmp_path / "a").exists()


def test_nothing_is_written_over(archive: Archive, tmp_path: Path) -> None:
    taken = tmp_path / "a.csv"
    taken.write_text("mine")
    with pytest.raises(InputFaults, match="already there"):
        take(some(archive, "audit"), archive, "csv", taken)
    assert taken.read_text() == "mine"


def test_what_cannot_be_written_is_a_letter_and_leaves_nothing(
    archive: Archive, tmp_path: Path
) -> None:
    for form, out, kinds in (
        ("docx", tmp_path / "a", ("audit",)),
        ("csv", tmp_path / "a", ("audit", "card")),
        ("csv", tmp_path / "nowhere" / "a", ("audit",)),
    ):
        with pytest.raises(InputFaults):
            take(some(archive, *kinds), archive, form, out)
    assert list(tmp_path.iterdir()) == []
