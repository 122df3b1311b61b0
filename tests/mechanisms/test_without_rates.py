"""Limiting cases: where no rate is above nothing, nothing happens."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import (
    all_mechanisms,
    live,
    orders_of,
)
from limiting import MONTH, STRICT, SURE, pressing, quiet, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.blocks import people_in

COMING_AND_GOING = (
    *("appeal", "repression", "discipline", "review", "leaving"),
    *("acceptance", "admission", "promotion", "mobility"),
)
RATES = [one for one in all_mechanisms() if one.question in COMING_AND_GOING]


@pytest.mark.parametrize("answer", RATES, ids=lambda one: one.id)
def test_where_all_rates_are_nothing_nothing_happens(answer: Mechanism) -> None:
    ground = toy(answer)
    before = copy_of(ground)
    assert live(answer, ground, pressing(), quiet(answer), MONTH) == 0
    for name in ground.people._fields:
        assert np.array_equal(getattr(before.people, name), getattr(ground.people, name)), name
    assert ground.fill.tolist() == before.fill.tolist()


SILENT = [one for one in RATES if one.answer == "in_proportion" or one.question == "review"]


@pytest.mark.parametrize("answer", SILENT, ids=lambda one: one.id)
def test_where_the_centre_asks_for_nothing_its_campaigns_move_nobody(answer: Mechanism) -> None:
    ground = toy(answer)
    sure = dict.fromkeys(answer.parameter_declarations(), SURE)
    assert live(answer, ground, orders_of(STRICT), sure, MONTH) == 0
    assert people_in(ground) == 60
