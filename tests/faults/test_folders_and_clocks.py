"""Folders that may not be written, vanish or are foreign; clocks that jump: a sentence, no loss."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from saying import TOY_WITH_PAPERS, letters_of

from antaeus.runs.folder import partial_of
from antaeus.runs.seal import seal

Say = Callable[..., Any]
LONG = ("run", "toy_district", "--archive", "full", "--threads", "1", "--to", "1941-06")
CANNOT = "the run cannot be written there: "


def test_a_place_that_cannot_hold_folders(antaeus_said: Say, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a thesis")
    for out, reason in ((tmp_path / "file" / "new", "not a directory"), ("/proc/new", "no such")):
        (letter,) = letters_of(antaeus_said(*TOY_WITH_PAPERS, "--out", out, "-q"))
        assert CANNOT + reason in letter
    assert (tmp_path / "file").read_text() == "a thesis"


def test_a_folder_that_may_not_be_written(antaeus_said: Say, whole: Path, tmp_path: Path) -> None:
    place = tmp_path / "closed"
    place.mkdir()
    earlier = Path(shutil.copytree(whole, place / "earlier"))
    mounted = os.geteuid() == 0 if hasattr(os, "geteuid") else False
    if mounted:  # the superuser may write wherever a disk lets anybody write
        bind = subprocess.run(["mount", "--bind", place, place], check=False, capture_output=True)
        if bind.returncode:
            pytest.skip("no disk may be mounted here")
        subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True)
    else:
        place.chmod(0o555)
    try:
        (letter,) = letters_of(antaeus_said(*TOY_WITH_PAPERS, "--out", place / "new", "-q"))
        assert antaeus_said("verify", earlier).status == 0
        assert antaeus_said("show", earlier).status == 0
        assert antaeus_said("archive", earlier, "fonds").status == 0
    finally:
        if mounted:
            subprocess.run(["umount", place], check=True)
        place.chmod(0o755)
    assert CANNOT + ("read-only file system" if mounted else "permission denied") in letter
    assert list(place.iterdir()) == [earlier]


@pytest.mark.parametrize("papers", ["full", "none"])
def test_a_folder_that_vanishes_while_a_run_is_made(tmp_path: Path, papers: str) -> None:
    folder = tmp_path / "run"
    words = [*LONG, "--archive", papers, "--out", str(folder)]
    asked = [sys.executable, "-m", "antaeus", *words]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        while not run.stderr.readline().startswith("1921-12"):
            assert run.poll() is None
        partial_of(folder).rename(tmp_path / "elsewhere")
        said = run.stderr.read()
    assert run.returncode == 1
    assert "Traceback" not in said
    assert CANNOT + "no such file or directory." in said.splitlines()[-1]
    assert not folder.exists()


def test_two_runs_at_once_into_one_folder(tmp_path: Path, antaeus_said: Say) -> None:
    folder = tmp_path / "run"
    asked = [sys.executable, "-m", "antaeus", *LONG, "--out", str(folder), "--no-report", "--json"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        while not run.stderr.readline().startswith("1921-12"):
            assert run.poll() is None
        (letter,) = letters_of(antaeus_said(*LONG, "--out", folder, "-q"), status=2)
        assert "found a run that is being made; expected nothing at work" in letter
        run.communicate()
    assert run.returncode == 0
    assert antaeus_said("verify", folder).status == 0
    (letter,) = letters_of(antaeus_said(*LONG, "--out", folder, "-q"), status=2)
    assert "found something already there" in letter
    assert antaeus_said("verify", folder).status == 0


def rewrite(file: Path, **changes: object) -> None:
    """Change values of a JSON document and seal the run anew."""
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | changes), "utf-8")
    seal(file.parents[1] if file.parent.name == "archive" else file.parent)


def test_a_run_of_a_newer_antaeus(antaeus_said: Say, copy: Path) -> None:
    rewrite(copy / "manifest.json", schema_version=999, something_new=[1])
    for words in (("show", copy), ("verify", copy), ("report", copy)):
        (letter,) = letters_of(antaeus_said(*words))
        assert "manifest.json: made by a newer antaeus (schema 999;" in letter


def test_papers_of_a_newer_antaeus(antaeus_said: Say, copy: Path) -> None:
    rewrite(copy / "archive" / "archive.json", schema=999)
    (letter,) = letters_of(antaeus_said("archive", copy, "fonds"))
    assert "archive.json: written by a newer antaeus (schema 999;" in letter


def test_a_seal_of_another_form(antaeus_said: Say, copy: Path) -> None:
    (copy / "files.json").write_text('{"schema_version": 9, "files": {}}')
    (letter,) = letters_of(antaeus_said("show", copy))
    assert "files.json is missing or damaged" in letter


@pytest.mark.parametrize("name", ["series.parquet", "state_hashes.parquet"])
def test_a_table_of_somebody_else(antaeus_said: Say, copy: Path, name: str) -> None:
    shutil.copy(copy / "archive" / "places.parquet", copy / name)
    seal(copy)
    said = antaeus_said("verify", copy)
    assert (said.status, said.err) == (1, "")
    assert f"{name}: this file is damaged or was not written by antaeus." in said.out


def test_papers_of_somebody_else(antaeus_said: Say, copy: Path) -> None:
    file = copy / "archive/cells/protocol-1921.parquet"
    pq.write_table(pq.read_table(copy / "archive/places.parquet"), file)
    seal(copy)
    (letter,) = letters_of(antaeus_said("archive", copy, "fonds"))
    assert "a file of the archive is damaged" in letter


def test_a_clock_that_jumped_while_a_run_was_made(antaeus_said: Say, copy: Path) -> None:
    rewrite(
        copy / "manifest.json",
        started="2031-01-01T00:00:00Z",
        finished="1999-01-01T00:00:00Z",
        wall_seconds=-1.5,
    )
    for words in (("verify", copy), ("show", copy), ("archive", copy, "fonds")):
        said = antaeus_said(*words)
        assert (said.status, "Traceback" in said.err) == (0, False)


@pytest.mark.parametrize("moment", [0, 2**33])
def test_files_of_another_time(antaeus_said: Say, copy: Path, moment: int) -> None:
    for file in copy.rglob("*"):
        os.utime(file, (moment, moment))
    for words in (("verify", copy), ("archive", copy, "fonds")):
        assert antaeus_said(*words).status == 0
    file = copy / "archive/cells/protocol-1921.parquet"
    content = file.read_bytes()
    file.write_bytes(content[:200] + bytes([content[200] ^ 1]) + content[201:])
    os.utime(file, (moment, moment))
    (letter,) = letters_of(antaeus_said("archive", copy, "fonds"))
    assert "protocol-1921.parquet: this file was altered" in letter
