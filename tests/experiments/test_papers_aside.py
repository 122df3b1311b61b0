"""Papers that are read and thrown away leave nothing behind, whatever happens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from antaeus.experiments.papers_aside import folder_for_papers

KILLED = """
import os, signal, sys
from pathlib import Path
from antaeus.experiments.papers_aside import folder_for_papers

with folder_for_papers(Path(sys.argv[1])) as folder:
    (folder / "letter").write_text("read me")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_folder_is_gone_afterwards(tmp_path: Path) -> None:
    def read() -> None:
        with folder_for_papers(tmp_path) as folder:
            (folder / "letter").write_text("read me")
            raise ValueError("unreadable")

    with pytest.raises(ValueError, match="unreadable"):
        read()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_taken_away_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -9
    assert len(list(tmp_path.iterdir())) == 1
    with folder_for_papers(tmp_path) as one, folder_for_papers(tmp_path) as another:
        assert sorted(tmp_path.iterdir()) == sorted([one, another])
    assert list(tmp_path.iterdir()) == []
