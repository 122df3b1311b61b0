"""An archive is opened whole, or a sentence says what keeps it shut."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import made_up_archive
import pytest

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.numbering import document_of, reference
from antaeus.archive.paper_chance import mixed_one
from antaeus.archive.store.asking import ask
from antaeus.archive.store.checked import hash_of
from antaeus.archive.store.connection import Archive
from antaeus.archive.store.folder import open_archive
from antaeus.foundation.errors import AntaeusError, RunFolderUnusable


@pytest.fixture
def copy(run: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(run, tmp_path / "run"))


def test_every_kind_and_part_is_a_table_with_its_columns(archive: Archive) -> None:
    for described in (*load_kinds().values(), *load_parts().values()):
        found = ask(archive, f'select * from "{described.name}" limit 1')
        assert found.columns == tuple(column.name for column in described.columns)


def test_a_kind_without_papers_is_an_empty_table_of_the_right_types(archive: Archive) -> None:
    empty = ask(archive, f"select * from {made_up_archive.NOT_WRITTEN}")
    full = ask(archive, "select doc, month, place, written, copy from audit")
    assert empty.rows == []
    assert empty.types[:5] == full.types


def test_tables_in_words_have_months_codes_and_references(archive: Archive) -> None:
    (number,) = ask(archive, "select * from appeal order by doc limit 1").rows
    (word,) = ask(
        archive, "select * exclude (reference) from appeal_words order by doc limit 1"
    ).rows
    (named,) = ask(archive, "select reference from appeal_words order by doc limit 1").rows
    columns = load_kinds()["appeal"].columns
    outcome = [column.name for column in columns].index("outcome")
    assert word[outcome] == columns[outcome].codes[number[outcome]]
    assert word[1][:2] == "19"
    assert named[0] == reference(number[0])
    assert document_of(named[0]) == number[0]


def test_chance_in_sql_is_that_of_python(archive: Archive) -> None:
    for doc, chance in ask(archive, "select doc, mixed(doc, 77) from card").rows:
        assert chance == mixed_one(doc, 77)


def test_the_archive_itself_may_be_named(run: Path) -> None:
    assert open_archive(run / "archive") == open_archive(run)


def test_a_folder_without_papers_says_how_to_get_some(tmp_path: Path) -> None:
    with pytest.raises(RunFolderUnusable, match="--archive full"):
        open_archive(tmp_path)
    with pytest.raises(RunFolderUnusable, match="no such folder"):
        open_archive(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "name",
    ["archive.json", "places.parquet", "bodies.parquet", "cells/protocol-1930.parquet"],
)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / "archive" / name).unlink()
    with pytest.raises(AntaeusError, match=Path(name).stem.partition("-")[0]) as said:
        open_archive(copy)
    assert said.value.status == 1
    assert "\n" not in str(said.value)


@pytest.mark.parametrize("name", ["places.parquet", "cells/protocol-1930.parquet"])
def test_a_truncated_file_is_named(copy: Path, name: str) -> None:
    file = copy / "archive" / name
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(AntaeusError, match=name):
        open_archive(copy)


def test_a_sealed_archive_must_have_the_lengths_of_its_seal(copy: Path) -> None:
    files = [file for file in (copy / "archive").rglob("*.*") if file.is_file()]
    sealed = {
        str(file.relative_to(copy)): {"bytes": file.stat().st_size, "blake2b": hash_of(file)}
        for file in files
    }
    (copy / "files.json").write_text(json.dumps({"files": sealed}))
    assert open_archive(copy).seed == 5
    card = copy / "archive/raikoms/card-1930.parquet"
    whole = card.read_bytes()
    for spoilt in (whole + b"more", whole[:99] + bytes([whole[99] ^ 1]) + whole[100:]):
        card.write_bytes(spoilt)
        for _ in range(2):
            with pytest.raises(AntaeusError, match=r"card-1930\.parquet: this file was altered"):
                open_archive(copy)
    card.write_bytes(whole)
    assert open_archive(copy).seed == 5
    shutil.copy(card, card.with_name("card-1919.parquet"))
    with pytest.raises(AntaeusError, match=r"card-1919\.parquet: this file is none of the run"):
        open_archive(copy)


@pytest.mark.parametrize("about", ["", "[]", "{}", '{"schema": 1}', "\0"])
def test_a_spoilt_description_is_a_sentence(copy: Path, about: str) -> None:
    (copy / "archive" / "archive.json").write_text(about)
    with pytest.raises(RunFolderUnusable, match=r"archive\.json: this file is damaged"):
        open_archive(copy)


def test_an_archive_of_a_newer_antaeus_is_left_alone(copy: Path) -> None:
    file = copy / "archive" / "archive.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"schema": 2}))
    with pytest.raises(RunFolderUnusable, match="newer antaeus"):
        open_archive(copy)
