"""Every mechanism lives through a month worked by hand; the arithmetic is in tests/cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_worked import CASES, all_mechanisms, differences, read_case, wrong_chances

NAMES = sorted(Path(file).stem for file in CASES.glob("*.toml") if file.stem != "district")


@pytest.mark.parametrize("name", NAMES)
def test_the_chances_fall_as_the_arithmetic_says(name: str) -> None:
    assert list(wrong_chances(read_case(name))) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_month_ends_as_it_was_worked_by_hand(name: str) -> None:
    assert list(differences(read_case(name))) == []


def test_every_mechanism_has_a_month_worked_by_hand() -> None:
    worked = {read_case(name)["mechanism"] for name in NAMES}
    assert worked == {answer.id for answer in all_mechanisms()}


@pytest.mark.parametrize("name", NAMES)
def test_the_arithmetic_stands_in_the_file(name: str) -> None:
    told = (CASES / f"{name}.toml").read_text("utf-8").partition("mechanism =")[0]
    assert all(line.startswith("#") for line in told.splitlines())
    assert any(digit in told for digit in "0123456789")


def test_a_wrong_figure_in_a_case_is_seen() -> None:
    case = read_case("repression_by_quota")
    case["expected"]["people"]["leaves"] = [0, 2, 0, 0, 4, 0]
    assert list(differences(case)) == [
        "people.leaves is [0, 2, 0, 0, 2, 0], not [0, 2, 0, 0, 4, 0]"
    ]
    case["chances"]["repression/arrested"]["2"] = 0.5
    assert len(list(wrong_chances(case))) == 1
