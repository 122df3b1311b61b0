"""What cannot hold of centre, chiefs and orders is found, and a quiet month above is sound."""

from __future__ import annotations

import numpy as np
import pytest

from antaeus.world.centre import Centre, quiet_centre
from antaeus.world.orders import Orders, blank_orders
from antaeus.world.soundness_above import SHARES_OF_CENTRE, SHARES_OF_ORDERS, faults_above


def above() -> tuple[Centre, Orders]:
    return quiet_centre(3, 2), blank_orders(3, 2)


def test_a_quiet_month_above_is_sound() -> None:
    assert list(faults_above(*above())) == []


@pytest.mark.parametrize("name", SHARES_OF_CENTRE)
def test_a_share_of_a_chief_past_one_is_found(name: str) -> None:
    centre, orders = above()
    getattr(centre, name)[:] = 1.5
    assert f"centre.{name} lies between 0 and 1" in list(faults_above(centre, orders))


@pytest.mark.parametrize("name", SHARES_OF_ORDERS)
def test_a_share_in_an_order_below_nothing_is_found(name: str) -> None:
    centre, orders = above()
    getattr(orders, name)[0] = -0.1
    assert f"orders.{name} lies between 0 and 1" in list(faults_above(centre, orders))


@pytest.mark.parametrize(
    ("table", "name", "value", "sentence"),
    [
        ("centre", "tension", np.nan, "centre.tension is a finite number"),
        ("orders", "target", np.inf, "orders.target is a finite number"),
        ("centre", "weight", 0.5, "the channels are believed to the whole together"),
        ("orders", "cases", -1.0, "no cases are ordered below none"),
        ("orders", "target", 0.0, "a plan asks for something"),
    ],
)
def test_what_cannot_be_is_found(table: str, name: str, value: float, sentence: str) -> None:
    centre, orders = above()
    getattr({"centre": centre, "orders": orders}[table], name)[:] = value
    assert sentence in list(faults_above(centre, orders))


def test_two_tiles_of_one_body_with_different_plans_are_found() -> None:
    centre, orders = above()
    centre.seat[:] = 0
    centre.target[2] = 1.2
    assert "all tiles of a body have its target" in list(faults_above(centre, orders))
