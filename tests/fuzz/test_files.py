"""Whatever stands in a file, antaeus answers by letters, or accepts what a second reader accepts.

The fast suite tries a few examples of each type; ANTAEUS_FUZZ=2000 or the mark `slow` more, and
campaign.py two hundred thousand.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from file_types import FileType, file_types
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from run_folders import SPOILT, run_file_types
from trial import example_of, put_to_reader

EXAMPLES = int(os.environ.get("ANTAEUS_FUZZ", "15"))
NUMBERS = st.integers(0, 2**32)
PATIENT = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def bears_an_example(kind: FileType, number: int, folder: Path) -> None:
    outcome = put_to_reader(kind, example_of(kind, f"h/{kind.name}/{number}"), folder)
    assert outcome.verdict != "broken", outcome.why


@pytest.mark.parametrize("name", file_types())
@settings(suppress_health_check=PATIENT, max_examples=EXAMPLES)
@given(number=NUMBERS)
def test_any_file_is_answered_by_letters(tmp_path: Path, name: str, number: int) -> None:
    bears_an_example(file_types()[name], number, tmp_path)


@pytest.mark.compiled_only
@pytest.mark.parametrize("name", [f"run: {file}" for file in SPOILT])
@settings(suppress_health_check=PATIENT, max_examples=max(3, EXAMPLES // 5))
@given(number=NUMBERS)
def test_any_file_of_a_run_is_answered_by_letters(tmp_path: Path, name: str, number: int) -> None:
    bears_an_example(run_file_types()[name], number, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", file_types())
@settings(suppress_health_check=PATIENT, max_examples=1_000)
@given(number=NUMBERS)
def test_a_thousand_files_are_answered_by_letters(tmp_path: Path, name: str, number: int) -> None:
    bears_an_example(file_types()[name], number, tmp_path)


@pytest.mark.parametrize("name", file_types())
def test_the_real_files_are_accepted_by_both_readers(tmp_path: Path, name: str) -> None:
    kind = file_types()[name]
    for seed in kind.seeds:
        outcome = put_to_reader(kind, seed, tmp_path)
        assert outcome.verdict == "accepted", outcome.why
