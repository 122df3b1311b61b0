"""What each command says, spoken to in a process of its own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from antaeus.runs.open import RunFolder
from antaeus.runs.seal import seal
from antaeus.scenario.bibliography import load_bibliography

Say = Callable[..., Any]


def test_show_prints_years_errors_and_the_folder(antaeus_said: Say, short_run: RunFolder) -> None:
    said = antaeus_said("show", short_run.path, "--plot")
    assert (said.status, said.err) == (0, "")
    for year in ("1922", "1923", "1924", "1925"):
        assert re.search(rf"^ {year} .*\d%", said.out, re.M)
    assert "Mean absolute error 1922-1925" in said.out
    assert re.search(r"^ total +[▁▂▃▄▅▆▇█]{31} ", said.out, re.M)
    assert f"Run folder  {short_run.path}\n" in said.out
    assert max(map(len, said.out.replace(str(short_run.path), "").splitlines())) <= 80


def test_show_in_colour_where_there_is_none(
    antaeus_from_the_shell: Say, short_run: RunFolder
) -> None:
    said = antaeus_from_the_shell("show", short_run.path, FORCE_COLOR="1", NO_COLOR="1")
    assert not re.search(r"\x1b\[3\d", said.out)


def test_a_reader_who_has_seen_enough_is_no_failure(short_run: RunFolder) -> None:
    asked = [sys.executable, "-m", "antaeus", "show", str(short_run.path), "--plot"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as showing:
        assert showing.stdout is not None
        assert showing.stderr is not None
        showing.stdout.close()
        assert showing.stderr.read() == b""
    assert showing.returncode == 0


def test_verify_finds_nothing_in_a_sound_run(antaeus_said: Say, short_run: RunFolder) -> None:
    said = antaeus_said("verify", short_run.path, "--against", short_run.path)
    assert said.status == 0
    assert said.out.count("holds") == 4


def test_verify_says_what_is_broken(
    antaeus_said: Say, short_run: RunFolder, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(short_run.path, broken)
    with (broken / "fit.json").open("a") as file:
        file.write(" ")
    said = antaeus_said("verify", broken, "--json")
    assert said.status == 1
    assert said.document["sound"] is False
    assert "fit.json has" in said.document["checks"][0]["broken"][0]


def test_cite_prints_the_sources_of_the_manifest_and_no_others(
    antaeus_said: Say, short_run: RunFolder
) -> None:
    said = antaeus_said("cite", short_run.path)
    cited = re.findall(r"\[(\w+)\]$", said.out, re.M)
    assert sorted(cited) == list(short_run.manifest.sources)
    assert len(said.out.splitlines()) == len(cited)
    assert set(cited) <= set(load_bibliography())


def test_accounts_lists_answers_and_shows_values(antaeus_said: Say) -> None:
    said = antaeus_said("accounts")
    assert re.search(r"^ admission +by_rules_and_quota +in_proportion", said.out, re.M)
    said = antaeus_said("accounts", "n0")
    assert re.search(r"trial_rate +[\d.]+ +events", said.out)
    assert "Sources:" in said.out


def test_order_prints_every_question_with_its_answer(antaeus_said: Say) -> None:
    said = antaeus_said("order", "n1")
    assert [line for line in said.out.splitlines() if line.startswith("The ")] == [
        "The centre speaks", "The ground lives", "The paper goes up",
    ]  # fmt: skip
    assert re.search(r"Who enters the party\? +in_proportion", said.out)


def test_order_shows_another_answer_in_its_place(antaeus_said: Say) -> None:
    usual = antaeus_said("order", "n0", "--json").document["steps"]
    other = antaeus_said("order", "n0", "--answer", "line=by_balance", "--json").document["steps"]
    changed = [
        (one["answer"], two["answer"]) for one, two in zip(usual, other, strict=True) if one != two
    ]
    assert changed == [("by_calendar", "by_balance")]


def test_the_shell_completes_answers(antaeus_from_the_shell: Say) -> None:
    said = antaeus_from_the_shell(
        _ANTAEUS_COMPLETE="complete_bash",
        COMP_WORDS="antaeus run --answer perception=",
        COMP_CWORD="3",
    )
    assert said.out.split() == [
        "perception=by_four_channels", "perception=by_statistics", "perception=none",
    ]  # fmt: skip


def test_glossary_explains_one_word_or_proposes_another(antaeus_said: Say) -> None:
    said = antaeus_said("glossary", "raikom")
    assert said.out.startswith("raikom")
    said = antaeus_said("glossary", "obkomm")
    assert (said.status, said.out) == (2, "")
    assert 'Did you mean "obkom"?' in said.err


def test_check_says_all_that_is_wrong_and_leaves_with_2(antaeus_said: Say, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('id = "mine"\n[answers]\nline = "by_magic"\n')
    said = antaeus_said("check", tmp_path / "mine.toml", "absent.toml", "--json")
    assert said.status == 2
    wheres = [fault["where"] for fault in said.document["faults"]]
    assert any("[answers]" in where for where in wheres)
    assert any("absent.toml" in where for where in wheres)
    assert len(said.err.splitlines()) == len(wheres) > 5
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["run", "--scale", "1/1000"], "--scale: found 1/1000; expected at least 1/100"),
        (["run", "--scale", "many"], '--scale: found "many"; expected a fraction'),
        (
            ["run", "--scale", "1/100", "--from", "1930-01"],
            "--from: found 1930-01; expected 1921-03",
        ),
        (["run", "--scale", "1/100", "--to", "1930"], '--to: found "1930"; expected a month'),
        (
            ["run", "--scale", "1/100", "--calendar", "c"],
            '--calendar: found "c"; expected one of a, b',
        ),
        (["run", "--scale", "1/100", "--set", "a=b"], '--set: found "a=b"'),
        (
            ["run", "--account", "n0", "--scale", "1/100", "--set", "discipline.x=1"],
            "the unknown parameter",
        ),
        (["run", "--scale", "1/100", "--answer", "line"], '--answer: found "line"; expected'),
        (
            ["run", "--scale", "1/100", "--answer", "lin=by_balance"],
            '--answer lin=by_balance: found the unknown question "lin"',
        ),
        (
            ["run", "--scale", "1/100", "--answer", "meeting=ritul"],
            'one of deliberative, scripted, ritual, none. Did you mean "ritual"?',
        ),
        (
            ["order", "n0", "--answer", "line=none"],
            "something of the kind always happens; expected one of by_calendar",
        ),
        (["run", "--seed", "x"], '--seed: found "x"; expected a whole number'),
        (["run", "--threads", "0", "--scale", "1/100"], "--threads: found 0; expected at least 1"),
        (["run", "--archive", "all"], "expected one of none, sample, full"),
        (["run", "--account", "n7", "--scale", "1/100"], 'the unknown name "n7"'),
        (["run", "nowhere"], 'the unknown name "nowhere"'),
        (["accounts", "n7"], 'the unknown name "n7"'),
        (["order", "./n7.toml"], "no such file"),
    ],
)
def test_bad_input_is_answered_with_a_letter_and_2(
    antaeus_said: Say, words: list[str], expected: str, tmp_path: Path
) -> None:
    said = antaeus_said(*words, "--json", cwd=tmp_path)
    assert said.status == 2
    assert expected in said.err
    assert said.document["status"] == 2
    assert said.document["faults"]
    assert "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["run", "--nonsense"], ["show"], ["juggle"]])
def test_a_command_that_is_not_understood_leaves_with_2(
    antaeus_said: Say, words: list[str]
) -> None:
    said = antaeus_said(*words)
    assert (said.status, said.out) == (2, "")
    said = antaeus_said(*words, "--json")
    assert said.status == 2
    assert said.document["error"]


def test_what_is_no_run_is_said_in_one_sentence_and_leaves_with_1(
    antaeus_said: Say, short_run: RunFolder, tmp_path: Path
) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(short_run.path, newer)
    manifest = json.loads((newer / "manifest.json").read_text())
    (newer / "manifest.json").write_text(json.dumps({**manifest, "schema_version": 9}))
    torn = tmp_path / "torn"
    shutil.copytree(short_run.path, torn)
    (torn / "fit.json").write_text("[{")
    seal(torn)
    (tmp_path / "one.partial").mkdir()
    (tmp_path / "empty").mkdir()
    for name, sentence in (
        ("absent", "there is no such folder"),
        ("empty", "no manifest.json lies in it"),
        ("one.partial", "this run is unfinished"),
        ("newer", "made by a newer antaeus (schema 9; this one reads up to 1)"),
        ("torn", "this file is damaged"),
        ("torn/fit.json", "this is a file"),
    ):
        said = antaeus_said("show", tmp_path / name)
        assert (said.status, said.out) == (1, ""), name
        assert sentence in said.err
        assert len(said.err.splitlines()) == 1
