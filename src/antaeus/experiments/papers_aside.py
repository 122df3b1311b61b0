"""A folder for the papers of one run until they are read, in memory where a system has room there.

A process that is killed cannot clear up after itself. So each folder is held by a lock that ends
with its process, and whoever makes the next one takes those away that nobody holds any more.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from antaeus.foundation.errors import InputFaults
from antaeus.runs.folder import at_work

SHARED_MEMORY = Path("/dev/shm")
_BEGUN, _HELD = "antaeus-begun-", "antaeus-papers-"


@contextmanager
def folder_for_papers(where: Path | None = None) -> Generator[Path]:
    """A folder that is gone afterwards, in `where` or where such things lie on this system."""
    place = where or (SHARED_MEMORY if SHARED_MEMORY.is_dir() else Path(tempfile.gettempdir()))
    _clear(place)
    begun = Path(tempfile.mkdtemp(prefix=_BEGUN, dir=place))
    with at_work(begun):  # only then does it get the name under which others look for it
        folder = begun.rename(place / begun.name.replace(_BEGUN, _HELD))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _clear(place: Path) -> None:
    """Take away what processes that were killed have left."""
    for left in place.glob(f"{_HELD}*"):
        with suppress(InputFaults, OSError), at_work(left):
            shutil.rmtree(left, ignore_errors=True)
