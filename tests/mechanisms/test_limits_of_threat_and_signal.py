"""Limiting cases of repression by threat and signal: each way alone, binding limits, two waves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hand_worked import centre_of, keys_of, live, mechanism, orders_of, parameters_of
from limiting import MONTH, SURE, quiet, toy

from antaeus.simulation.checking import copy_of
from antaeus.world.codes import ARRESTED, CRITICISED, DIED, ENEMIES, HEAD, OPPOSED, STAYS
from antaeus.world.tables import Ground

ANSWER = mechanism("repression.by_threat_and_signal")
WEIGHTS = ("w_limit", "w_threat", "w_signal", "w_category", "w_clique")
PRESSED = {"limit": [1.0], "cases": [0.0], "fallen": [1.0], "vigilance": 1.0}


def marked() -> Ground:
    """Sixty communists: some with files, some with spots, two heads of whom one is tied."""
    ground = toy(ANSWER)
    people, hosts = ground.people, ground.hosts
    people.file[:60:5] = 3
    people.spots[1:60:6] = OPPOSED
    for place, tied in ((7, 1), (59, 0)):
        people.roles[place] = HEAD
        hosts.head[people.host[place]] = place
        hosts.tied[people.host[place]] = tied
    assert people.host[7] != people.host[59]
    return ground


def struck(told: dict[str, float], ground: Ground | None = None, **orders: Any) -> np.ndarray:
    """Who of the sixty is arrested."""
    ground = ground or marked()
    live(ANSWER, ground, orders_of(PRESSED | orders), quiet(ANSWER) | told, MONTH)
    return ground.people.leaves[:60] == ARRESTED


def test_without_weights_nobody_is_arrested_whatever_is_in_files() -> None:
    assert not struck({"rate": SURE}).any()


def test_a_full_brake_holds_back_every_case() -> None:
    every = dict.fromkeys(WEIGHTS, 1.0) | {"rate": SURE, "blamed": 1}
    assert struck(every, cases=[SURE]).all()
    assert not struck(every, cases=[SURE], brake=[1.0]).any()


@pytest.mark.parametrize("way", WEIGHTS)
def test_each_way_strikes_those_alone_whom_it_is_about(way: str) -> None:
    people = marked().people
    about = {
        "w_limit": np.ones(60, bool),
        "w_threat": np.zeros(60, bool),  # nothing was ordered for a threat
        "w_signal": people.file[:60] > 0,
        "w_category": people.spots[:60] > 0,
        "w_clique": np.arange(60) == 7,
    }
    assert (struck({"rate": SURE, way: 1}) == about[way]).all()


def test_who_is_not_blamed_for_a_threat_answers_for_those_who_are_spared() -> None:
    ground = marked()
    ground.people.post[:60] = 0
    heads = ground.people.roles[:60] == HEAD
    assert (struck({"blamed": 0}, ground, limit=[0.0], cases=[SURE]) == ~heads).all()


def test_a_chief_who_did_not_fall_shields_his_own() -> None:
    assert not struck({"rate": SURE, "w_clique": 1}, fallen=[0.0]).any()


def test_where_limits_bind_and_allow_nobody_signals_bring_no_case() -> None:
    told = {"rate": SURE, "w_signal": 1.0, "w_category": 1.0}
    assert struck(told, limit=[0.0]).any()
    assert not struck(told | {"limit_binding": 1}, limit=[0.0]).any()


def arrests(told: dict[str, float], months: int = 300) -> tuple[int, int]:
    """Arrests in so many Septembers of the same sixty, and of those with a file among them."""
    ground = marked()
    everybody = with_file = 0
    for month in range(months):
        ground.people.leaves[:60] = STAYS
        everybody += live(ANSWER, ground, orders_of({"cases": [0.02]}), quiet(ANSWER) | told, month)
        with_file += int((ground.people.leaves[:60][ground.people.file[:60] > 0] != STAYS).sum())
    return everybody, with_file


def test_under_binding_limits_signals_choose_who_and_not_how_many() -> None:
    ordered = 60 * 0.02 * 300
    told = {"blamed": 1.0, "rate": 5e-4, "w_signal": 1.0}
    none, none_with_file = arrests({"blamed": 1.0})
    bound, bound_with_file = arrests(told | {"limit_binding": 1})
    free, _ = arrests(told)
    assert abs(none - ordered) < 4 * ordered**0.5
    assert abs(bound - ordered) < 4 * ordered**0.5
    assert bound_with_file > none_with_file + 4 * none_with_file**0.5
    assert free > ordered + 4 * ordered**0.5


def test_without_acts_and_signals_no_file_grows() -> None:
    ground = marked()
    before = ground.people.file.copy()
    struck({"retort": SURE, "naming": SURE, "forgetting": 0.3}, ground)
    assert (ground.people.file <= before).all()
    assert (ground.people.file < before).any()
    struck({"forgetting": SURE}, ground)
    assert not ground.people.file.any()


def test_no_file_is_for_ever() -> None:
    ground = marked()
    ground.people.file[:60] = 10
    for month in range(20):
        live(ANSWER, ground, orders_of({}), quiet(ANSWER) | {"forgetting": 0.1}, month)
    assert abs(ground.people.file[:60].mean() - 10 * np.exp(-2)) < 0.4


def test_who_criticised_is_denounced_and_nobody_else() -> None:
    ground = toy(ANSWER)
    ground.people.acts[:60:4] = CRITICISED
    assert not struck({"retort": SURE}, ground).any()
    assert (ground.people.file[:60] == (np.arange(60) % 4 == 0)).all()


def test_a_spot_is_named_where_the_resolution_is_against_enemies() -> None:
    ground = marked()
    ground.people.file[:60] = 0
    cells = ground.people.cell[:60]
    ground.cells.own[cells[0], ENEMIES] = 1
    struck({"naming": SURE}, ground)
    named = (ground.people.spots[:60] > 0) & (cells == cells[0])
    assert named.any()
    assert (ground.people.file[:60] == named).all()


def test_signals_lie_in_the_file_of_a_head_with_a_card_and_count_five_a_month() -> None:
    ground = toy(ANSWER)
    ground.people.roles[7] = HEAD
    ground.hosts.head[ground.people.host[7]] = 7
    ground.hosts.signals[:] = 9
    for _ in range(2):
        struck({}, ground)
    assert ground.people.file[7] == 10
    assert ground.people.file.sum() == 10
    ground.people.file[7] = 249
    struck({}, ground)
    assert ground.people.file[7] == 250


def test_an_arrest_is_seen_by_so_many_of_those_who_work_there() -> None:
    ground = marked()
    struck({"w_limit": 1, "rate": SURE, "witnesses": 1}, ground)
    at = np.bincount(ground.people.host[:60], minlength=ground.hosts.id.size)
    there = ground.hosts.nonparty.sum(axis=1) + ground.hosts.communists
    assert np.allclose(ground.hosts.coercion, at / np.maximum(there, 1))


def test_who_dies_is_not_arrested() -> None:
    ground = marked()
    ground.people.leaves[3] = DIED
    struck({"w_limit": 1, "rate": SURE}, ground)
    assert ground.people.leaves[3] == DIED


def test_the_order_of_rows_means_nothing() -> None:
    told = {
        name: declared.prior.quantile(0.7)
        for name, declared in ANSWER.parameter_declarations().items()
    } | {"rate": 1e-3, "witnesses": 7}
    orders = orders_of(PRESSED | {"limit": [2e-5], "cases": [0.05]})
    ground = marked()
    ground.hosts.signals[:] = 2
    ground.people.acts[:60:3] = CRITICISED
    turned = copy_of(ground)
    for column in turned.people:
        column[:60] = column[:60][::-1].copy()
    turned.hosts.head[:] = np.where(turned.hosts.head >= 0, 59 - turned.hosts.head, -1)
    assert (
        live(ANSWER, ground, orders, told, MONTH) == live(ANSWER, turned, orders, told, MONTH) > 0
    )
    for name in ("leaves", "file"):
        here, there = (getattr(one.people, name)[:60] for one in (ground, turned))
        assert (here == there[::-1]).all()
    assert np.array_equal(ground.hosts.coercion, turned.hosts.coercion)


# ------------------------------------------------------------------------------------- above


def drawn_from_prior(chance: np.random.Generator) -> dict[str, float]:
    """One draw of all parameters, weights on the simplex as an account gives them."""
    told = {
        name: declared.prior.quantile(float(chance.random()))
        for name, declared in ANSWER.parameter_declarations().items()
    }
    whole = sum(told[name] for name in WEIGHTS)
    return told | {name: told[name] / whole for name in WEIGHTS}


def above(centre: Any, orders: Any, told: dict[str, float], month: int = MONTH) -> None:
    assert ANSWER.above is not None
    ANSWER.above(centre, orders, parameters_of(ANSWER, told), month, keys_of(ANSWER, month))


def waves(told: dict[str, float]) -> tuple[float, float, float]:
    """Cases of two equal waves of requests, the second four years on, and the fullest brake."""
    centre, orders = centre_of({"heard": {"h_people": 1000, "h_named": 50}}), orders_of({})
    cases, fullest = [0.0, 0.0], 0.0
    for month in range(120):
        wave = next((one for one in range(2) if 24 + 48 * one <= month < 36 + 48 * one), None)
        centre.requested[:] = 1e-4 if wave is None else 3e-3
        above(centre, orders, told, month)
        if wave is not None:
            cases[wave] += float(orders.cases[0] * (1.0 - orders.brake[0]))
            fullest = max(fullest, float(orders.brake[0]))
    return cases[0], cases[1], fullest


def test_a_second_wave_can_follow_the_first() -> None:
    chance = np.random.default_rng(1)
    run = np.array([waves(drawn_from_prior(chance)) for _ in range(100)])
    assert (run[:, 1] > 0.3 * run[:, 0]).mean() > 0.9
    heavy = {"rate": 1e-3, "w_threat": 1.0, "brake": 3.0, "memory": 24.0}
    first, second, fullest = waves(quiet(ANSWER) | heavy)
    assert fullest > 0.5
    assert 0.3 * first < second < first


def test_a_centre_that_does_not_weary_holds_nothing_back() -> None:
    told = quiet(ANSWER) | {"rate": 1e-3, "w_threat": 1.0, "brake": 0.0}
    assert waves(told)[2] == 0
    assert waves(told)[0] == pytest.approx(12 * 1e-3 * 30)


def test_full_vigilance_can_lift_the_brake() -> None:
    for lift, held in ((0.0, 1 - np.exp(-3.0)), (1.0, 0.0)):
        centre, orders = centre_of({"mind": {"weariness": 3.0}}), orders_of({"vigilance": 1.0})
        above(centre, orders, quiet(ANSWER) | {"brake": 1.0, "memory": 1e9, "lift": lift})
        assert orders.brake[0] == pytest.approx(held)


def test_where_nobody_asks_nothing_is_ordered() -> None:
    orders = orders_of({"cases": [0.5]})
    above(centre_of({}), orders, quiet(ANSWER) | {"rate": 1e-3, "w_threat": 1.0})
    assert orders.cases[0] == 0


def test_the_size_of_the_party_means_nothing_above() -> None:
    told = drawn_from_prior(np.random.default_rng(2))
    weary = []
    for size in (1, 100):
        centre = centre_of({"heard": {"h_people": 1000 * size, "h_named": 70 * size}})
        above(centre, orders_of({"limit": [1e-5], "cases": [1e-4]}), told)
        weary.append(centre.mind.copy())
    assert np.allclose(weary[0], weary[1])
    assert weary[0].any()
