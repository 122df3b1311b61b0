"""Nothing half-written ever bears the name that was asked for."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from antaeus.foundation.errors import InputFaults, RunFolderUnusable
from antaeus.runs.folder import (
    REQUEST,
    add_file,
    at_work,
    begin,
    discard,
    disk_letters,
    empty,
    finish,
    partial_of,
)
from antaeus.runs.seal import FILES, broken_seals, seal

ASKED = {"scenario": "interwar", "scale": "1/100", "overrides": {"a.b": 0.1}}


def made(folder: Path) -> Path:
    """A finished folder with one file in it."""
    partial = begin(folder, ASKED)
    (partial / "series.parquet").write_text("numbers")
    finish(partial, folder)
    return folder


def test_a_run_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "one"
    partial = begin(folder, ASKED)
    assert (partial.name, folder.exists()) == ("one.partial", False)
    (partial / "series.parquet").write_text("numbers")
    finish(partial, folder)
    assert sorted(file.name for file in folder.iterdir()) == [FILES, "series.parquet"]
    assert not partial.exists()


def test_a_name_that_is_taken_is_refused_and_left_alone(tmp_path: Path) -> None:
    folder = made(tmp_path / "one")
    with pytest.raises(InputFaults, match="found something already there; expected a free name"):
        begin(folder, ASKED)
    assert not partial_of(folder).exists()
    assert list(broken_seals(folder)) == []


def test_a_file_of_that_name_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("a thesis")
    with pytest.raises(InputFaults):
        begin(tmp_path / "one", ASKED)
    assert (tmp_path / "one").read_text() == "a thesis"


def test_what_the_same_request_left_unfinished_is_found_again(tmp_path: Path) -> None:
    partial = begin(tmp_path / "one", ASKED)
    (partial / "series.parquet").write_text("half")
    (partial / "archive").mkdir()
    again = begin(tmp_path / "one", dict(ASKED))
    assert sorted(file.name for file in again.iterdir()) == ["archive", REQUEST, "series.parquet"]
    empty(again)
    assert [file.name for file in again.iterdir()] == [REQUEST]


@pytest.mark.parametrize("left", ["another request", "no request", "a broken request"])
def test_what_another_left_unfinished_is_not_touched(tmp_path: Path, left: str) -> None:
    partial = partial_of(tmp_path / "one")
    partial.mkdir()
    if left == "another request":
        (partial / REQUEST).write_text(json.dumps({**ASKED, "scale": "1"}))
    elif left == "a broken request":
        (partial / REQUEST).write_text("{")
    (partial / "notes.txt").write_text("mine")
    with pytest.raises(InputFaults, match="the unfinished folder of another run"):
        begin(tmp_path / "one", ASKED)
    assert (partial / "notes.txt").read_text() == "mine"


def test_a_folder_in_which_another_process_works_is_not_touched(tmp_path: Path) -> None:
    partial = begin(tmp_path / "one", ASKED)
    code = (
        "import sys\nfrom pathlib import Path\nfrom antaeus.runs.folder import at_work\n"
        "with at_work(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()"
    )
    asked = [sys.executable, "-c", code, str(partial)]
    with subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        again = begin(tmp_path / "one", ASKED)
        with pytest.raises(InputFaults, match="a run that is being made"), at_work(again):
            pass
        other.communicate("")
    with at_work(again):
        pass


def test_a_hold_ends_with_its_block(tmp_path: Path) -> None:
    partial = begin(tmp_path / "one", ASKED)
    with at_work(partial):
        pass
    with at_work(partial):
        pass


def test_a_full_disk_and_a_vanished_folder_are_said_in_one_sentence(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(RunFolderUnusable) as letter, disk_letters(tmp_path / "one"):
        raise full
    assert str(letter.value).endswith(
        "one: the run cannot be written there: no space left on device."
    )
    partial = begin(tmp_path / "two", ASKED)
    discard(partial)
    with pytest.raises(RunFolderUnusable, match="no such file or directory"):
        finish(partial, tmp_path / "two")


def test_a_place_that_cannot_be_written_to_is_said_before_anything_is_simulated(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunFolderUnusable, match="cannot be written there"):
        begin(tmp_path / "file" / "one", ASKED)


def test_a_file_added_later_is_sealed_with_the_others(tmp_path: Path) -> None:
    folder = made(tmp_path / "one")
    add_file(folder, "report.html", lambda aside: aside.write_text("<p>"))
    assert list(broken_seals(folder)) == []
    assert "report.html" in (folder / FILES).read_text()


def test_a_file_added_later_hides_no_alteration(tmp_path: Path) -> None:
    folder = made(tmp_path / "one")
    (folder / "series.parquet").write_text("nimbers")
    add_file(folder, "report.html", lambda aside: aside.write_text("<p>"))
    assert list(broken_seals(folder)) == ["series.parquet was altered"]
    (folder / FILES).write_text("{")
    with pytest.raises(RunFolderUnusable, match="nothing says what the files were"):
        add_file(folder, "report.html", lambda aside: aside.write_text("<b>"))
    assert (folder / "report.html").read_text() == "<p>"


def test_a_file_that_could_not_be_added_leaves_nothing(tmp_path: Path) -> None:
    folder = made(tmp_path / "one")

    def fail(aside: Path) -> None:
        aside.write_text("<p>")
        raise ValueError("no ink")

    with pytest.raises(ValueError, match="no ink"):
        add_file(folder, "report.html", fail)
    assert list(broken_seals(folder)) == []
    assert sorted(file.name for file in folder.iterdir()) == [FILES, "series.parquet"]


def test_every_way_to_break_a_seal_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    for name in ("altered", "longer", "missing", "sound"):
        (folder / name).write_text("1234")
    seal(folder)
    (folder / "altered").write_text("1235")
    (folder / "longer").write_text("12345")
    (folder / "missing").unlink()
    (folder / "strange").write_text("")
    assert list(broken_seals(folder)) == [
        "altered was altered",
        "longer has 5 bytes; it had 4",
        "missing is missing",
        "strange is no file of this run",
    ]


@pytest.mark.parametrize("text", ["", "[]", '{"files": {"a": {}}}', '{"schema_version": 9}'])
def test_a_damaged_list_of_files_is_said_to_be_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / FILES).write_text(text)
    assert list(broken_seals(tmp_path)) == [
        "files.json is missing or damaged: nothing says what the files were"
    ]
