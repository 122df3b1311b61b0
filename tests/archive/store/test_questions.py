"""A user's question reads the papers and reaches nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb
import pytest

from antaeus.archive.store.asking import TookTooLong, ask
from antaeus.archive.store.connection import Archive
from antaeus.foundation.errors import AntaeusError, InputFaults

OUT_OF_REACH = (
    "select * from read_csv('/etc/passwd')",
    "select * from '/etc/passwd'",
    "select * from read_text('/etc/passwd')",
    "select * from read_blob('/etc/passwd')",
    "select * from glob('/*')",
    "select * from duckdb_settings()",
    "select * from information_schema.tables",
    "copy protocol to 'stolen.csv'",
    "copy (select 1) to 'stolen.csv'",
    "export database 'stolen'",
    "attach 'other.db'",
    "install httpfs",
    "load httpfs",
    "set threads = 8",
    "reset threads",
    "pragma enable_progress_bar",
    "call pragma_version()",
    "create table x as select 1",
    "drop view protocol",
    "delete from places",
    "update places set place = 1",
    "insert into places select * from places",
    "select getenv('HOME')",
    "select 1; select 2",
    "select ?",
    "selec",
    "",
    "with x as (select * from read_csv('/etc/passwd')) select * from x",
    "select (select count(*) from read_csv('/etc/passwd'))",
)


@pytest.mark.parametrize("question", OUT_OF_REACH)
def test_what_is_no_question_of_the_papers_is_refused_with_a_letter(
    archive: Archive, question: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputFaults) as said:
        ask(archive, question, seconds=5)
    assert len(said.value.faults) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_connection_itself_reaches_no_other_file(archive: Archive, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n")
    for question in (f"select * from read_csv('{other}')", f"copy (select 1) to '{other}'"):
        with pytest.raises(duckdb.Error):
            archive.connection.execute(question).fetchall()
    with pytest.raises(duckdb.Error):
        archive.connection.execute("set enable_external_access = true")
    assert other.read_text() == "a\n1\n"


def test_questions_of_the_papers_are_answered(archive: Archive) -> None:
    assert ask(archive, "select count(*) from protocol").rows == [(150,)]
    joined = (
        "with s as (select doc from speech) select count(*) > 0 from s join protocol using (doc)"
    )
    assert ask(archive, joined).rows == [(True,)]
    assert ask(archive, "describe protocol").rows[0][0] == "doc"
    assert ask(archive, "select count(*) from range(10)").rows == [(10,)]


def test_an_endless_question_is_stopped(archive: Archive) -> None:
    began = time.monotonic()
    with pytest.raises(TookTooLong, match=r"after 0\.3 s"):
        ask(archive, "select count(*) from range(100000000000000)", seconds=0.3)
    assert time.monotonic() - began < 3
    assert ask(archive, "select 1").rows == [(1,)]


def test_a_question_that_fills_the_memory_is_stopped(archive: Archive) -> None:
    bomb = "select a.range + b.range as x from range(100000) a, range(100000) b order by x"
    with pytest.raises(AntaeusError):
        ask(archive, bomb, seconds=2)
    assert ask(archive, "select 1").rows == [(1,)]


def test_rows_beyond_the_limit_are_cut_and_that_is_said(archive: Archive) -> None:
    found = ask(archive, "select * from card", rows=7)
    assert (len(found.rows), found.is_cut) == (7, True)
    assert not ask(archive, "select * from card limit 7", rows=7).is_cut


def test_an_unknown_table_or_column_has_a_near_match(archive: Archive) -> None:
    with pytest.raises(InputFaults, match='Did you mean "protocol"'):
        ask(archive, "select * from protocl")
    with pytest.raises(InputFaults, match="presnt"):
        ask(archive, "select presnt from protocol")
