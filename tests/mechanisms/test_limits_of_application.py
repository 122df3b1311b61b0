"""Limiting cases of application: slopes of nothing, one slope alone, recommenders, patrons."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import live, mechanism, orders_of
from limiting import MONTH, STRICT, SURE, toy

from antaeus.simulation.checking import copy_of
from antaeus.world.codes import EMPTY, SECRETARY, WORKER
from antaeus.world.orders import Orders
from antaeus.world.recount import recount_people
from antaeus.world.tables import FILL_EVENTS, FILL_FREE, TABLES, Ground

BY_RULES = mechanism("admission.by_rules_and_quota")
BY_APPLICATION = mechanism("admission.by_application")
RATES = {
    "worker_rate": 0.05,
    "peasant_rate": 0.03,
    "employee_rate": 0.04,
    "response": 0.5,
    "uncovered": 0.3,
    "recommendations_rate": 0.5,
    "levy_rate": 0.05,
    "women_share": 0.3,
    "mean_age_years": 28,
}
FLAT = {"by_stake": 0.0, "by_language": 0.0, "by_komsomol": 0.0}


def asking(levy: float = 0.5) -> Orders:
    orders = orders_of({**STRICT, "levy": {"factory": levy}, "intensity": 0.4})
    orders.recommenders[:] = 2
    return orders


def mixed(seed: int = 3) -> Ground:
    """The toy district, whose strata differ in number, stake, language and Komsomol."""
    ground, rng = toy(BY_APPLICATION), np.random.default_rng(seed)
    hosts = ground.hosts
    hosts.nonparty[:] = rng.integers(0, 80, hosts.nonparty.shape) * hosts.open[:, np.newaxis]
    hosts.stake[:] = rng.random(hosts.stake.shape)
    hosts.language[:] = rng.random(hosts.language.shape)
    hosts.komsomol[:] = rng.integers(0, 20, hosts.komsomol.size)
    return ground


def seat_secretaries(ground: Ground) -> None:
    """Make the first person of each cell its secretary."""
    _, first = np.unique(ground.people.cell[:60], return_index=True)
    ground.people.roles[first] = SECRETARY
    recount_people(ground)


def assert_same(one: Ground, other: Ground, but: tuple[str, ...] = ()) -> None:
    for table in TABLES:
        for name in TABLES[table]._fields:
            if f"{table}.{name}" not in but:
                left, right = (getattr(getattr(ground, table), name) for ground in (one, other))
                assert np.array_equal(left, right), f"{table}.{name}"
    assert one.fill.tolist() == other.fill.tolist()


@pytest.mark.parametrize("month", range(40, 46))
def test_without_slopes_rules_and_quota_alone_decide(month: int) -> None:
    by_rules, by_application = mixed(month), mixed(month)
    n = live(BY_RULES, by_rules, asking(), RATES, month)
    assert live(BY_APPLICATION, by_application, asking(), RATES | FLAT, month) == n > 0
    assert_same(by_rules, by_application)


def test_secretaries_change_nothing_but_who_is_patron() -> None:
    by_rules, by_application = mixed(), mixed()
    for ground in (by_rules, by_application):
        seat_secretaries(ground)
    live(BY_RULES, by_rules, asking(), RATES, MONTH)
    live(BY_APPLICATION, by_application, asking(), RATES | FLAT, MONTH)
    assert_same(by_rules, by_application, but=("people.patron",))
    assert by_application.people.patron.any()


def test_the_patron_of_each_newcomer_is_the_secretary_of_the_cell() -> None:
    ground = mixed()
    seat_secretaries(ground)
    left = int(np.flatnonzero(ground.people.roles[:60] & SECRETARY)[0])
    leaver, vacant = 59, int(ground.people.cell[left])
    ground.people.roles[left] = 0  # one cell has none, and one place is free below the mark
    ground.people.status[leaver] = EMPTY
    ground.free[0], ground.fill[FILL_FREE] = leaver, 1
    before = copy_of(ground)
    n = live(BY_APPLICATION, ground, asking(), RATES | FLAT, MONTH)
    people = ground.people
    new = np.flatnonzero(people.entered == MONTH)
    assert n == new.size
    assert leaver in new
    secretary = ground.cells.secretary[people.cell[new]]
    wanted = np.where(people.cell[new] == vacant, 0, people.id[secretary])
    assert people.patron[new].tolist() == wanted.tolist()
    assert (people.cell[new] == vacant).any()
    assert [word for word, good in BY_APPLICATION.invariants(before, ground) if not good] == []


@pytest.mark.parametrize(("slope", "column"), [("by_stake", "stake"), ("by_language", "language")])
@pytest.mark.parametrize("sign", [-1, 1])
def test_a_steep_slope_leaves_only_those_on_its_side(slope: str, column: str, sign: int) -> None:
    ground = toy(BY_APPLICATION)
    ground.raions.recommenders[:] = 10**6
    ground.hosts.stake[:], ground.hosts.language[:] = 0.5, 0.25
    high = np.arange(ground.hosts.id.size) % 2 == 0
    getattr(ground.hosts, column)[:] = np.where(high, 1.0, 0.0)[:, np.newaxis]
    live(BY_APPLICATION, ground, asking(0), RATES | FLAT | {slope: 60.0 * sign}, MONTH)
    new = ground.people.entered == MONTH
    assert new.sum() > 20
    assert (high[ground.people.host[new]] == (sign > 0)).all()


def test_many_of_the_komsomol_draw_no_more_than_a_tenth_does() -> None:
    entered = []
    for komsomol in (0, 15, 150):  # of 150 people in a unit
        ground = toy(BY_APPLICATION)
        ground.raions.recommenders[:] = 10**6
        ground.hosts.stake[:], ground.hosts.language[:] = 0.5, 0.25
        ground.hosts.komsomol[:] = komsomol
        entered.append(
            live(BY_APPLICATION, ground, asking(0), RATES | FLAT | {"by_komsomol": 2.0}, MONTH)
        )
    none, tenth, all_ = entered
    assert 0 < none < tenth == all_


def test_who_is_drawn_more_needs_more_recommenders() -> None:
    """Where the rate passes what recommenders can carry, a steeper slope lets no more enter."""
    expected, found = 10 / 2, []
    for month in range(80):
        ground = toy(BY_APPLICATION)
        ground.hosts.stake[:] = 1.0
        ground.raions.recommenders[:] = 0
        ground.raions.recommenders[0] = 10
        told = RATES | FLAT | {"by_stake": 6.0, "recommendations_rate": 1.0}
        found.append(live(BY_APPLICATION, ground, asking(0), told, month))
    assert abs(np.mean(found) - expected) < 4 * (expected / len(found)) ** 0.5


def test_the_levy_takes_workers_whatever_they_expect() -> None:
    ground = toy(BY_APPLICATION)
    ground.raions.recommenders[:] = 0
    ground.hosts.stake[:] = 0.0
    told = RATES | FLAT | {"by_stake": SURE}
    assert live(BY_APPLICATION, ground, asking(), told, MONTH) > 0
    n = int(ground.fill[FILL_EVENTS])
    assert (ground.events.origin[:n] == WORKER).all()
    assert live(BY_APPLICATION, toy(BY_APPLICATION), orders_of({}), told, MONTH) == 0
