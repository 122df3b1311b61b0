"""Command lines and files of runs that once broke antaeus, kept."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from command_lines import furnish, objection_to_answer
from in_process import command_in_process
from run_folders import whole_run

from antaeus.runs.seal import seal

pytestmark = pytest.mark.compiled_only

KEPT = (
    # A title or a path with square brackets was taken for markup of the terminal.
    (["accounts", "fragile.toml"], 0, ""),
    (["accounts", "mine.toml"], 0, ""),
    (["verify", "run", "--against", "[/x]"], 1, "[/x]: there is no such folder"),
    # A name longer than the system takes.
    (["show", "x" * 300], 1, "File name too long"),
    (["archive", "x" * 300, "fonds"], 1, "File name too long"),
    (["archive", "run", "export", "--out", "x" * 300], 2, "File name too long"),
    (["run", "toy_district", "--scale", "1", "--out", "x" * 300], 1, "file name too long"),
    # What a letter quotes could steer the terminal, and bytes that are no text broke its encoding.
    (["run", "toy_district", "\u202e"], 2, "\\u202e"),
    (["show", "\x1b[2J"], 1, "\\x1b[2J"),
    (["check", "\udcff.toml"], 2, "\\udcff.toml"),
    (["show", "\udcff", "--json"], 1, "\\udcff"),
    (["archive", "run", "sql", "\udcff"], 2, "no text"),
    (["glossary", "a\nb"], 2, '"a\\nb"'),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("kept") / "here"
    furnish(place)
    return place


@pytest.mark.parametrize(("words", "status", "letter"), KEPT)
def test_a_command_that_once_broke_antaeus_is_answered(
    place: Path, words: list[str], status: int, letter: str
) -> None:
    said = command_in_process(words, place)
    assert objection_to_answer(said, words) == ""
    assert said.status == status
    assert letter in said.err


def other_row(fit: Any) -> None:
    fit[0]["date"] = "1934-12"


def text_for_number(fit: Any) -> None:
    fit[0]["simulated"] = "many"


def no_number(fit: Any) -> None:
    fit[0]["historical"] = float("nan")


def seed_as_text(manifest: Any) -> None:
    manifest["seed"] = "1"


def true_version(manifest: Any) -> None:
    manifest["schema_version"] = True


def thirteenth_month(manifest: Any) -> None:
    manifest["span"]["to"] = "1921-13"


def surrogate(manifest: Any) -> None:
    manifest["scenario"] = "\ud800"


def papers_as_text(archive: Any) -> None:
    archive["documents"]["protocol"] = "many"


def seed_of_letters(archive: Any) -> None:
    archive["seed"] = "x"


@pytest.mark.parametrize(
    ("file", "spoil"),
    [
        *(("fit.json", spoil) for spoil in (other_row, text_for_number, no_number)),
        *(("manifest.json", spoil) for spoil in (seed_as_text, true_version, thirteenth_month)),
        ("manifest.json", surrogate),
        *(("archive/archive.json", spoil) for spoil in (papers_as_text, seed_of_letters)),
    ],
)
def test_a_document_of_a_run_that_says_the_impossible_is_refused(
    tmp_path: Path, file: str, spoil: Any
) -> None:
    folder = tmp_path / "run"
    shutil.copytree(whole_run(), folder, copy_function=os.link)
    document = json.loads((folder / file).read_text("utf-8"))
    spoil(document)
    (folder / file).unlink()
    (folder / file).write_text(json.dumps(document), "utf-8")
    seal(folder)
    words = ["archive", str(folder), "fonds"] if "archive" in file else ["show", str(folder)]
    said = command_in_process(words, tmp_path)
    assert objection_to_answer(said, words) == ""
    assert said.status == 1
    assert "damaged or was not written by antaeus" in said.err
