"""The same bytes from kernels compiled for SSE2 alone, for AVX2 and for this very processor."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from antaeus.foundation.compiled import IS_COMPILED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not IS_COMPILED, reason="nothing is compiled"),
    pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="no such builds"),
]
BUILDS = ("generic", "haswell")
"""Processors as LLVM names them: with SSE2 and no more, with AVX2 and no more."""


def made(folder: Path, **environment: str) -> dict[str, bytes]:
    """Every file of a run at 1/100 with all papers, but for those that say what it cost."""
    words = ("run", "--scale", "1/100", "--archive", "full", "--no-report", "-q", "--out", folder)
    asked = [sys.executable, "-m", "antaeus", *map(str, words)]
    subprocess.run(asked, check=True, capture_output=True, env={**os.environ, **environment})
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name not in ("manifest.json", "files.json")
    }


def has_avx2() -> bool:
    """Whether kernels for AVX2 can run here."""
    told = Path("/proc/cpuinfo")
    return told.exists() and " avx2 " in told.read_text()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What this very processor makes."""
    return made(tmp_path_factory.mktemp("processors") / "here")


@pytest.mark.parametrize("name", BUILDS)
def test_a_build_for_a_simpler_processor_gives_the_same_bytes(
    here: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    if name == "haswell" and not has_avx2():
        pytest.skip("this processor has no AVX2")
    simpler = {"NUMBA_CPU_NAME": name, "NUMBA_CPU_FEATURES": ""}
    there = made(tmp_path / "there", **simpler)
    assert len(here) > 300
    assert [file for file in here.keys() | there if here.get(file) != there.get(file)] == []
