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


def begun(folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """A run at 1/100 with all papers, in a process of its own."""
    words = ("run", "--scale", "1/100", "--archive", "full", "--no-report", "-q", "--out", folder)
    asked = [sys.executable, "-m", "antaeus", *map(str, words)]
    return subprocess.Popen(asked, stdout=subprocess.DEVNULL, env={**os.environ, **environment})


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a run, but for those that say what it cost."""
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
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What each build has made, and this very processor; they are compiled side by side."""
    place = tmp_path_factory.mktemp("processors")
    builds = {"here": {}, "generic": {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": ""}}
    if has_avx2():
        builds["haswell"] = {"NUMBA_CPU_NAME": "haswell", "NUMBA_CPU_FEATURES": ""}
    running = {name: begun(place / name, **told) for name, told in builds.items()}
    assert [name for name, process in running.items() if process.wait() != 0] == []
    return {name: place / name for name in builds}


@pytest.mark.parametrize("name", BUILDS)
def test_a_build_for_a_simpler_processor_gives_the_same_bytes(
    folders: dict[str, Path], name: str
) -> None:
    if name not in folders:
        pytest.skip("this processor has no AVX2")
    here, there = files_of(folders["here"]), files_of(folders[name])
    assert len(here) > 300
    assert [file for file in here.keys() | there if here.get(file) != there.get(file)] == []
