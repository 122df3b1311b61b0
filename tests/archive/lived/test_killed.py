"""A run that is killed while it writes papers leaves nothing that passes for whole."""

from __future__ import annotations

import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from antaeus.archive.store.folder import open_archive
from antaeus.foundation.errors import FAILED, RunFolderUnusable
from antaeus.runs.folder import partial_of
from antaeus.runs.record import record
from antaeus.runs.request import Request
from antaeus.runs.verify import verify

KILLED = """
import os, signal
from fractions import Fraction
from pathlib import Path
from antaeus.runs.record import record
from antaeus.runs.request import Request

def kill(progress):
    if progress.done == 17:
        os.kill(os.getpid(), signal.SIGKILL)

request = Request(scale=Fraction(1), scenario="toy_district", account="vanguard", last=20,
                  threads=1, archive="full")
record(request, Path(__import__("sys").argv[1]), kill)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed like this there")
def test_what_a_killed_run_leaves_is_refused_and_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    partial = partial_of(folder)
    assert list(partial.rglob("*.parquet"))
    assert not folder.exists()
    for place in (folder, partial):
        with pytest.raises(RunFolderUnusable):
            verify(place)
        with pytest.raises(RunFolderUnusable):
            open_archive(place)
    said = subprocess.run(
        [sys.executable, "-m", "antaeus", "verify", str(partial)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == FAILED
    assert "Traceback" not in said.stderr
    again = Request(
        scale=Fraction(1),
        scenario="toy_district",
        account="vanguard",
        last=20,
        threads=1,
        archive="full",
    )
    made = record(again, folder)
    assert not [broken for check in verify(made.path) for broken in check.broken]
    assert not partial.exists()
