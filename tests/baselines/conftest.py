"""Expected results: compared in every test run, accepted anew only with a reason.

`make rebaseline WHY="what changed them"` writes the figures and, when any of them moved, a line
under *Changes to results* in CHANGELOG.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

HERE = Path(__file__).parent
HEADING = "### Changes to results\n"
REMEDY = 'Meant? Then: make rebaseline WHY="what changed them".'
Figures = dict[str, dict[str, int]]
"""Series → month → count."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that `make rebaseline` gives."""
    parser.addoption("--rebaseline", metavar="WHY", help="accept the results found, and say why")


def expected(name: str) -> Figures:
    """The figures that were accepted last; none before the first time."""
    file = HERE / f"{name}.json"
    return json.loads(file.read_text("utf-8"))["figures"] if file.exists() else {}


def differences(old: Figures, new: Figures) -> list[str]:
    """Each figure that moved, came or went, in words."""
    pairs = [(series, month) for series in old | new for month in old.get(series) or new[series]]
    return [
        f"{series} {month}: was {was}, is {now}"
        for series, month in pairs
        if (was := old.get(series, {}).get(month)) != (now := new.get(series, {}).get(month))
    ]


def accept(name: str, figures: Figures, why: str, changelog: Path) -> None:
    """Write the figures and the reason, and put the reason into the changelog once."""
    content = {"why": why, "figures": figures}
    (HERE / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    before, heading, after = changelog.read_text("utf-8").partition(HEADING)
    assert heading, f"{changelog.name} has no line {HEADING!r}"
    line = f"- {why}\n"
    if line not in after.partition("\n## ")[0]:
        gap = "" if after.startswith("\n- ") else "\n"
        changelog.write_text(f"{before}{heading}\n{line}{gap}{after.lstrip()}", "utf-8")


@pytest.fixture
def hold(request: pytest.FixtureRequest, repository: Path) -> Callable[[str, Figures], None]:
    """Compare figures with those accepted under a name, or accept them with a reason."""
    why = request.config.getoption("--rebaseline", default=None)

    def compare(name: str, figures: Figures) -> None:
        moved = differences(expected(name), figures)
        if why is None:
            shown = "\n".join(islice(moved, 12))
            if moved:
                pytest.fail(f"{len(moved)} figures of {name} moved. {REMEDY} First:\n{shown}")
        elif moved:
            accept(name, figures, why.strip(), repository / "CHANGELOG.md")

    return compare
