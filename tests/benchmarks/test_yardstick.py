"""The yardstick beside every table of seconds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

YARDSTICK = Path(__file__).resolve().parents[2] / "benchmarks" / "yardstick.py"


@pytest.mark.compiled_only
def test_says_what_a_draw_and_a_trip_cost() -> None:
    done = subprocess.run(
        [sys.executable, str(YARDSTICK)], capture_output=True, text=True, check=True
    )
    said = re.fullmatch(r"([\d.]+) ns a draw, ([\d.]+) ns a trip to memory\n", done.stdout)
    assert said
    assert all(0 < float(number) < 1000 for number in said.groups())
