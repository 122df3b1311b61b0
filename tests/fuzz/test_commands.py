"""Whatever is typed, the command line answers with a status and a letter, and ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from command_lines import furnish, put_to_command, words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("ANTAEUS_FUZZ", "40"))

pytestmark = pytest.mark.compiled_only


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    place = tmp_path_factory.mktemp("commands") / "here"
    return place, furnish(place)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=EXAMPLES)
@given(number=st.integers(0, 2**32))
def test_any_command_line_is_answered(furnished: tuple[Path, tuple[str, ...]], number: int) -> None:
    place, names = furnished
    outcome = put_to_command(words_of(f"h/command line/{number}", names), place)
    assert outcome.verdict != "broken", outcome.why
