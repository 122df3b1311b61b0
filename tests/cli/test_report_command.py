"""The report of a run, from the shell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Say = Callable[..., Any]


@pytest.fixture(scope="module")
def whole(antaeus_said: Say, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interwar party at 1/100 over all months, with the report that a run makes."""
    folder = tmp_path_factory.mktemp("runs") / "whole"
    said = antaeus_said("run", "--account", "n0", "--scale", "1/100", "--out", folder)
    assert said.status == 0, said.err
    assert said.out.endswith(f"Run folder  {folder}\nReport      {folder / 'report.html'}\n")
    return folder


def test_a_run_makes_its_report_and_seals_it(antaeus_said: Say, whole: Path) -> None:
    assert "report.html" in (whole / "files.json").read_text()
    assert antaeus_said("verify", whole).status == 0


@pytest.mark.slow
def test_a_report_is_made_anew_and_the_run_stays_sound(antaeus_said: Say, whole: Path) -> None:
    (whole / "report.html").write_text("spoilt")
    assert antaeus_said("verify", whole).status == 1
    said = antaeus_said("report", whole, "--json")
    assert (said.status, said.document["report"]) == (0, str(whole / "report.html"))
    assert antaeus_said("verify", whole).status == 0


@pytest.mark.slow
def test_runs_side_by_side_make_a_file_of_their_own(
    antaeus_said: Say, whole: Path, tmp_path: Path
) -> None:
    said = antaeus_said("report", whole, whole, "--out", "both.html", cwd=tmp_path)
    assert (said.status, said.out) == (0, "Report      both.html\n")
    assert (tmp_path / "both.html").read_text("utf-8").lstrip().lower().startswith("<!doctype")


@pytest.mark.slow
def test_a_report_that_cannot_be_written_is_a_letter(antaeus_said: Say, whole: Path) -> None:
    said = antaeus_said("report", whole, "--out", whole / "absent" / "x.html")
    assert (said.status, said.out) == (1, "")
    assert "cannot be written there: no such file or directory" in said.err
    assert len(said.err.splitlines()) == 1


def test_a_report_of_what_is_no_run_is_a_letter(antaeus_said: Say, tmp_path: Path) -> None:
    said = antaeus_said("report", tmp_path)
    assert (said.status, said.out) == (1, "")
    assert "this is no run of antaeus" in said.err
