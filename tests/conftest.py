"""What holds for every test: no luck, no network, no window, and a tally of the slow ones."""

from __future__ import annotations

import os
import socket
from collections import Counter
from pathlib import Path

import hypothesis
import pytest

os.environ["MPLBACKEND"] = "Agg"

# The same examples on every machine and every day; a test that fails must fail again.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("steady")

SLOW_MARKS = ("slow", "statistical", "browser")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the whole project."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", only_here)


def pytest_report_collectionfinish(items: list[pytest.Item]) -> str:
    """Say how many of the tests about to run carry each slow mark, none included."""
    tally = Counter(mark for item in items for mark in SLOW_MARKS if item.get_closest_marker(mark))
    return "marks: " + ", ".join(f"{mark} {tally[mark]}" for mark in SLOW_MARKS)
