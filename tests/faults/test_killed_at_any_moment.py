"""Whenever a run is killed, the same command makes of it what it would have made undisturbed.

The long form, 30 kills at 1/20, is asked for by ANTAEUS_KILLS=30 ANTAEUS_KILL_SCALE=1/20.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from antaeus.foundation.errors import FAILED
from antaeus.runs.folder import partial_of

KILLS = int(os.environ.get("ANTAEUS_KILLS", "3"))
SCALE = os.environ.get("ANTAEUS_KILL_SCALE", "1/100")
ASKED = ("--archive", "full", "--checkpoint-every", "12", "--no-report", "--json", "-q")


def command(folder: Path) -> list[str]:
    """The run that is killed and asked for again."""
    words = ("run", "--scale", SCALE, *ASKED, "--out", str(folder))
    return [sys.executable, "-m", "antaeus", *words]


def verified(folder: Path) -> int:
    """The status with which `antaeus verify` answers."""
    asked = [sys.executable, "-m", "antaeus", "verify", str(folder)]
    said = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert "Traceback" not in said.stderr
    return said.returncode


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a run but those that say what it cost."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name not in ("manifest.json", "files.json")
    }


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed like this there")
def test_a_run_killed_at_any_moment_ends_as_one_that_was_not(tmp_path: Path) -> None:
    straight = tmp_path / "straight"
    began = time.monotonic()
    subprocess.run(command(straight), check=True, capture_output=True)
    whole = time.monotonic() - began
    expected = contents(straight)
    moments = random.Random(1941)
    folder = tmp_path / "killed"
    went_on = 0
    for _ in range(KILLS):
        with subprocess.Popen(command(folder), stdout=subprocess.DEVNULL) as running:
            try:
                running.wait(timeout=moments.uniform(0, whole))
            except subprocess.TimeoutExpired:
                running.kill()
        partial = partial_of(folder)
        if not folder.exists():
            assert verified(folder) == FAILED
            assert verified(partial) == FAILED
            went_on += (partial / "checkpoints").is_dir()
            subprocess.run(command(folder), check=True, capture_output=True)
        assert verified(folder) == 0
        assert contents(folder) == expected
        assert not partial.exists()
        shutil.rmtree(folder)
    print(f"{KILLS} kills at {SCALE}; {went_on} went on from a checkpoint; straight {whole:.1f} s")
