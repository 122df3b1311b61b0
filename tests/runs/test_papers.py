"""The papers of a run that is being made: whole with it, gone with it."""

from __future__ import annotations

import errno
import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

import antaeus
from antaeus.archive.recorder.writer import Writer
from antaeus.archive.store.folder import open_archive
from antaeus.foundation.errors import AntaeusError, InputFaults, RunFolderUnusable
from antaeus.runs.folder import partial_of
from antaeus.runs.record import Interrupted, record
from antaeus.runs.recorded import Progress
from antaeus.runs.request import Request
from antaeus.runs.verify import verify

TOY = Request(
    scale=Fraction(1),
    scenario="toy_district",
    account="vanguard",
    last=20,
    threads=1,
    archive="full",
)


def writers() -> list[str]:
    """The threads that write papers."""
    return [one.name for one in threading.enumerate() if one.name.startswith("archive")]


def test_a_run_with_papers_is_whole_and_its_papers_are_sealed(tmp_path: Path) -> None:
    run = record(TOY, tmp_path / "toy")
    assert run.manifest.archive == "full"
    assert not [broken for check in verify(run.path) for broken in check.broken]
    assert sum(open_archive(run.path).documents.values()) > 100
    some = next((run.path / "archive").rglob("plan_report-*.parquet"))
    some.write_bytes(some.read_bytes()[:-1])
    assert [broken for check in verify(run.path) for broken in check.broken]
    assert writers() == []


def test_papers_change_nothing_of_the_run(tmp_path: Path) -> None:
    with_papers = record(TOY, tmp_path / "with")
    without = record(replace(TOY, archive="none"), tmp_path / "without")
    assert with_papers.state_hashes == without.state_hashes
    assert not (without.path / "archive").exists()


def test_a_stopped_run_stops_writing_and_leaves_nothing(tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 14:
            raise KeyboardInterrupt

    with pytest.raises(Interrupted, match="Nothing of it was kept"):
        record(TOY, tmp_path / "toy", stop)
    assert list(tmp_path.iterdir()) == []
    assert writers() == []


def test_memory_that_runs_out_is_one_sentence(tmp_path: Path) -> None:
    def run_out(progress: Progress) -> None:
        if progress.done == 5:
            raise MemoryError

    with pytest.raises(AntaeusError) as letter:
        record(TOY, tmp_path / "toy", run_out)
    assert str(letter.value).startswith(
        "The memory ran out after 1921-07. Nothing of it was kept. Take a smaller --scale,"
    )
    assert letter.value.status == 1
    assert list(tmp_path.iterdir()) == []
    assert writers() == []


def test_a_disk_that_fills_up_with_papers_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "protocol-1921.parquet")

    monkeypatch.setattr(Writer, "_write_kind", full)
    with pytest.raises(RunFolderUnusable) as letter:
        record(TOY, tmp_path / "toy")
    assert str(letter.value) == (
        "protocol-1921.parquet: the run cannot be written there: no space left on device. "
        "Nothing of it was kept."
    )
    assert list(tmp_path.iterdir()) == []
    assert writers() == []


def test_a_folder_that_vanishes_under_the_papers_is_one_sentence(tmp_path: Path) -> None:
    def vanish(progress: Progress) -> None:
        if progress.done == 3:
            partial_of(tmp_path / "toy").rename(tmp_path / "elsewhere")

    with pytest.raises(RunFolderUnusable, match="cannot be written there"):
        record(TOY, tmp_path / "toy", vanish)
    assert writers() == []


def test_papers_need_a_folder() -> None:
    with pytest.raises(InputFaults, match="without a folder"):
        antaeus.run("toy_district", scale=1, archive="full")
