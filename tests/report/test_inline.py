"""A figure inside a page: ids of its own, and drawn as it was."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from matplotlib.figure import Figure

from antaeus.figures.rendering import rendered
from antaeus.report.inline import inline_svg


def drawing() -> Figure:
    figure = Figure(figsize=(2, 1))
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.plot([0, 1, 2], [3.14159, 2, 1], marker="o")
    axes.bar([0, 1], [1, 2], hatch="//")
    return figure


def test_two_figures_share_no_id() -> None:
    ids = [
        set(re.findall(r' id="([^"]+)"', inline_svg(drawing(), name, "x"))) for name in ("a", "b")
    ]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_every_reference_in_a_figure_is_kept() -> None:
    svg = inline_svg(drawing(), "a", "x")
    ids = set(re.findall(r' id="([^"]+)"', svg))
    assert set(re.findall(r'(?:href="|url\()#([^")]+)', svg)) == ids


def test_a_figure_is_sound_markup_with_a_label() -> None:
    root = ET.fromstring(inline_svg(drawing(), "a", 'members & "others"'))
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'members & "others"'
    assert root.get("viewBox")


def test_nothing_that_draws_is_lost() -> None:
    whole = rendered(drawing(), "svg", "a").decode()
    svg = inline_svg(drawing(), "a", "x")
    assert [len(re.findall(f"<{tag}\\b", svg)) for tag in ("path", "use", "pattern")] == [
        len(re.findall(f"<{tag}\\b", whole)) for tag in ("path", "use", "pattern")
    ]


@pytest.mark.parametrize("dropped", ["<metadata", "<style", "<!--", "http://purl", 'pt" height'])
def test_what_does_not_draw_is_left_out(dropped: str) -> None:
    assert dropped not in inline_svg(drawing(), "a", "x")
