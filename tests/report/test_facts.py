"""What a page states of a run whose account was changed for it."""

from __future__ import annotations

import shlex

import pandas as pd
from fake_run import fake_manifest

from antaeus.report import facts
from antaeus.report.tables import RunTables, run_labels

CHANGED = {"answers": {"line": "by_balance"}, "overrides": {"line.manner": 0.8}}


def run_of(**changes: object) -> RunTables:
    manifest = {**fake_manifest("n0"), **changes}
    return RunTables(manifest=manifest, series=pd.DataFrame(), fit=(), tiles=())


def test_the_command_gives_answers_and_values_again() -> None:
    words = shlex.split(facts.command({**fake_manifest("n0"), **CHANGED}))
    assert words[words.index("--answer") + 1] == "line=by_balance"
    assert words[words.index("--set") + 1] == "line.manner=0.8"
    assert "--answer" not in facts.command(fake_manifest("n0"))


def test_what_was_changed_by_hand_is_said() -> None:
    told = facts.what_was_run({**fake_manifest("n0"), **CHANGED})
    assert told["Changed by hand"] == "line: by_balance, line.manner = 0.8"
    assert "Changed by hand" not in facts.what_was_run(fake_manifest("n0"))


def test_a_null_with_another_answer_is_no_null() -> None:
    assert facts.is_null(run_of())
    assert not facts.is_null(run_of(**CHANGED))
    assert facts.what_was_run(run_of(**CHANGED).manifest)["Account"] == "n0"
    assert facts.heading_of_explanation([run_of()]) == "What rules alone explain"
    assert facts.heading_of_explanation([run_of(**CHANGED)]) == "How near this account comes"
    assert facts.heading_of_explanation([run_of(), run_of(**CHANGED)]) == (
        "How near each account comes"
    )


def test_runs_that_differ_in_an_answer_are_told_apart_by_it() -> None:
    assert run_labels([run_of(), run_of(**CHANGED)]) == ["n0", "n0, line by_balance"]
