"""What commands say: the real `antaeus` in a process of its own, and how it left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

TOY_WITH_PAPERS = (
    *("run", "toy_district", "--archive", "full", "--threads", "1", "--to", "1922-06"),
)
"""A short run that writes papers of most kinds."""


class Said:
    """What a command said, and how it left."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on stdout."""
        assert self.out.count("\n") == 1, self.out
        return json.loads(self.out)


def letters_of(said: Said, status: int = 1) -> list[str]:
    """What a command that could not do what was asked said of it; no traceback, no result."""
    assert "Traceback" not in said.err, said.err
    assert "defect of its own" not in said.err, said.err
    assert said.status == status, (said.status, said.out, said.err)
    told = [line for line in said.err.splitlines() if not line.startswith("Running ")]
    assert told, "it said nothing"
    return told


@pytest.fixture(scope="session")
def antaeus_from_the_shell() -> Callable[..., Said]:
    """The real command from its first import on, in a terminal that is none."""

    def say(*words: str | Path, cwd: Path | None = None, **environment: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "antaeus", *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            cwd=cwd,
            env={**os.environ, "COLUMNS": "80", **environment},
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return say


@pytest.fixture(scope="session")
def antaeus_said(
    antaeus_from_the_shell: Callable[..., Said], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Said]]:
    """The command in a process of its own that need not import everything anew; see forked.py."""
    if sys.platform != "linux":  # others do not fork, or not with every library
        yield antaeus_from_the_shell
        return
    said = [tmp_path_factory.mktemp("said") / name for name in ("out", "err")]
    serving = [sys.executable, str(Path(__file__).with_name("forked.py"))]
    with subprocess.Popen(
        serving, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        asks, answers = server.stdin, server.stdout
        assert asks is not None
        assert answers is not None

        def say(*words: str | Path, cwd: Path | None = None) -> Said:
            for file in said:
                file.write_text("")
            asked = {
                "words": [*map(str, words)],
                "cwd": str(cwd or Path.cwd()),
                "environment": {**os.environ, "COLUMNS": "80"},
                "out": str(said[0]),
                "err": str(said[1]),
            }
            print(json.dumps(asked), file=asks, flush=True)
            status = int(answers.readline())
            return Said(status, *(file.read_text("utf-8") for file in said))

        yield say
