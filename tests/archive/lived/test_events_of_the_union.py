"""The join of papers and events as on the toy district, for the Union at a hundredth to 1938."""

from __future__ import annotations

from pathlib import Path

import pytest
from joins import hold
from witness import Witness

from antaeus.archive.kinds import load_kinds

FEW = {"congress": 8, "decree": 100}
"""How many there are at least of what only the centre writes, seldom."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", load_kinds())
def test_papers_and_losses_are_what_happened_in_the_union(
    witnessed_union: tuple[Path, Witness], kind: str
) -> None:
    run, witness = witnessed_union
    assert hold(run / "archive", witness, kind) >= FEW.get(kind, 101)
