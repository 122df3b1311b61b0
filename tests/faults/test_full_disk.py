"""A disk that fills up: one sentence and status 1, whatever was being written, and nothing lost.

Where a small disk of memory may be mounted, it is one; elsewhere files are kept short by the
system (RLIMIT_FSIZE), which leaves out what only a disk can tell.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from saying import TOY_WITH_PAPERS, letters_of

from antaeus.foundation.errors import RunFolderUnusable
from antaeus.runs.folder import add_file, partial_of
from antaeus.runs.seal import broken_seals

Say = Callable[..., Any]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="disks are of another kind there")

SHORT = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
del sys.argv[1]
from antaeus.cli import main
main()
"""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """A disk of so many KiB, mounted for one test."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = False

    def mount(size: int) -> Path:
        nonlocal mounted
        asked = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(place)]
        if shutil.which("mount") is None or subprocess.run(asked, check=False).returncode:
            pytest.skip("no disk may be mounted here")
        mounted = True
        return place

    yield mount
    if mounted:
        subprocess.run(["umount", str(place)], check=True)


def fill(place: Path, leave: int) -> Path:
    """Fill a disk but for so many KiB."""
    filler, free = place / "filler", shutil.disk_usage(place).free
    filler.write_bytes(b"\0" * max(0, free - leave * 1024))
    return filler


@pytest.mark.parametrize("left", [0, 4, 12, 40, 120, 250, 350])
def test_a_run_that_fills_the_disk_leaves_the_earlier_one_as_it_was(
    antaeus_said: Say, whole: Path, disk: Callable[[int], Path], left: int
) -> None:
    place = disk(4096)
    earlier = Path(shutil.copytree(whole, place / "earlier"))
    filler = fill(place, left)
    said = antaeus_said(*TOY_WITH_PAPERS, "--out", place / "new", "-q")
    (letter,) = letters_of(said)
    assert "the run cannot be written there: no space left on device." in letter
    assert sorted(place.iterdir()) == [earlier, filler]
    assert antaeus_said("verify", earlier).status == 0
    filler.unlink()
    again = antaeus_said(*TOY_WITH_PAPERS, "--out", place / "new", "-q")
    assert again.status == 0
    assert antaeus_said("verify", place / "new", "--against", earlier).status == 0


def test_a_file_that_finds_no_room_leaves_the_run_as_it_was(
    whole: Path, disk: Callable[[int], Path]
) -> None:
    place = disk(4096)
    run = Path(shutil.copytree(whole, place / "run"))
    before = {file: file.read_bytes() for file in run.rglob("*") if file.is_file()}
    filler = fill(place, 24)
    for length in (100_000, 20_000):  # the last leaves room for itself, not for the seal
        with pytest.raises(RunFolderUnusable, match="no space left on device"):
            add_file(run, "report.html", lambda aside, n=length: aside.write_bytes(b"x" * n))
        assert {file: file.read_bytes() for file in run.rglob("*") if file.is_file()} == before
    filler.unlink()
    add_file(run, "report.html", lambda aside: aside.write_bytes(b"x" * 20_000))
    assert list(broken_seals(run)) == []


@pytest.mark.parametrize("longest", [0, 200, 3_000, 9_000, 60_000])
def test_files_that_may_not_grow_are_one_sentence(tmp_path: Path, longest: int) -> None:
    folder = tmp_path / "run"
    words = (*TOY_WITH_PAPERS, "--to", "1921-09", "--out", str(folder), "-q")
    asked = [sys.executable, "-c", SHORT, str(longest), *words]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    (letter,) = done.stderr.splitlines()
    assert "the run cannot be written there: file too large." in letter
    assert not folder.exists()
    assert not partial_of(folder).exists()
