"""Rates per member, never counts: a larger district lives as a small one does."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from toy_district import simulate

from antaeus.accounts.binding import BoundAccount, bind
from antaeus.accounts.reading import load_account
from antaeus.mechanisms import questions
from antaeus.scenario.scenario import Scenario, load_scenario
from antaeus.simulation.above import act_above
from antaeus.world.centre import Centre
from antaeus.world.heard import (
    H_CAPACITY,
    H_CELLS,
    H_COMPLAINTS,
    H_CRITICS,
    H_HEADS,
    H_HEADS_REMOVED,
    H_NAMED,
    H_ORDERS,
    H_OUTPUT,
    H_PEOPLE,
    H_PRESENT,
    H_RADICAL,
    H_SANCTIONED,
    H_SIGNALS,
    H_WITHDRAWN,
)
from antaeus.world.orders import Orders

LARGER = 16
MONTHS = 120
SEEDS = range(1, 5)
RATES = {
    "present": (H_PRESENT, H_PEOPLE),
    "critics": (H_CRITICS, H_PRESENT),
    "signals": (H_SIGNALS, H_PEOPLE),
    "complaints": (H_COMPLAINTS, H_PEOPLE),
    "named": (H_NAMED, H_PEOPLE),
    "withdrawn": (H_WITHDRAWN, H_ORDERS),
    "output": (H_OUTPUT, H_CAPACITY),
    "radical": (H_RADICAL, H_CAPACITY),
    "sanctioned": (H_SANCTIONED, H_CELLS),
    "heads removed": (H_HEADS_REMOVED, H_HEADS),
}


@cache
def the_account() -> BoundAccount:
    return bind(load_account("vanguard"), {}, answers={"line": "by_balance"})


def larger(times: int, folder: Path) -> Scenario:
    """The toy district with so many times its raions, host units, cells and people."""
    told = (files("antaeus") / "library/scenarios/toy_district.toml").read_text("utf-8")
    count = re.compile(r"^(units|cells|people|population|raions) = \{ value = (\d+)", re.M)
    path = folder / f"{times}.toml"
    path.write_text(count.sub(lambda m: f"{m[1]} = {{ value = {int(m[2]) * times}", told), "utf-8")
    return load_scenario(str(path))


def rates(scenario: Scenario, seed: int) -> dict[str, float]:
    """What happened per person, order, unit or cell over ten years; means of what chiefs know."""
    run = simulate(bound=the_account(), scenario=scenario, seed=seed)
    heard, above = np.zeros(run.centre.heard.shape[1]), np.zeros(3)
    for _ in run.months(last=MONTHS - 1):
        heard += run.centre.heard.sum(axis=0)
        above += [run.centre.tension[0], run.orders.target[0], run.orders.fallen[0]]
    told = {name: float(heard[much] / heard[of]) for name, (much, of) in RATES.items()}
    tension, plan, fallen = (above / MONTHS).tolist()
    return told | {"tension": tension, "plan": plan, "chiefs fallen": fallen}


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, float]]:
    """Mean rates of the small district and of the larger one."""
    folder = tmp_path_factory.mktemp("sizes")
    found: list[dict[str, float]] = []
    for times in (1, LARGER):
        runs = [rates(larger(times, folder), seed) for seed in SEEDS]
        found.append({name: float(np.mean([run[name] for run in runs])) for name in runs[0]})
    return found


@pytest.mark.compiled_only
@pytest.mark.parametrize("rate", [*RATES, "tension", "plan"])
def test_what_happens_per_head_does_not_depend_on_the_size(
    sizes: list[dict[str, float]], rate: str
) -> None:
    small, large = (size[rate] for size in sizes)
    assert 0.7 * small < large < 1.4 * small


@pytest.mark.compiled_only
def test_chiefs_fall_as_often_in_a_large_region_as_in_a_small_one(
    sizes: list[dict[str, float]],
) -> None:
    small, large = (size["chiefs fallen"] for size in sizes)
    assert 0.6 * small < large < 1.6 * small


OTHER = {"reporting": "faithful", "perception": "by_statistics", "reaction": "by_output"}


@pytest.mark.parametrize("other", [{}, OTHER], ids=["its own answers", "rival answers"])
def test_those_above_answer_sums_in_proportion_not_in_number(other: dict[str, str]) -> None:
    run = simulate(bound=the_account())
    *_, last = (month.month for month in run.months(last=17))
    bound = bind(load_account("vanguard"), {}, answers=other)
    places = {name: asked.place for name, asked in questions().items()}
    found: list[tuple[Centre, Orders]] = []
    for times in (1, 1000):
        centre = Centre(*(column.copy() for column in run.centre))
        orders = Orders(*(column.copy() for column in run.orders))
        centre.heard[:] *= times
        acting = act_above(centre, orders, last + 1, 1, bound.answers, bound.values, places)
        assert {one.question for one in acting} == {
            *("reporting", "perception", "reaction", "repression"),
        }
        centre.heard[:] //= times
        found.append((centre, orders))
    for one, two in zip(*(centre + orders for centre, orders in found), strict=True):
        np.testing.assert_allclose(one, two, rtol=1e-9, atol=1e-12)
