"""Limiting cases of grievance: no hardship, full redress, perfect bosses, nothing to collect."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import live, mechanism, orders_of
from hypothesis import given
from hypothesis import strategies as st
from limiting import MONTH, SURE, quiet, toy

from antaeus.world.codes import (
    BOSSES,
    FACTORY,
    FOOD,
    GRAIN,
    HOUSING_ISSUE,
    N_GRIEVANCES,
    OFFICE,
    OUTPUT,
    VILLAGE,
)
from antaeus.world.tables import Ground

BY_HARDSHIP = mechanism("grievance.by_hardship")
CONSTANT = mechanism("grievance.constant")
AT_ONCE = quiet(BY_HARDSHIP) | {"speed": 1.0}
HARD = {"hardship": [1.0, 1.0, 1.0], "famine": [1.0], "target": [1.5]}
SHARE = st.floats(0.0, 1.0)


def fresh() -> Ground:
    """The toy district, pressed by every issue with a half."""
    ground = toy(BY_HARDSHIP)
    ground.hosts.grievance[:] = 0.5
    return ground


def pressed(ground: Ground, issue: int, kind: int) -> np.ndarray:
    hosts = ground.hosts
    return hosts.grievance[(hosts.open == 1) & (hosts.kind == kind), issue]


def test_without_hardship_grievance_fades_by_the_same_part_each_month() -> None:
    ground = fresh()
    for month in range(MONTH, MONTH + 5):
        assert (
            live(BY_HARDSHIP, ground, orders_of({}), quiet(BY_HARDSHIP) | {"speed": 0.5}, month)
            == 0
        )
    here = ground.hosts.open == 1
    assert np.allclose(ground.hosts.grievance[here], 0.5 * 0.5**5)
    assert not ground.hosts.grievance[~here].any()


def test_without_hardship_only_what_befalls_a_place_is_left() -> None:
    ground = fresh()
    shocks = live(
        BY_HARDSHIP, ground, orders_of({}), AT_ONCE | {"shock_rate": 0.5, "shock_size": 0.4}, MONTH
    )
    felt = ground.hosts.grievance[ground.hosts.grievance > 0]
    assert 0 < shocks < int(ground.hosts.open.sum())
    assert felt.tolist() == [0.4] * shocks


def test_a_sure_shock_befalls_every_unit_once_and_grain_befalls_villages_alone() -> None:
    ground, told = fresh(), AT_ONCE | {"shock_rate": SURE, "shock_size": 1.0}
    felt = np.zeros(N_GRIEVANCES)
    for month in range(MONTH, MONTH + 40):
        assert live(BY_HARDSHIP, ground, orders_of({}), told, month) == ground.hosts.open.sum()
        assert (ground.hosts.grievance.sum(axis=1) == ground.hosts.open).all()
        assert not pressed(ground, GRAIN, OFFICE).any()
        felt += ground.hosts.grievance.sum(axis=0)
    assert (felt > 0).all()


def test_full_redress_with_full_relief_leaves_no_grievance_and_is_spent() -> None:
    ground = fresh()
    ground.hosts.redress[:] = 1.0
    live(BY_HARDSHIP, ground, orders_of({}), quiet(BY_HARDSHIP) | {"relief": 1.0}, MONTH)
    assert not ground.hosts.grievance.any()
    assert not ground.hosts.redress.any()


@pytest.mark.parametrize(("relief", "redress"), [(0.0, 1.0), (1.0, 0.0)])
def test_no_relief_and_no_redress_change_nothing(relief: float, redress: float) -> None:
    ground = fresh()
    ground.hosts.redress[:] = redress
    live(BY_HARDSHIP, ground, orders_of({}), quiet(BY_HARDSHIP) | {"relief": relief}, MONTH)
    assert (ground.hosts.grievance[ground.hosts.open == 1] == 0.5).all()


def test_perfect_bosses_without_force_are_no_grievance_and_bad_ones_are() -> None:
    ground, told = fresh(), AT_ONCE | {"bosses": 1.0, "force": 1.0}
    ground.hosts.competence[:] = 1.0
    live(BY_HARDSHIP, ground, orders_of(HARD), told, MONTH)
    assert not ground.hosts.grievance[:, BOSSES].any()
    ground.hosts.competence[:] = 0.25
    live(BY_HARDSHIP, ground, orders_of(HARD), told, MONTH)
    assert (pressed(ground, BOSSES, OFFICE) == 0.75).all()
    ground.hosts.coercion[:] = 0.125
    live(BY_HARDSHIP, ground, orders_of(HARD), told, MONTH)
    assert (pressed(ground, BOSSES, VILLAGE) == 0.875).all()


@pytest.mark.parametrize("town_famine", [0.0, 0.5, 1.0])
def test_villages_feel_a_famine_in_full_and_towns_as_far_as_is_said(town_famine: float) -> None:
    ground, orders = fresh(), orders_of({"famine": [0.8], "hardship": [0.0, 0.1, 0.0]})
    live(BY_HARDSHIP, ground, orders, AT_ONCE | {"town_famine": town_famine}, MONTH)
    assert (pressed(ground, FOOD, VILLAGE) == 0.8).all()
    assert np.allclose(pressed(ground, FOOD, FACTORY), max(0.1, town_famine * 0.8))


def test_norms_press_on_the_collectivised_and_on_plants_more_the_tenser_the_plan() -> None:
    ground = fresh()
    ground.hosts.collectivised[:] = 0.5
    told = AT_ONCE | {"strain": 1.0}
    for target, norms in ((0.5, 0.4), (1.0, 0.4), (1.5, 0.6), (9.0, 1.0)):
        orders = orders_of({"hardship": [0.4, 0.0, 0.0], "target": [target]})
        live(BY_HARDSHIP, ground, orders, told, MONTH)
        assert np.allclose(pressed(ground, OUTPUT, FACTORY), norms)
    assert (pressed(ground, OUTPUT, VILLAGE) == 1.0).all()
    ground.hosts.collectivised[:] = 0.0
    live(BY_HARDSHIP, ground, orders_of(HARD), told, MONTH)
    assert not pressed(ground, OUTPUT, VILLAGE).any()


def test_want_of_rooms_is_the_towns() -> None:
    ground = fresh()
    live(BY_HARDSHIP, ground, orders_of(HARD), AT_ONCE | {"rural_housing": 0.0}, MONTH)
    assert (pressed(ground, HOUSING_ISSUE, FACTORY) == 1.0).all()
    assert not pressed(ground, HOUSING_ISSUE, VILLAGE).any()


def test_grain_presses_where_the_line_that_arrived_asks_for_it() -> None:
    ground, told = fresh(), AT_ONCE | {"grain": 1.0}
    ground.raions.pressure[:, FACTORY] = 1.0
    ground.raions.issues[:, FACTORY, GRAIN] = 1.0
    ground.raions.issues[:, VILLAGE, GRAIN] = 0.5
    live(BY_HARDSHIP, ground, orders_of(HARD), told, MONTH)
    assert not ground.hosts.grievance[:, GRAIN].any()  # the line did not reach the villages
    ground.raions.pressure[1, VILLAGE] = 1.0
    live(BY_HARDSHIP, ground, orders_of(HARD), told, MONTH)
    hosts = ground.hosts
    asked = (hosts.open == 1) & (hosts.kind == VILLAGE) & (hosts.raion == 1)
    assert (hosts.grievance[:, GRAIN] == np.where(asked, 0.5, 0.0)).all()


@given(speed=SHARE, relief=SHARE, size=SHARE, hardship=SHARE, redress=SHARE)
def test_a_grievance_is_always_a_share(
    speed: float, relief: float, size: float, hardship: float, redress: float
) -> None:
    ground = fresh()
    ground.hosts.redress[:] = redress
    told = dict.fromkeys(BY_HARDSHIP.parameter_declarations(), 1.0)
    told |= {"speed": speed, "relief": relief, "shock_size": size}
    live(BY_HARDSHIP, ground, orders_of(HARD | {"hardship": [hardship] * 3}), told, MONTH)
    assert ((ground.hosts.grievance >= 0) & (ground.hosts.grievance <= 1)).all()
    assert all(holds for _, holds in BY_HARDSHIP.invariants(fresh(), ground))


@pytest.mark.parametrize("level", [0.0, 0.5])
def test_a_constant_grievance_knows_neither_hardship_nor_redress(level: float) -> None:
    ground = fresh()
    ground.hosts.redress[:] = 1.0
    count = live(CONSTANT, ground, orders_of(HARD), {"level": level}, MONTH)
    here = ground.hosts.open == 1
    assert (ground.hosts.grievance[here] == level).all()
    assert not ground.hosts.grievance[~here].any()
    assert not ground.hosts.redress.any()
    assert count == (int(here.sum()) if level else 0)
