"""Limiting cases of cells, workplaces and the line."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import (
    campaigns_of,
    district,
    keys_of,
    live,
    mechanism,
    orders_of,
    parameters_of,
)
from limiting import MONTH, STRICT, pressing, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.world.centre import quiet_centre
from antaeus.world.codes import (
    DISSOLVED,
    EMPTY,
    WORKER,
)
from antaeus.world.tables import FILL_CELLS

CELLS = mechanism("cells.by_rules")
FOUNDING = {"village_founding": 3, "other_founding": 3, "grace_months": 2}


def test_a_unit_with_enough_communists_founds_a_cell_and_one_short_of_it_does_not() -> None:
    for number, founds in ((3, 1), (2, 0)):
        ground = district()
        ground.people.host[:number] = 1
        ground.people.host[number:6] = 2
        assert live(CELLS, ground, orders_of(STRICT), FOUNDING, MONTH) == founds
        assert (ground.hosts.cell[1] >= 0) == bool(founds)


def test_the_last_cell_of_a_raion_is_never_dissolved() -> None:
    ground = district()
    ground.people.status[:6] = EMPTY
    ground.fill[:2] = 6, 6
    ground.free[:6] = np.arange(6)
    for _ in range(6):
        live(CELLS, ground, orders_of(STRICT), FOUNDING, MONTH)
    alive = ground.cells.form[: ground.fill[FILL_CELLS]] != DISSOLVED
    assert alive.sum() == 1


def test_a_weak_cell_has_its_months_of_grace() -> None:
    ground = district()
    ground.people.cell[3:6] = 0
    ground.people.host[3:6] = 0
    forms = []
    for _ in range(4):
        live(CELLS, ground, orders_of(STRICT), FOUNDING, MONTH)
        forms.append(bool(ground.cells.form[1] != DISSOLVED))
    assert forms == [True, True, False, False]


def test_where_shops_have_no_rights_nothing_is_split() -> None:
    ground, orders = toy(CELLS), orders_of(STRICT)
    none = dict.fromkeys(FOUNDING, 99)
    assert live(CELLS, ground, orders, none, MONTH) == 0
    split = orders_of({**STRICT, "shop_size": 1})
    large = int((ground.cells.people[:3] > 1).sum())
    assert live(CELLS, ground, split, none, MONTH) == large == 3


def test_who_sat_with_a_neighbour_s_shop_cell_is_seated_anew_when_it_goes() -> None:
    """Person 3 of the village sits in the factory's second cell, which goes; the first lives."""
    ground = district({
        "cells": {"id": [20, 21, 22], "host": [0, 2, 0], "raion": [0, 0, 0], "form": [1, 1, 1],
                  "weak_months": [0, 0, 9], "founded": [-1, -1, 5], "people": [0, 0, 0],
                  "members": [0, 0, 0]},
        "people": {"cell": [0, 0, 2, 1, 1, 1]},
    })  # fmt: skip
    live(CELLS, ground, orders_of({**STRICT, "cell_minimum": 2}), FOUNDING, MONTH)
    assert ground.cells.form[2] == DISSOLVED
    assert ground.people.cell[2] == 0


WORKPLACES = mechanism("workplaces.by_drivers")


def test_where_no_share_is_open_all_units_close_and_employ_nobody() -> None:
    ground = toy(WORKPLACES)
    assert live(WORKPLACES, ground, orders_of({"people_per_unit": 100.0}), {}, MONTH) == 0
    assert not ground.hosts.open.any()
    assert not ground.hosts.nonparty.any()


def test_where_all_is_open_every_unit_has_its_people() -> None:
    ground = toy(WORKPLACES)
    before = ground.hosts.open.copy()
    orders = orders_of({"open_share": 1.0, "people_per_unit": 100.0, "classes": [1.0, 0.0, 0.0]})
    n = ground.hosts.id.size
    assert live(WORKPLACES, ground, orders, {}, MONTH) == n
    assert ground.hosts.open.all()
    assert ground.hosts.nonparty[:, WORKER].tolist() == [
        round(100 * w) for w in ground.hosts.weight
    ]
    assert (ground.hosts.opened[before == 0] == MONTH).all()
    assert (ground.hosts.opened[before == 1] == -1).all()


CALENDARS = [mechanism("line.by_calendar"), mechanism("line.in_proportion")]


@pytest.mark.parametrize("answer", CALENDARS, ids=lambda one: one.id)
def test_a_calendar_without_campaigns_asks_for_nothing(answer: Mechanism) -> None:
    orders = pressing()
    campaigns = campaigns_of([{"presses": {}}], MONTH)
    given = quiet_centre(1, 1), campaigns, orders, parameters_of(answer, {}), MONTH
    assert answer.step(*given, keys_of(answer, MONTH)) == 0
    for column in (orders.intensity, orders.vigilance, orders.levy, orders.review):
        assert not column.any()
