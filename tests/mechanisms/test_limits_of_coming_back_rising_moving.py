"""Limiting cases of appeals, promotion and mobility."""

from __future__ import annotations

import numpy as np
from hand_worked import (
    district,
    live,
    mechanism,
    orders_of,
)
from limiting import MONTH, STRICT, SURE, quiet, toy

from antaeus.world.blocks import people_in
from antaeus.world.codes import (
    EMPTY,
    MEMBER,
    NEVER,
    NO_POST,
    OFFICIAL,
)
from antaeus.world.recount import recount_raions
from antaeus.world.tables import FILL_MOVERS, Ground


def expelled_last_month() -> Ground:
    rows = {name: [0] * 4 for name in ("host", "origin", "job", "sex", "penalties", "entered")}
    rows |= {"id": [7, 8, 9, 10], "status": [2, 2, 1, 2], "cause": [2, 3, 4, 5], "left": [89] * 4}
    rows |= {"member_since": [1] * 4, "born": [-300] * 4, "appeal_due": [NEVER] * 4}
    return district({"former": rows})


def test_if_all_appeal_at_once_and_succeed_only_the_expelled_come_back() -> None:
    answer, ground = mechanism("appeal.by_commission"), expelled_last_month()
    told = {
        "appeal_share": 1,
        "delay_months": 0.5,
        "success_after_trial": 1,
        "success_after_review": 1,
    }
    assert live(answer, ground, orders_of({}), told, MONTH) == 2
    assert ground.people.id[6:8].tolist() == [8, 9]
    assert ground.former.status[:4].tolist() == [2, EMPTY, EMPTY, 2]


def test_if_nobody_appeals_or_none_succeeds_nobody_comes_back() -> None:
    answer = mechanism("appeal.by_commission")
    for appeal, success in ((0, 1), (1, 0)):
        ground = expelled_last_month()
        told = {
            "appeal_share": appeal,
            "delay_months": 0.5,
            "success_after_trial": success,
            "success_after_review": success,
        }
        assert live(answer, ground, orders_of({}), told, MONTH) == 0
        assert people_in(ground) == 6


def test_who_left_two_months_ago_lodges_no_appeal() -> None:
    answer, ground = mechanism("appeal.by_commission"), expelled_last_month()
    ground.former.left[:4] = MONTH - 2
    told = {
        "appeal_share": 1,
        "delay_months": 0.5,
        "success_after_trial": 1,
        "success_after_review": 1,
    }
    assert live(answer, ground, orders_of({}), told, MONTH) == 0
    assert (ground.former.appeal_due[:4] == NEVER).all()


LOTTERY = mechanism("promotion.by_lottery")


def test_where_there_are_hardly_any_posts_nobody_is_promoted() -> None:
    ground = toy(LOTTERY)
    told = {"posts_share": 1e-9, "filling_rate": 1, "removal_rate": 0}
    assert live(LOTTERY, ground, orders_of({}), told, MONTH) == 0


def test_where_posts_are_without_number_every_member_gets_one() -> None:
    ground = toy(LOTTERY)
    free = (ground.people.status[:60] == MEMBER) & (ground.people.post[:60] == NO_POST)
    told = {"posts_share": SURE, "filling_rate": 1, "removal_rate": 0}
    assert live(LOTTERY, ground, orders_of({}), told, MONTH) == free.sum()
    assert ((ground.people.post[:60] == OFFICIAL) == (ground.people.status[:60] == MEMBER)).all()


def test_a_sure_removal_leaves_no_official() -> None:
    ground = toy(LOTTERY)
    ground.people.post[:60:7] = OFFICIAL
    live(
        LOTTERY,
        ground,
        orders_of({}),
        {"posts_share": 0, "filling_rate": 0, "removal_rate": SURE},
        MONTH,
    )
    assert not ground.people.post.any()


MOBILITY = mechanism("mobility.by_rates")
ALL_GO = dict.fromkeys(MOBILITY.parameter_declarations(), SURE) | {
    "peasants_to_work": 0,
    "workers_to_office": 0,
}


def test_if_all_go_far_only_officials_stay_in_the_raion() -> None:
    ground = toy(MOBILITY)
    officials = int(ground.people.post[:60].sum())
    assert live(MOBILITY, ground, orders_of({}), ALL_GO | {"far_share": 1}, MONTH) == 60
    assert ground.fill[FILL_MOVERS] == 60 - officials
    assert people_in(ground) == officials


def test_if_nobody_goes_far_nobody_is_handed_over() -> None:
    ground = toy(MOBILITY)
    raion = ground.hosts.raion[ground.people.host[:60]]
    live(MOBILITY, ground, orders_of({}), ALL_GO | {"far_share": 0}, MONTH)
    assert ground.fill[FILL_MOVERS] == 0
    assert (ground.hosts.raion[ground.people.host[:60]] == raion).all()


def test_a_closed_unit_sends_everybody_elsewhere() -> None:
    ground = toy(MOBILITY)
    busiest = int(np.bincount(ground.people.host[:60]).argmax())
    ground.hosts.open[busiest] = 0
    ground.hosts.nonparty[busiest] = 0
    recount_raions(ground, orders_of(STRICT), MONTH)
    live(MOBILITY, ground, orders_of({}), quiet(MOBILITY), MONTH)
    here = ground.people.status[:60] != EMPTY
    assert not (ground.people.host[:60][here] == busiest).any()


def test_all_moving_peasants_become_workers_and_all_workers_employees_if_told_so() -> None:
    ground = toy(MOBILITY)
    jobs = ground.people.job[:60].copy()
    live(
        MOBILITY,
        ground,
        orders_of({}),
        ALL_GO | {"far_share": 0, "peasants_to_work": 1, "workers_to_office": 1},
        MONTH,
    )
    became = np.array([2, 0, 2])[jobs]
    assert ground.people.job[:60].tolist() == became.tolist()
