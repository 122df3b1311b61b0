"""The tables of fit: every figure, grouped, with errors and what is known of its source."""

from __future__ import annotations

import re
from typing import Any

from antaeus.report.fit_table import STOCKS, fit_table, notes, stock_table
from antaeus.report.wording import number

NAMED = {"rigby_1968": "Rigby 1968"}


def body(table: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    return [[re.sub(r"<[^>]+>", "", cell) for cell in row] for row in cells if row]


def test_every_row_of_the_fit_has_its_row(fit: list[dict[str, Any]]) -> None:
    rows = body(fit_table({"n0": fit}, NAMED))
    assert len(rows) == len(fit)
    found = {(row[0], row[3]) for row in rows}
    assert all((row["label"], number(row["historical"], row["unit"])) in found for row in fit)


def test_a_row_tells_figure_error_period_source_status_and_confidence(
    fit: list[dict[str, Any]],
) -> None:
    rows = body(fit_table({"n0": fit}, NAMED))
    row = next(row for row in rows if row[:2] == ["Members", "1 Jan 1936"])
    assert row[2:4] == ["persons", "1,489,907"]
    assert row[6].endswith("\u00a0%")
    assert row[8:] == ["predicted", "Rigby 1968", "recalled", "high"]


def test_rows_are_grouped_by_topic(fit: list[dict[str, Any]]) -> None:
    groups = re.findall(r'"gt_group_heading"[^>]*>(.*?)<', fit_table({"n0": fit}, NAMED))
    assert groups[:2] == ["The size of the party", "Class by social position"]
    assert len(groups) == len(set(groups))


def test_a_known_source_is_a_link_and_an_unknown_one_its_id(fit: list[dict[str, Any]]) -> None:
    table = fit_table({"n0": fit}, NAMED)
    assert '<a href="#source-rigby_1968">Rigby 1968</a>' in table
    assert "kotkin_2017" in table
    assert "[[" not in table


def test_words_of_a_row_are_never_taken_for_markup(fit: list[dict[str, Any]]) -> None:
    table = fit_table({"n0": [{**fit[0], "label": "<b>x</b>"}]}, NAMED)
    assert "<b>x</b>" not in table
    assert "&lt;b&gt;x&lt;/b&gt;" in table


def test_a_run_without_a_figure_shows_a_gap(fit: list[dict[str, Any]]) -> None:
    table = fit_table({"n0": fit, "n1": fit[1:]}, NAMED)
    assert any("–" in row[6:8] for row in body(table))


def test_the_stock_is_told_for_each_1_january_and_on_average(fit: list[dict[str, Any]]) -> None:
    rows = body(stock_table({"n0": fit}))
    assert [row[0] for row in rows[:20]] == [str(year) for year in range(1922, 1942)]
    assert rows[19][1:5] == ["predicted", "3,872,465", "2,490,479", "1,381,986"]
    assert [row[0] for row in rows[20:]] == [
        "Mean absolute error, all",
        "fitted 1922–34",
        "predicted 1935–41",
    ]
    assert all(row[-1].endswith("\u00a0%") for row in rows)


def test_a_note_is_printed_once(fit: list[dict[str, Any]]) -> None:
    assert notes(fit) == [("Mean cell size", "the tile of Ivanovo stands in")]


def test_stocks_of_which_history_has_nothing_have_no_column(fit: list[dict[str, Any]]) -> None:
    table = stock_table({"n0": [row for row in fit if row["series"] == "members"]})
    assert "Members" in table
    assert "Candidates" not in table
    assert "Together" not in table


def test_without_any_stock_there_is_no_table(fit: list[dict[str, Any]]) -> None:
    assert stock_table({"n0": [row for row in fit if row["series"] not in STOCKS]}) == ""
