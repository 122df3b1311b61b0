"""What the library adds when the caller leaves it to the report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from antaeus.report.from_library import (
    completed,
    rival_figures,
    silent_years,
    spans_of_reviews,
)
from antaeus.report.tables import RunTables


def test_the_purges_are_those_of_the_calendar() -> None:
    spans = spans_of_reviews("mean")
    assert [span.start.year for span in spans] == [1921, 1924, 1929, 1933, 1935, 1936]
    assert all(span.start < span.end for span in spans)


def test_a_shuffled_calendar_has_no_purges_to_point_at() -> None:
    assert spans_of_reviews("shuffled") == ()


def test_rival_figures_are_those_that_history_puts_aside(fit: list[dict[str, Any]]) -> None:
    rows = rival_figures(fit)
    sought = {row["date"]: row for row in rows if row["series"] == "candidates"}
    assert sought["1935-01-01"]["historical"] == 334000
    assert sought["1935-01-01"]["status"] == "verified"


def test_years_without_a_figure_are_named(fit: list[dict[str, Any]]) -> None:
    silences = silent_years(fit)
    assert "Share worker: no figure after 1932." in silences
    assert "Former members: a figure of 1937 only." in silences
    assert "Admitted: no yearly series, figures for one span only." in silences
    assert not any(silence.startswith("Members") for silence in silences)


def test_what_the_caller_gives_is_left_alone(null_run: RunTables) -> None:
    assert completed(null_run) == null_run


def test_what_the_caller_leaves_out_is_filled_in(null_run: RunTables) -> None:
    bare = completed(replace(null_run, gaps=None, rivals=None, spans=None))
    assert bare.gaps
    assert bare.rivals
    assert bare.spans
