"""A run that is short, or of another land, has a report of what there is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from antaeus.interface import run

DRAWN = {"membership", "candidate-share", "class-mix", "cells", "flows", "exits", "former-members"}


def page_of(tmp_path: Path, scenario: str, last: str, scale: str) -> str:
    made = run(scenario, scale=scale, to=last, out=tmp_path / "run", threads=1)
    return made.report().read_text("utf-8")


def figures_in(page: str) -> set[str]:
    return set(re.findall(r'<figure id="([^"]+)"', page))


@pytest.mark.compiled_only
def test_the_toy_district_is_drawn_without_a_figure_of_history(tmp_path: Path) -> None:
    page = page_of(tmp_path, "toy_district", "1928-12", "1")
    assert figures_in(page) == {*DRAWN, "map-0"}
    assert page.count("Not drawn") == 0
    assert "No historical figure lies inside this run" in page
    assert "Ivanovo as simulated" not in page


@pytest.mark.compiled_only
def test_half_a_year_is_drawn_without_a_map(tmp_path: Path) -> None:
    page = page_of(tmp_path, "interwar", "1921-09", "1/100")
    assert figures_in(page) == DRAWN
    said = re.findall(r"Not drawn: ([^<]*)</p>", page)
    assert [" ".join(one.split()) for one in said] == [
        "Communists per 1,000 adults in each tile, simulated. The run has no such figures: it "
        "is short, of another land, or of another version of antaeus."
    ]
