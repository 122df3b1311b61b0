"""Every figure: what it says, what it refuses, and that it comes out the same twice."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from antaeus.figures.candidate_share import candidate_share
from antaeus.figures.cells import cells
from antaeus.figures.class_mix import class_mix
from antaeus.figures.exits import exits, rate_of_leaving
from antaeus.figures.flows import flows
from antaeus.figures.former_members import former_members
from antaeus.figures.membership import membership
from antaeus.figures.palette import PAPER, SEQUENTIAL
from antaeus.figures.readings import Readings
from antaeus.figures.rendering import FORMATS, rendered
from antaeus.figures.saturation_map import STEPS, saturation, saturation_map
from antaeus.figures.time_axis import Span
from antaeus.foundation.errors import AntaeusError

Draw = Callable[..., Figure]
CURVES: dict[Draw, tuple[str, str]] = {
    membership: ("members", "million persons"),
    candidate_share: ("candidates", "percent"),
    class_mix: ("occupied", "percent"),
    cells: ("in_cells", "thousand"),
    flows: ("withdrew", "Thousand persons"),
    exits: ("lapsed", "thousand"),
    former_members: ("former_members", "million persons"),
}
EACH = pytest.mark.parametrize("draw", CURVES, ids=lambda draw: draw.__name__)


def words(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(Text) if isinstance(text, Text))


def without(run: Readings, name: str) -> Readings:
    return Readings(run.union[run.union["series"] != name], run.tiles)


@EACH
def test_a_figure_states_its_unit_in_words(
    draw: Draw, run: Readings, fit: list[dict[str, Any]]
) -> None:
    assert CURVES[draw][1] in words(draw(run, fit))


@EACH
def test_a_figure_without_history_still_draws_and_says_simulated(draw: Draw, run: Readings) -> None:
    assert "simulated" in words(draw(run)).lower()


@EACH
def test_a_missing_series_is_said_plainly(draw: Draw, run: Readings) -> None:
    missing = CURVES[draw][0]
    with pytest.raises(AntaeusError, match=missing):
        draw(without(run, missing))


@EACH
def test_several_runs_are_named_in_one_figure(draw: Draw, run: Readings) -> None:
    said = words(draw({"n0": run, "vanguard": run}))
    assert "n0" in said
    assert "vanguard" in said


@EACH
def test_more_runs_than_colours_are_refused(draw: Draw, run: Readings) -> None:
    with pytest.raises(AntaeusError, match="at most 4"):
        draw({f"run {i}": run for i in range(5)})


@pytest.mark.parametrize("form", FORMATS)
def test_two_renderings_have_the_same_bytes(
    form: str, run: Readings, fit: list[dict[str, Any]], purges: list[Span]
) -> None:
    twice = [rendered(flows(run, fit, purges), form, "flows") for _ in range(2)]
    assert twice[0] == twice[1]


def test_the_caller_s_own_style_changes_nothing(run: Readings, fit: list[dict[str, Any]]) -> None:
    plain = rendered(former_members(run, fit), "svg", "former")
    with mpl.rc_context({"lines.linewidth": 9, "axes.facecolor": "red", "svg.fonttype": "none"}):
        assert rendered(former_members(run, fit), "svg", "former") == plain
        assert mpl.rcParams["lines.linewidth"] == 9


def test_type_is_set_as_outlines_in_our_own_face(run: Readings) -> None:
    drawing = rendered(candidate_share(run), "svg", "share").decode()
    assert "<text" not in drawing
    assert "AntaeusSans-Regular" in drawing
    assert "DejaVu" not in drawing


def test_purges_are_named_below_the_years(run: Readings, purges: list[Span]) -> None:
    assert "purge" in words(flows(run, (), purges))
    assert "purge" not in words(flows(run))


def test_fitted_years_are_parted_from_predicted_ones(run: Readings) -> None:
    said = words(membership(run))
    assert "fitted to 1921–34" in said
    assert "predicted 1935–41" in said


def test_the_cells_of_ivanovo_are_said_to_stand_in_for_vladimir(run: Readings) -> None:
    assert "Ivanovo stands in" in words(cells(run)).replace("\n", " ")


def test_exits_of_a_year_are_no_more_than_the_party(run: Readings) -> None:
    rate = rate_of_leaving(run)
    assert list(rate.time) == list(range(1922, 1941))
    assert ((rate.value > 0) & (rate.value < 100)).all()


def test_the_map_has_every_tile_at_every_date(run: Readings, fake: ModuleType) -> None:
    tiles = fake.fake_tiles()
    figure = saturation_map(run, tiles)
    panels = [axes for axes in figure.axes if axes.get_title(loc="left")]
    assert [axes.get_title(loc="left") for axes in panels] == [
        f"1 January {year}" for year in (1922, 1928, 1933, 1941)
    ]
    codes = {tile["code"] for tile in tiles}
    assert all({text.get_text() for text in axes.texts} == codes for axes in panels)
    assert "no data" in words(figure)


def test_a_tile_is_tinted_by_its_saturation(run: Readings, fake: ModuleType) -> None:
    tiles = [tile for tile in fake.fake_tiles() if tile["code"] in ("MOW", "YAK")]
    value = saturation(run, 1933.0)["MOW"]
    step = sum(value >= bound for bound in STEPS)
    panel = saturation_map(run, tiles, [1933.0]).axes[-1]
    city, empty = panel.patches
    assert mpl.colors.to_hex(city.get_facecolor()).upper() == SEQUENTIAL[step]
    assert mpl.colors.to_hex(empty.get_facecolor()).upper() == PAPER
    assert empty.get_hatch()
