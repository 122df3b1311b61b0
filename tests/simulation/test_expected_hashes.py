"""Compiled and plain Python reach the same state: both the one that was accepted.

The hashes stand in tests/baselines; `make rebaseline` writes them, and both passes of `make test`
compare with them here.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from toy_district import simulate

from antaeus.foundation.months import month_text

MONTHS = 24


@pytest.mark.parametrize("name", ["n0", "n1", "vanguard"])
def test_both_passes_reach_the_state_that_was_accepted(name: str, repository: Path) -> None:
    file = repository / "tests" / "baselines" / f"toy_district-{name}-hashes.json"
    assert file.exists(), f'no {file.name} yet; make rebaseline WHY="the first results"'
    accepted = json.loads(file.read_text("utf-8"))["figures"]
    found: dict[str, dict[str, int]] = {}
    for month in simulate(name).months(last=MONTHS - 1):
        for table, value in month.hashes.items():
            found.setdefault(table, {})[month_text(month.month)] = value
    assert found == accepted
