"""`antaeus run`, from the shell to the folder."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from antaeus.runs.folder import partial_of

Say = Callable[..., Any]
TOY = ("run", "toy_district", "--account", "n0", "--to", "1922-06", "--no-report")
SMALL = ("run", "--account", "n0", "--scale", "1/100", "--to", "1922-06", "--no-report")


def test_a_run_prints_its_table_and_leaves_its_folder(
    antaeus_from_the_shell: Say, tmp_path: Path
) -> None:
    said = antaeus_from_the_shell(*SMALL, "--out", "mine", cwd=tmp_path)
    assert said.status == 0
    assert re.search(r"^ 1922 .*\d%", said.out, re.M)
    assert said.out.endswith("Run folder  mine\n")
    lines = said.err.splitlines()
    begins = "Running interwar under n0, scale 1/100, seed 1, into mine"
    assert lines[0] == begins
    assert [line[:7] for line in lines[-2:]] == ["1921-12", "1922-06"]
    assert "100% done" in lines[-1]
    assert sorted(file.name for file in (tmp_path / "mine").iterdir()) == [
        "files.json", "fit.json", "manifest.json", "series.parquet", "state_hashes.parquet",
    ]  # fmt: skip


def test_a_run_as_json_is_one_document(antaeus_said: Say, tmp_path: Path) -> None:
    said = antaeus_said(*SMALL, "--json", "--quiet", cwd=tmp_path)
    assert (said.status, said.err) == (0, "")
    document = said.document
    assert document["run"] == "runs/interwar-n0-1in100-s1"
    assert document["manifest"]["span"] == {"from": "1921-03", "to": "1922-06"}
    assert document["report"] is None
    assert {row["series"] for row in document["fit"]} >= {"total", "members", "candidates"}


def test_a_quiet_run_says_where_it_is_and_no_more(antaeus_said: Say, tmp_path: Path) -> None:
    said = antaeus_said(*TOY, "--quiet", cwd=tmp_path)
    assert (said.status, said.out, said.err) == (0, "runs/toy_district-n0-1-s1\n", "")


def test_a_made_up_place_has_nothing_to_be_compared_with(antaeus_said: Say, tmp_path: Path) -> None:
    said = antaeus_said(*TOY, cwd=tmp_path)
    assert said.status == 0
    assert "there is nothing to compare" in said.out


def test_a_second_run_nobody_named_takes_the_next_number(antaeus_said: Say, tmp_path: Path) -> None:
    assert antaeus_said(*TOY, "--quiet", cwd=tmp_path).out == "runs/toy_district-n0-1-s1\n"
    assert antaeus_said(*TOY, "--quiet", cwd=tmp_path).out == "runs/toy_district-n0-1-s1-2\n"


def test_a_second_run_into_the_same_name_is_refused(antaeus_said: Say, tmp_path: Path) -> None:
    assert antaeus_said(*TOY, "--quiet", "--out", "mine", cwd=tmp_path).status == 0
    said = antaeus_said(*TOY, "--seed", "1", "--out", "mine", cwd=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "found something already there; expected a free name" in said.err


def test_threads_change_no_byte_of_a_result(antaeus_said: Say, tmp_path: Path) -> None:
    for threads in "12":
        said = antaeus_said(*SMALL, "--threads", threads, "--out", threads, "-q", cwd=tmp_path)
        assert said.status == 0
    for name in ("series.parquet", "state_hashes.parquet", "fit.json"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()
    assert antaeus_said("verify", "1", "--against", "2", cwd=tmp_path).status == 0


def test_another_seed_is_another_history(antaeus_said: Say, tmp_path: Path) -> None:
    for seed in "12":
        antaeus_said(*SMALL, "--seed", seed, "--out", seed, "-q", cwd=tmp_path)
    said = antaeus_said("verify", "1", "--against", "2", cwd=tmp_path)
    assert said.status == 1
    assert "the states part in 1921-03, in " in said.out


def test_a_parameter_that_is_set_is_in_the_manifest_and_changes_the_run(
    antaeus_said: Say, tmp_path: Path
) -> None:
    setting = ("--set", "discipline.trial_rate=0.004")
    said = antaeus_said(*SMALL, *setting, "--out", "set", "--json", "-q", cwd=tmp_path)
    manifest = said.document["manifest"]
    assert manifest["overrides"] == {"discipline.trial_rate": 0.004}
    used = {one["name"]: one for one in manifest["parameters"]}
    assert used["discipline.trial_rate"]["value"] == 0.004
    assert used["discipline.trial_rate"]["how_found"] == "set"
    antaeus_said(*SMALL, "--out", "plain", "-q", cwd=tmp_path)
    tried = [
        pd.read_parquet(tmp_path / name / "series.parquet")
        .query("series == 'tried' and place == 'USSR' and group == 'all'")["value"]
        .sum()
        for name in ("set", "plain")
    ]
    assert tried[0] > 1.5 * tried[1]


def test_another_answer_is_in_the_manifest_and_can_be_set(
    antaeus_said: Say, tmp_path: Path
) -> None:
    other = ("--answer", "promotion=in_proportion", "--set", "promotion.rate=0.001")
    said = antaeus_said(*SMALL, *other, "--out", "other", "--json", "-q", cwd=tmp_path)
    manifest = said.document["manifest"]
    assert manifest["answers"] == {"promotion": "in_proportion"}
    used = {one["name"]: one for one in manifest["parameters"]}
    assert used["promotion.rate"]["how_found"] == "set"
    assert "promotion.posts_share" not in used
    shown = antaeus_said("show", tmp_path / "other")
    assert "interwar under n0 (promotion in_proportion), scale 1/100" in " ".join(shown.out.split())


@pytest.mark.skipif(os.name == "nt", reason="signals are of another kind there")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_nothing_that_looks_finished(
    antaeus_said: Say, tmp_path: Path, how: signal.Signals
) -> None:
    folder = tmp_path / "stopped"
    words = [
        "run",
        "--account",
        "n0",
        "--scale",
        "1/20",
        "--to",
        "1932-12",
        "--out",
        folder,
        "--no-report",
    ]
    asked = [sys.executable, "-m", "antaeus", *map(str, words)]
    with subprocess.Popen(asked, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        while not running.stderr.readline().startswith("1921-12"):
            assert running.poll() is None
        running.send_signal(how)
        said = running.stderr.read()
    assert not folder.exists()
    if how != signal.SIGKILL:
        assert running.returncode == 130
        assert re.search(r"Interrupted after 19\d\d-\d\d\. Nothing of it was kept\.", said)
        assert not partial_of(folder).exists()
    else:
        assert antaeus_said("show", partial_of(folder)).status == 1
        other = antaeus_said(*TOY, "--out", folder)
        assert (other.status, "the unfinished folder of another run" in other.err) == (2, True)
        again = antaeus_said(*words, "--json", "-q")
        assert (again.status, folder.exists(), partial_of(folder).exists()) == (0, True, False)


def test_a_machine_gets_a_report_only_when_it_asks(antaeus_said: Say, tmp_path: Path) -> None:
    words = ("run", "--account", "n0", "--scale", "1/100", "--json", "-q")
    said = antaeus_said(*words, "--to", "1922-06", "--out", "bare", cwd=tmp_path)
    assert (said.status, json.loads(said.out)["report"]) == (0, None)
    said = antaeus_said(*words, "--report", "--out", "drawn", cwd=tmp_path)
    assert (said.status, json.loads(said.out)["report"]) == (0, "drawn/report.html")
    assert (tmp_path / "drawn" / "report.html").stat().st_size > 100_000
