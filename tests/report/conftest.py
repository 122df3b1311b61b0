"""Made-up runs with the tables of real ones, and the pages written about them."""

from __future__ import annotations

import datetime
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from antaeus.figures.time_axis import Span
from antaeus.report.tables import RunTables
from antaeus.report.write import page

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def fake() -> ModuleType:
    return import_module("fake_run")


@pytest.fixture(scope="session")
def fit(fake: ModuleType) -> list[dict[str, Any]]:
    return fake.fake_fit()


@pytest.fixture(scope="session")
def null_run(fake: ModuleType, fit: list[dict[str, Any]]) -> RunTables:
    return RunTables(
        manifest=fake.fake_manifest("n0"),
        series=fake.fake_series(),
        fit=fit,
        tiles=fake.fake_tiles(),
        bibliography=BIBLIOGRAPHY,
        gaps=["No yearly series of admissions was found."],
        rivals=fake.fake_rivals(),
        spans=[Span("purge", datetime.date(1929, 5, 1), datetime.date(1930, 6, 1))],
    )


@pytest.fixture(scope="session")
def other_run(fake: ModuleType) -> RunTables:
    return RunTables(
        manifest=fake.fake_manifest("vanguard", 4),
        series=fake.fake_series(4, 0.3),
        fit=fake.fake_fit(0.3),
        tiles=fake.fake_tiles(),
        bibliography=BIBLIOGRAPHY,
        gaps=[],
        rivals=[],
        spans=[],
    )


@pytest.fixture(scope="session")
def one_page(null_run: RunTables) -> str:
    return page([null_run])


@pytest.fixture(scope="session")
def two_runs_page(null_run: RunTables, other_run: RunTables) -> str:
    return page([null_run, other_run])


@dataclass
class Outline(HTMLParser):
    """What a reader's program sees of a page: its tags in order and its words."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @classmethod
    def of(cls, text: str) -> Outline:
        outline = cls()
        outline.feed(text)
        return outline

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="session")
def outline(one_page: str) -> Outline:
    return Outline.of(one_page)


@pytest.fixture(scope="session")
def outline_of_two(two_runs_page: str) -> Outline:
    return Outline.of(two_runs_page)


BIBLIOGRAPHY = [
    {
        "id": "rigby_1968",
        "authors": "T. H. Rigby",
        "year": 1968,
        "title": "Communist Party Membership in the U.S.S.R. 1917-1967",
        "kind": "monograph",
        "address": "",
        "note": "",
    },
    {
        "id": "kotkin_2017",
        "authors": "S. Kotkin",
        "year": 2017,
        "title": "Stalin, volume II <Waiting>",
        "kind": "monograph",
        "address": "https://example.org/kotkin",
        "note": "",
    },
]
