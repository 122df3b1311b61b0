"""Runs of the toy district that may be spoilt, and the real command that is asked about them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "cases"))

from saying import TOY_WITH_PAPERS, antaeus_from_the_shell, antaeus_said

__all__ = ["antaeus_from_the_shell", "antaeus_said"]


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, antaeus_said: Callable[..., Any]) -> Path:
    """The toy district with all papers; nobody may change it."""
    folder = tmp_path_factory.mktemp("whole") / "run"
    assert antaeus_said(*TOY_WITH_PAPERS, "--out", folder, "-q").status == 0
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(whole, tmp_path / "run"))
