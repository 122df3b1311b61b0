"""Plans of the toy district, small enough that many runs of them take seconds."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = str(Path(__file__).parent)
sys.path.insert(0, HERE)  # workers, too, must find made_up_runs

HEAD = """
[ensemble]
id = "toy"
title = "Runs of the toy district"
scenario = "toy_district"
scale = "1"
until = "{until}"
seed = {seed}
"""
ARMS = """
[[arm]]
account = "vanguard"
runs = {runs}
draw = ["meeting.*"]

[[arm]]
account = "n0"
runs = {runs}
"""

WritePlan = Callable[..., Path]


@pytest.fixture
def write_plan(tmp_path: Path) -> WritePlan:
    """Write a plan of the toy district: two arms, and what a test wants to say besides."""

    def write(
        more: str = "", *, arms: str = ARMS, runs: int = 3, until: str = "1922-06", seed: int = 1
    ) -> Path:
        path = tmp_path / "plan.toml"
        text = HEAD.format(until=until, seed=seed) + arms.format(runs=runs) + more
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which runs, wherever they are made, leave word of themselves."""
    folder = tmp_path / "notes"
    folder.mkdir()
    monkeypatch.setenv("ANTAEUS_TEST_NOTES", str(folder))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    return folder
