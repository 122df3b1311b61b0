"""Limiting cases of leaving: everybody in arrears, everybody dead, nobody owing."""

from __future__ import annotations

import numpy as np
from hand_worked import (
    district,
    live,
    mechanism,
    orders_of,
)
from limiting import MONTH, STRICT, SURE, quiet, toy

from antaeus.world.codes import (
    DIED,
    EMPTY,
    LAPSED,
    STAYS,
)
from antaeus.world.tables import FILL_FORMER

LEAVING = mechanism("leaving.by_dues_and_age")


def test_all_in_arrears_past_the_term_lapse_and_no_others() -> None:
    ground = toy(LEAVING)
    ground.people.arrears[:60] = np.arange(60) % 4
    told = quiet(LEAVING) | {"missed_dues_chance": 1, "lapse_rate": SURE}
    expected = np.where(np.arange(60) % 4 + 1 >= 3, LAPSED, STAYS)
    assert live(LEAVING, ground, orders_of(STRICT), told, MONTH) == (expected == LAPSED).sum()
    assert ground.people.leaves[:60].tolist() == expected.tolist()


def test_who_pays_owes_nothing() -> None:
    ground = toy(LEAVING)
    ground.people.arrears[:60] = 200
    live(LEAVING, ground, orders_of(STRICT), quiet(LEAVING) | {"lapse_rate": SURE}, MONTH)
    assert not ground.people.arrears[:60].any()
    assert (ground.people.leaves[:60] == STAYS).all()


def test_arrears_do_not_wrap() -> None:
    ground = toy(LEAVING)
    ground.people.arrears[:60] = 250
    live(
        LEAVING,
        ground,
        orders_of({"lapse_months": 255}),
        quiet(LEAVING) | {"missed_dues_chance": 1},
        MONTH,
    )
    assert (ground.people.arrears[:60] == 250).all()


def test_death_takes_everybody_when_it_is_sure_also_those_who_have_left() -> None:
    ground = district(
        {"former": {"id": [7, 8], "host": [0, 0], "status": [2, 1], "born": [-300, -600]}}
    )
    told = quiet(LEAVING) | {"death_rate_at_30": SURE}
    assert live(LEAVING, ground, orders_of(STRICT), told, MONTH) == 6
    assert (ground.people.leaves[:6] == DIED).all()
    assert (ground.former.status[:2] == EMPTY).all()
    assert ground.fill[FILL_FORMER] == 2


def test_the_hazard_of_death_doubles_in_the_years_it_is_told_to() -> None:
    """At 40, ten years above 30, twice the hazard: 1 - exp(-0.02) of a hundred thousand draws."""
    struck = 0
    for month in range(0, 200):
        ground = toy(LEAVING)
        ground.people.born[:60] = month - 40 * 12
        struck += live(
            LEAVING, ground, orders_of(STRICT), quiet(LEAVING) | {"death_rate_at_30": 0.01}, month
        )
    n, chance = 200 * 60, 1 - np.exp(-0.02)
    assert abs(struck / n - chance) < 4 * (chance * (1 - chance) / n) ** 0.5
