"""Limiting cases of acceptance: terms not over, transfers closed."""

from __future__ import annotations

from hand_worked import (
    live,
    mechanism,
    orders_of,
)
from limiting import MONTH, STRICT, SURE, pressing, toy

from antaeus.world.codes import (
    CANDIDATE,
)


def test_before_the_term_is_over_nobody_is_accepted() -> None:
    ground, orders = toy(mechanism("acceptance.by_rules")), pressing()
    ground.people.entered[:60] = MONTH - 11
    orders.candidate_months[:] = 12
    assert live(mechanism("acceptance.by_rules"), ground, orders, {"rate": SURE}, MONTH) == 0
    orders.candidate_months[:] = 11
    candidates = int((ground.people.status[:60] == CANDIDATE).sum())
    assert candidates > 0
    assert (
        live(mechanism("acceptance.by_rules"), ground, orders, {"rate": SURE}, MONTH) == candidates
    )


def test_while_transfers_are_closed_nobody_is_accepted() -> None:
    ground, orders = (
        toy(mechanism("acceptance.by_rules")),
        orders_of({**STRICT, "transfer_open": 0}),
    )
    assert live(mechanism("acceptance.by_rules"), ground, orders, {"rate": SURE}, MONTH) == 0


def test_in_proportion_the_term_means_nothing() -> None:
    ground, orders = toy(mechanism("acceptance.in_proportion")), pressing()
    orders.candidate_months[:] = 600
    live(mechanism("acceptance.in_proportion"), ground, orders, {"rate": SURE}, MONTH)
    assert not (ground.people.status[:60] == CANDIDATE).any()
