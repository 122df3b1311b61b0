"""Limiting cases of admission: closed entry, no recommenders, nobody left to enter."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import (
    live,
    mechanism,
    orders_of,
)
from limiting import MONTH, STRICT, SURE, pressing, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.mechanisms import questions
from antaeus.world.codes import (
    CANDIDATE,
    FACTORY,
    NEVER,
    WORKER,
)
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_EVENTS, Ground

OPEN = {
    "worker_rate": 0.2,
    "peasant_rate": 0.2,
    "employee_rate": 0.2,
    "response": 0,
    "uncovered": 1,
    "recommendations_rate": SURE,
    "levy_rate": 0.1,
    "women_share": 0.5,
    "mean_age_years": 28,
}
BY_RULES = mechanism("admission.by_rules_and_quota")


def entered(ground: Ground, orders: Orders, **changes: float) -> np.ndarray:
    """The classes of those who enter."""
    live(BY_RULES, ground, orders, OPEN | changes, MONTH)
    n = int(ground.fill[FILL_EVENTS])
    return ground.events.origin[:n]


def asking(recommenders: int = 3) -> Orders:
    """Entry is open, and an applicant needs so many recommendations."""
    orders = orders_of({**STRICT, "levy": {"factory": 1.0}})
    orders.recommenders[:] = recommenders
    return orders


def test_while_entry_is_closed_nobody_enters() -> None:
    orders = asking()
    assert entered(toy(BY_RULES), orders).size > 0
    closed = orders._replace(terms=orders_of({**STRICT, "entry_open": 0}).terms)
    assert entered(toy(BY_RULES), closed).size == 0


def test_without_recommenders_only_the_levy_of_workers_enters() -> None:
    ground = toy(BY_RULES)
    ground.raions.recommenders[:] = 0
    origins = entered(ground, asking())
    assert origins.size > 0
    assert (origins == WORKER).all()
    n = int(ground.fill[FILL_EVENTS])
    assert (ground.events.host_kind[:n] == FACTORY).all()
    ground = toy(BY_RULES)
    ground.raions.recommenders[:] = 0
    assert entered(ground, asking(), levy_rate=0).size == 0


def test_where_rules_ask_for_no_recommendation_none_is_missed() -> None:
    without, enough = toy(BY_RULES), toy(BY_RULES)
    without.raions.recommenders[:] = 0
    assert entered(without, asking(0)).tolist() == entered(enough, asking(3)).tolist()


def test_entries_keep_to_what_recommenders_can_carry() -> None:
    """Ten members may each recommend once, three for an applicant: 10 / 3 are expected a month."""
    expected, found = 10 / 3, []
    for month in range(120):
        ground = toy(BY_RULES)
        ground.raions.recommenders[:] = 0
        ground.raions.recommenders[0] = 10
        told = OPEN | {"recommendations_rate": 1, "levy_rate": 0}
        found.append(live(BY_RULES, ground, asking(), told, month))
    assert abs(np.mean(found) - expected) < 4 * (expected / len(found)) ** 0.5


def test_more_cannot_enter_than_are_there() -> None:
    ground = toy(BY_RULES)
    ground.hosts.nonparty[:] = ground.hosts.open[:, np.newaxis] * 2
    there = 2 * int(ground.hosts.open.sum())
    origins = entered(ground, asking(0), worker_rate=SURE, peasant_rate=SURE, employee_rate=SURE)
    assert np.bincount(origins).tolist() == [there] * 3


@pytest.mark.parametrize(
    "answer", questions()["admission"].answers.values(), ids=lambda one: one.id
)
def test_newcomers_are_candidates_of_age_with_numbers_of_their_own(answer: Mechanism) -> None:
    ground, orders = toy(answer), pressing()
    names = answer.parameter_declarations()
    told = {name: OPEN.get(name, 0.0) for name in names}
    n = live(answer, ground, orders, told, MONTH)
    new = np.flatnonzero(ground.people.entered == MONTH)
    people = ground.people
    assert n == new.size > 20
    assert (people.status[new] == CANDIDATE).all()
    assert (people.member_since[new] == NEVER).all()
    assert (MONTH - people.born[new] >= 18 * 12).all()
    assert set(people.sex[new].tolist()) == {0, 1}
    assert np.unique(people.id[: 60 + n]).size == 60 + n
    raion = ground.hosts.raion[people.host[new]].astype(np.uint64)
    assert ((people.id[new] >> np.uint64(48)) == raion).all()
    assert ((people.id[new] >> np.uint64(32) & np.uint64(0xFFFF)) == MONTH + 1).all()


def test_a_newcomer_more_renumbers_nobody_in_another_raion() -> None:
    numbers = []
    for workers in (10, 30):
        ground = toy(BY_RULES)
        here = (ground.hosts.raion == 0) & (ground.hosts.open != 0)
        ground.hosts.nonparty[here, WORKER] = workers
        live(BY_RULES, ground, asking(0), OPEN, MONTH)
        n = int(ground.fill[FILL_EVENTS])
        raion = ground.events.raion[:n]
        numbers.append([set(ground.events.person[:n][raion == r].tolist()) for r in (0, 1)])
    (few, there), (many, there_too) = numbers
    assert few < many
    assert there == there_too
    assert there
