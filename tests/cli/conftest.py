"""One short run for all tests of the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from antaeus.runs.open import RunFolder
from antaeus.runs.record import record
from antaeus.runs.request import Request, month_of_text, scale_of


@pytest.fixture(scope="session")
def short_run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """The interwar party at 1/100 to the end of 1924."""
    request = Request(scale=scale_of("1/100"), last=month_of_text("--to", "1924-12"), threads=1)
    return record(request, tmp_path_factory.mktemp("runs") / "short")


class Said:
    """What a command said, and how it left."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on stdout."""
        assert self.out.count("\n") == 1, self.out
        return json.loads(self.out)


@pytest.fixture(scope="session")
def antaeus_said() -> Callable[..., Said]:
    """The real command in a process of its own, in a terminal that is none."""

    def say(*words: str | Path, cwd: Path | None = None, **environment: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "antaeus", *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            cwd=cwd,
            env={**os.environ, "COLUMNS": "80", **environment},
        )
        return Said(done)

    return say
