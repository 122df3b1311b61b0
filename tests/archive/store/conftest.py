"""One made-up archive for all tests of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import made_up_archive
import pytest

from antaeus.archive.lenses.reading import load_lens
from antaeus.archive.store.connection import Archive, Reach, connect
from antaeus.archive.store.folder import open_archive


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive in it."""
    return made_up_archive.make(tmp_path_factory.mktemp("made_up") / "run")


@pytest.fixture(scope="session")
def archive(run: Path) -> Iterator[Archive]:
    """All its papers."""
    opened = connect(open_archive(run), load_lens("full"), Reach(words=True))
    yield opened
    opened.close()
