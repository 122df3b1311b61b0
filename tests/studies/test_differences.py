"""How far a run of another scale is from the reference, on series made by hand."""

from __future__ import annotations

import importlib
import math
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from antaeus.runs.series import Column, Series

PEOPLE = ("expelled", "all")
MONTHS = 24


@pytest.fixture
def differences(repository: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(repository / "studies")
    return importlib.import_module("differences")


def series(value: float | np.ndarray) -> Series:
    values = np.broadcast_to(np.asarray(value, float), (1, MONTHS))
    return Series(0, ("USSR",), {PEOPLE: Column(values, "persons", is_flow=True)})


def compared(differences: ModuleType, truth: float, others: Sequence[float | np.ndarray]):
    seeds = [series(other) for other in others]
    run = {"1/100": (seeds[0], 0.01)}
    return differences.compare(series(truth), 1.0, run, seeds, 0.01, PEOPLE)


def test_a_run_that_is_a_tenth_too_low_is_off_by_a_tenth(differences: ModuleType) -> None:
    told = compared(differences, 10_000, [9_000]).of["1/100"]
    assert told.mean == pytest.approx(0.1)
    assert told.shift == pytest.approx(-0.1)


def test_a_run_above_and_below_in_turn_is_off_and_not_shifted(differences: ModuleType) -> None:
    in_turn = np.resize([8_000, 12_000], MONTHS)
    told = compared(differences, 10_000, [in_turn]).of["1/100"]
    assert told.mean == pytest.approx(0.2)
    assert told.shift == pytest.approx(0)


def test_chance_by_number_is_that_of_both_runs(differences: ModuleType) -> None:
    # 10,000 people are 100 simulated ones at 1/100: a deviation of a tenth, and a hundredth at 1/1
    told = compared(differences, 10_000, [10_000]).of["1/100"]
    expected = math.sqrt(2 / math.pi) * math.hypot(0.1, 0.01)
    assert told.by_chance == pytest.approx(expected)


def test_what_happens_to_four_people_a_month_is_not_compared(differences: ModuleType) -> None:
    assert compared(differences, 400, [400]) is None
    assert compared(differences, 500, [500]) is not None


def test_seeds_that_agree_on_a_tenth_too_much_show_a_shift(differences: ModuleType) -> None:
    told = compared(differences, 10_000, [10_900, 11_000, 11_100])
    assert told.moved
    assert not told.held
    assert told.shift == pytest.approx(0.1)


def test_seeds_on_both_sides_of_the_truth_cannot_tell(differences: ModuleType) -> None:
    told = compared(differences, 10_000, [9_000, 10_100, 11_000])
    assert not told.moved
    assert not told.held


def test_seeds_close_to_the_truth_hold_it(differences: ModuleType) -> None:
    assert compared(differences, 10_000, [9_990, 10_000, 10_010]).held


def test_a_single_seed_says_nothing_of_a_shift(differences: ModuleType) -> None:
    told = compared(differences, 10_000, [20_000])
    assert told.half is None
    assert not told.moved
