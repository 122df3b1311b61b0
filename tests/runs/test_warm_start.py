"""A command that was given before compiles nothing when it is given again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from antaeus.foundation.compiled import IS_COMPILED, KERNEL_CACHE

COUNTING = """
import sys
from numba.core import event
from antaeus.cli import main
with event.install_recorder("numba:compile") as recorder:
    try:
        main()
    except SystemExit as leaving:
        assert not leaving.code, leaving.code
begun = [told for _, told in recorder.buffer if told.is_start]
print(len(begun), *(str(told.data["dispatcher"]) for told in begun), file=sys.stderr)
"""
UNION = ("interwar", "--scale", "1/100", "--to", "1921-12")


def compilations(*words: str, cwd: Path) -> int:
    """How often a command compiles a kernel that it did not find in the cache."""
    asked = [sys.executable, "-c", COUNTING, "run", *words, "--no-report", "-q"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return int(done.stderr.splitlines()[-1].split()[0])


@pytest.mark.skipif(not IS_COMPILED or KERNEL_CACHE is None, reason="no kernels are kept")
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(UNION, id="the Union"),
        pytest.param((*UNION, "--archive", "full"), id="with papers"),
        pytest.param((*UNION, "--account", "n0"), id="another account"),
    ],
)
def test_a_warm_start_compiles_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    compilations(*words, "--out", "first", cwd=tmp_path)
    assert compilations(*words, "--out", "second", cwd=tmp_path) == 0


@pytest.mark.slow
@pytest.mark.skipif(not IS_COMPILED, reason="nothing is compiled")
def test_a_cold_start_compiles_and_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cold"))
    assert compilations(*UNION, "--account", "n0", "--out", "first", cwd=tmp_path) > 20
