"""Counting afresh agrees with counting one by one."""

from __future__ import annotations

import numpy as np
import pytest
from toy_district import BUSY, BusyRules, simulate

from antaeus.world.blocks import with_room
from antaeus.world.codes import EMPTY, MEMBER, N_CATEGORIES, N_CLASSES, NO_POST
from antaeus.world.orders import Orders, blank_orders
from antaeus.world.recount import recount_people, recount_raions
from antaeus.world.tables import FILL_CELLS, Ground

MONTH = 60


@pytest.fixture(scope="module")
def ground() -> Ground:
    """A district in which five years have gone by and much has happened."""
    simulation = simulate("n0", BUSY, rules=BusyRules(), blocks=1)
    for _ in simulation.months(last=MONTH - 1):
        pass
    return with_room(simulation.world.grounds[0])


@pytest.fixture
def orders() -> Orders:
    rules = blank_orders(1)
    rules.tenure_months[:] = (3, 12, 30, 70)
    return rules


def everybody(ground: Ground) -> list[int]:
    return [row for row, status in enumerate(ground.people.status) if status != EMPTY]


def test_cells_and_host_units_know_who_is_in_them(ground: Ground) -> None:
    people = ground.people
    assert recount_people(ground) == len(everybody(ground))
    for c in range(int(ground.fill[FILL_CELLS])):
        inside = [row for row in everybody(ground) if people.cell[row] == c]
        assert ground.cells.people[c] == len(inside)
        assert ground.cells.members[c] == sum(people.status[row] == MEMBER for row in inside)
    for h in range(ground.hosts.id.size):
        there = [row for row in everybody(ground) if people.host[row] == h]
        assert ground.hosts.communists[h] == len(there)


def test_raions_know_their_strata_posts_and_recommenders(ground: Ground, orders: Orders) -> None:
    people, hosts, raions = ground.people, ground.hosts, ground.raions
    recount_raions(ground, orders, MONTH)
    found = {}
    for r in range(raions.id.size):
        here = [row for row in everybody(ground) if hosts.raion[people.host[row]] == r]
        members = [row for row in here if people.status[row] == MEMBER]
        standing = [MONTH - int(people.member_since[row]) for row in members]
        found[r] = len(members)
        for category in range(N_CATEGORIES):
            able = sum(months >= orders.tenure_months[category] for months in standing)
            assert raions.recommenders[r, category] == able
        assert raions.officials[r] == sum(people.post[row] != NO_POST for row in here)
        assert raions.eligible[r] == sum(people.post[row] == NO_POST for row in members)
        rows = np.flatnonzero((hosts.raion == r) & (hosts.open != 0))
        for class_ in range(N_CLASSES):
            assert raions.nonparty[r, class_] == hosts.nonparty[rows, class_].sum()
    assert min(found.values()) > 0
    assert 0 < raions.recommenders[:, 3].sum() < raions.recommenders[:, 0].sum()


def test_a_new_month_deals_numbers_from_the_first(ground: Ground, orders: Orders) -> None:
    ground.raions.next_person[:] = ground.raions.next_cell[:] = 9
    recount_raions(ground, orders, MONTH)
    assert not ground.raions.next_person.any()
    assert not ground.raions.next_cell.any()
