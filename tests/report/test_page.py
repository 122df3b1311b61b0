"""The page stands by itself: it needs no network, no script and nothing beside it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from antaeus.report.tables import RunTables
from antaeus.report.write import page, write_report

FIGURES = (
    "membership",
    "candidate-share",
    "class-mix",
    "cells",
    "flows",
    "exits",
    "former-members",
    "map-0",
)


def test_nothing_is_loaded_from_elsewhere(outline: Any, one_page: str) -> None:
    loading = {"script", "iframe", "img", "object", "embed", "audio", "video"}
    assert not loading & {tag for tag, _ in outline.tags}
    links = [attrs for tag, attrs in outline.tags if tag == "link"]
    assert [link["href"] for link in links] == ["data:,"]
    assert not re.findall(r"url\((?!data:|#)", one_page)
    assert "@import" not in one_page
    for tag, attrs in outline.tags:
        if tag != "a":
            assert not attrs.get("href", "#").startswith("http"), tag


def test_the_page_is_light(one_page: str, two_runs_page: str) -> None:
    assert len(one_page.encode()) < 2_000_000
    assert len(two_runs_page.encode()) < 2_000_000


def test_no_two_elements_share_an_id(outline: Any, outline_of_two: Any) -> None:
    for each in (outline, outline_of_two):
        ids = Counter(attrs["id"] for _, attrs in each.tags if "id" in attrs)
        assert [name for name, times in ids.items() if times > 1] == []


def test_every_reference_inside_the_page_leads_somewhere(outline: Any, one_page: str) -> None:
    ids = {attrs["id"] for _, attrs in outline.tags if "id" in attrs}
    inside = {
        attrs["href"][1:] for _, attrs in outline.tags if attrs.get("href", "").startswith("#")
    }
    assert inside | set(re.findall(r"url\(#([^)]+)\)", one_page)) <= ids
    labelled = {attrs["aria-labelledby"] for _, attrs in outline.tags if "aria-labelledby" in attrs}
    assert labelled <= ids


def test_every_figure_is_there_with_a_label_a_caption_and_its_numbers(
    outline: Any, one_page: str
) -> None:
    figures = [attrs["id"] for tag, attrs in outline.tags if tag == "figure"]
    assert tuple(figures) == FIGURES
    drawings = [attrs for tag, attrs in outline.tags if tag == "svg"]
    assert all(each["role"] == "img" and each["aria-label"] for each in drawings)
    for figure in re.findall(r"<figure.*?</figure>", one_page, re.DOTALL):
        assert "<figcaption>" in figure
        assert figure.count("<details>") == 1
        assert "Simulated" in figure


def test_headings_come_in_order(outline: Any, outline_of_two: Any) -> None:
    for each in (outline, outline_of_two):
        levels = [int(tag[1]) for tag, _ in each.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_the_page_names_its_language_and_fits_a_narrow_screen(outline: Any) -> None:
    assert ("html", {"lang": "en"}) in outline.tags
    assert any("width=device-width" in attrs.get("content", "") for _, attrs in outline.tags)


def test_the_page_dresses_for_night_and_for_print(one_page: str) -> None:
    assert "@media (prefers-color-scheme: dark)" in one_page
    assert "@media print" in one_page


def test_the_name_is_explained_with_its_date_and_what_it_opened(outline: Any) -> None:
    assert "5 March 1937 opened the terror against the party’s own officials" in outline.text


def test_what_the_run_does_not_say_is_said(outline: Any) -> None:
    for words in (
        "Truth, report and record are three things",
        "Every simulated person is made up",
        "The victims were people",
        "A null is no explanation",
        "1935–41 is predicted",
        "The calendar was coded twice",
        "No yearly series of admissions was found.",
    ):
        assert words in outline.text


def test_the_command_that_makes_the_run_again_is_printed(outline: Any) -> None:
    command = "antaeus run interwar --account n0 --scale 1/100 --seed 1 --calendar mean"
    assert f"{command} --from 1921-03 --to 1941-06" in outline.text


def test_what_a_source_calls_itself_is_never_taken_for_markup(one_page: str) -> None:
    assert "Stalin, volume II &lt;Waiting&gt;" in one_page


def test_two_runs_stand_side_by_side(outline_of_two: Any) -> None:
    figures = [attrs["id"] for tag, attrs in outline_of_two.tags if tag == "figure"]
    assert tuple(figures) == (*FIGURES, "map-1")
    assert "n0, simulated" in outline_of_two.text
    assert "vanguard, simulated" in outline_of_two.text
    assert "What these runs do not say" in outline_of_two.text


def test_the_same_tables_give_the_same_page(null_run: RunTables, one_page: str) -> None:
    assert page([null_run]) == one_page


def test_the_page_is_written_where_it_was_asked_for(
    null_run: RunTables, one_page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("antaeus.report.write.page", lambda _: one_page)
    out = write_report([null_run], tmp_path / "report.html")
    assert out == tmp_path / "report.html"
    assert out.read_text("utf-8") == one_page
