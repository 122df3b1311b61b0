"""One short run for all tests of the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from antaeus.runs.open import RunFolder
from antaeus.runs.record import record
from antaeus.runs.request import Request, month_of_text, scale_of

sys.path.insert(0, str(Path(__file__).parents[1] / "cases"))

from saying import antaeus_from_the_shell, antaeus_said

__all__ = ["antaeus_from_the_shell", "antaeus_said"]


@pytest.fixture(scope="session")
def short_run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """The interwar party at 1/100 to the end of 1924."""
    request = Request(scale=scale_of("1/100"), last=month_of_text("--to", "1924-12"), threads=1)
    return record(request, tmp_path_factory.mktemp("runs") / "short")
