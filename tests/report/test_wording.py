"""How numbers, dates and names are written."""

from __future__ import annotations

import math
from typing import Any

import pytest

from antaeus.report.sources import entries, short_names
from antaeus.report.tables import RunTables, run_labels
from antaeus.report.wording import joined, number, percent, signed, span


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1234567.4, "persons", "1,234,567"),
        (-1234.6, "persons", "−1,235"),
        (52.64, "persons", "52.6"),
        (0.04, "percent", "0.0"),
        (-0.04, "percent", "0.0"),
        (None, "persons", "–"),
        (math.nan, "persons", "–"),
    ],
)
def test_a_number_has_the_places_that_mean_something(
    value: float | None, unit: str, text: str
) -> None:
    assert number(value, unit) == text


def test_a_difference_has_its_sign() -> None:
    assert [signed(120.0), signed(-120.0)] == ["+120", "−120"]
    assert [percent(0.0312), percent(-0.5), percent(-0.00001)] == [
        "+3.1\u00a0%",
        "−50.0\u00a0%",
        "+0.0\u00a0%",
    ]
    assert percent(None) == "–"


def test_a_day_and_a_span_are_written_as_people_write_them() -> None:
    assert span("1927-01-10", None) == "10 Jan 1927"
    assert span("1929-05-01", "1930-05-31") == "May 1929 – May 1930"


def test_words_are_joined_as_in_a_sentence() -> None:
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"


def test_sources_are_listed_by_name_and_cited_briefly() -> None:
    listed = entries(
        [
            {"id": "z", "authors": "", "year": 0, "title": "A report", "addresses": ("https://x",)},
            {"id": "r", "authors": "T. H. Rigby", "year": 1968, "title": "Membership"},
            {
                "id": "g",
                "authors": "J. A. Getty; O. Naumov; B. Sher",
                "year": 1999,
                "title": "Road",
            },
            {"id": "b", "authors": "Soviet Union Information Bureau", "year": 1929, "title": "F"},
            {"id": "r", "authors": "T. H. Rigby", "year": 1968, "title": "Membership"},
        ]
    )
    assert [entry.id for entry in listed] == ["z", "g", "r", "b"]
    assert listed[0].address == "https://x"
    assert short_names(listed) == {
        "z": "A report",
        "r": "Rigby 1968",
        "g": "Getty and others 1999",
        "b": "Soviet Union Information Bureau 1929",
    }


def test_runs_are_told_apart_by_what_differs(null_run: RunTables) -> None:
    def like(**more: Any) -> RunTables:
        return RunTables({**null_run.manifest, **more}, null_run.series, [], [])

    assert run_labels([like(), like(account="n1")]) == ["n0", "n1"]
    assert run_labels([like(), like(seed=2)]) == ["n0, seed 1", "n0, seed 2"]
    assert run_labels([like(), like()]) == ["n0 (1)", "n0 (2)"]
