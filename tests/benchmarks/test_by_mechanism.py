"""The month step by step is the month that it says it measures."""

from __future__ import annotations

import importlib
from fractions import Fraction
from pathlib import Path

import pytest

from antaeus.foundation.compiled import IS_COMPILED
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request
from antaeus.simulation import checking, run

ACCOUNT, SCALE, LAST = "vanguard", Fraction(1, 100), 2


@pytest.mark.skipif(not IS_COMPILED, reason="nothing is composed where nothing is compiled")
def test_clocks_change_no_bit_and_no_answer_goes_without_one(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(repository / "benchmarks"))
    for module, name in (
        (checking, "THE_GROUND_LIVES"),
        (run, "settle"),
        (run, "incorporate"),
    ):
        monkeypatch.setattr(module, name, getattr(module, name))  # put back after the test
    by_mechanism = importlib.import_module("by_mechanism")
    clock = by_mechanism.Clock()
    timed = by_mechanism.timed_simulation(ACCOUNT, SCALE, clock)
    stepped = [month.hashes for month in timed.months(last=LAST)]
    inputs = load_inputs(Request(SCALE, account=ACCOUNT))
    assert stepped == [month.hashes for month in inputs.simulation().months(last=LAST)]
    answers = {answer.id for answer in inputs.account.answers.values() if answer is not None}
    assert answers | {"tally", "depart", "counts and state hashes"} <= set(clock.spent)
