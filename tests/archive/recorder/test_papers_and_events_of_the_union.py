"""The same join of papers and events as on the toy district, for the Union at a hundredth."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from witness import JOINED, hold_against_events, recorded

from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request

MONTHS = 48
MAY_BE_RARE = ("stoppage", "case_file")


@pytest.mark.slow
def test_papers_and_losses_are_what_happened_in_the_union(tmp_path: Path) -> None:
    inputs = load_inputs(Request(scale=Fraction(1, 100), account="vanguard", last=MONTHS - 1))
    witness = recorded(inputs.simulation(), tmp_path, MONTHS - 1, of_the_union=True)
    counted = {kind: hold_against_events(tmp_path, witness, kind) for kind in JOINED}
    assert all(n > 100 for kind, n in counted.items() if kind not in MAY_BE_RARE)
    assert counted["protocol"] > 10_000
