"""How turns of a line are counted, on lines made by hand; and one short look at a real run."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest


@pytest.fixture
def own_line(repository: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(repository / "studies")
    return importlib.import_module("own_line")


def test_a_radical_share_is_weighted_by_pressure(own_line: ModuleType) -> None:
    pressure = np.tile([0.75, 0.25], (12, 1))
    radical = np.tile([1.0, 0.0], (12, 1))
    np.testing.assert_allclose(own_line.radical_share(pressure, radical), 0.75)


def test_it_is_taken_over_six_months_and_stands_while_nothing_is_said(own_line: ModuleType) -> None:
    pressure, radical = np.zeros((20, 1)), np.ones((20, 1))
    pressure[2:4] = 1.0
    radical[3] = 0.0
    share = own_line.radical_share(pressure, radical)
    assert np.isnan(share[:2]).all()
    assert share[2] == 1.0
    np.testing.assert_allclose(share[3:8], 0.5)
    np.testing.assert_allclose(share[8], 0.0)  # only the month of the experts is left
    np.testing.assert_allclose(share[9:], 0.0)


def test_turns_are_crossings_of_a_half(own_line: ModuleType) -> None:
    assert own_line.turns(np.array([np.nan, 0.2, 0.4, 0.6, 0.7, 0.3, 0.5, 0.51])) == 3
    assert own_line.turns(np.full(9, 0.7)) == 0
    assert own_line.turns(np.full(9, np.nan)) == 0


def test_the_historical_calendar_turns(own_line: ModuleType) -> None:
    for which in ("mean", "a", "b"):
        share = own_line.of_the_calendar(which)
        assert np.nanmin(share) >= 0
        assert np.nanmax(share) <= 1
        assert 2 <= own_line.turns(share) <= 20


def test_bounds_are_kept_or_not(own_line: ModuleType) -> None:
    plan = np.array([[0.8, 1.0], [1.5, 1.6]])
    run = own_line.OwnLine(1, np.zeros(2), np.zeros(2), {"plan": plan, "output": plan - 0.5})
    assert not run.keeps_within("plan")
    assert run.keeps_within("output")
    assert run.at_an_end("plan") == 0.75
    assert run.at_an_end("output") == 0


def test_each_seed_has_values_within_the_priors(own_line: ModuleType) -> None:
    sets = list(own_line.drawn("vanguard", range(1, 5)))
    assert len(sets) == len(set(sets)) == 4
    aims = sorted(dict(one)["line.radical_aim"] for one in sets)
    assert all(0.1 + 0.125 * k <= aim <= 0.1 + 0.125 * (k + 1) for k, aim in enumerate(aims))
