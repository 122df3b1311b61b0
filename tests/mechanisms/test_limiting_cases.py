"""Limiting cases: months of which the outcome is known before they are lived through."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import (
    all_mechanisms,
    campaigns_of,
    district,
    live,
    mechanism,
    orders_of,
    parameters_of,
)
from toy_district import first_ground

from antaeus.foundation.declarations import Mechanism
from antaeus.mechanisms import questions
from antaeus.simulation.checking import copy_of
from antaeus.world.blocks import people_in
from antaeus.world.codes import (
    CANDIDATE,
    DIED,
    DISSOLVED,
    EMPTY,
    EXPELLED_BY_TRIAL,
    EXPELLED_IN_REVIEW,
    FACTORY,
    LAPSED,
    MEMBER,
    NEVER,
    NO_POST,
    OFFICIAL,
    REVIEWS,
    STAYS,
    WORKER,
)
from antaeus.world.orders import Orders
from antaeus.world.recount import recount_people, recount_raions
from antaeus.world.tables import FILL_CELLS, FILL_EVENTS, FILL_FORMER, FILL_MOVERS, Ground

MONTH = 90
SURE = 1e3
"""A rate at which everybody is struck."""
NOTHING = {
    "discipline": {"expelled_share": 0.7},
    "leaving": {"death_doubling_years": 10},
    "admission": {"mean_age_years": 28},
    "appeal": {"delay_months": 3},
}
"""What cannot be 0 where all rates are."""
STRICT = {"entry_open": 1, "transfer_open": 1, "lapse_months": 3, "cell_minimum": 3}


def toy(answer: Mechanism) -> Ground:
    """Sixty communists of the toy district, strata in their host units, all counted."""
    ground = first_ground()
    ground.hosts.nonparty[:] = ground.hosts.open[:, np.newaxis] * 50
    recount_people(ground)
    recount_raions(ground, orders_of(STRICT), MONTH)
    return ground


def pressing() -> Orders:
    """Orders under which everything is asked of everybody."""
    orders = orders_of({**STRICT, "intensity": 1.0, "vigilance": 1.0, "levy": 1.0, "limit": [1.0]})
    orders.review[:] = 1.0
    return orders


def quiet(answer: Mechanism) -> dict[str, float]:
    """Every parameter at 0, but those that cannot be."""
    zeros = dict.fromkeys(answer.parameter_declarations(), 0.0)
    known = NOTHING.get(answer.question, {})
    return zeros | {name: value for name, value in known.items() if name in zeros}


RATES = [one for one in all_mechanisms() if one.question not in ("line", "workplaces", "cells")]


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


# ---------------------------------------------------------------- acceptance


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


# ---------------------------------------------------------------- admission

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
    told = {name: value for name, value in OPEN.items() if name in names}
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
    for workers in (20, 400):
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


# ---------------------------------------------------------------- falling


def test_no_limit_and_no_routine_arrest_nobody() -> None:
    ground, answer = toy(mechanism("repression.by_quota")), mechanism("repression.by_quota")
    told = {"routine_rate": 0, "exposure": SURE}
    assert live(answer, ground, orders_of({"limit": [0.0]}), told, MONTH) == 0
    assert live(answer, ground, orders_of({"limit": [1.0]}), told, MONTH) == 60


def test_an_arrest_is_the_reason_of_every_exit_but_death() -> None:
    ground, answer = toy(mechanism("repression.by_quota")), mechanism("repression.by_quota")
    causes = np.arange(60) % (LAPSED + 1)
    ground.people.leaves[:60] = causes
    live(answer, ground, orders_of({}), {"routine_rate": 1, "exposure": 0}, MONTH)
    assert ground.people.leaves[:60].tolist() == [1 if cause == DIED else 2 for cause in causes]


@pytest.mark.parametrize("expelled_share", [0.0, 1.0])
def test_all_tried_are_expelled_or_reprimanded_as_the_share_says(expelled_share: float) -> None:
    answer = mechanism("discipline.by_commission")
    ground = toy(answer)
    told = quiet(answer) | {"trial_rate": SURE, "expelled_share": expelled_share}
    told |= {"candidate_factor": 1, "peasant_factor": 1, "employee_factor": 1}
    assert live(answer, ground, orders_of({}), told, MONTH) == 60 * expelled_share
    assert int((ground.people.leaves == EXPELLED_BY_TRIAL).sum()) == 60 * expelled_share
    assert int(ground.people.penalties.sum()) == 60 * (1 - expelled_share)


def test_who_has_no_weight_is_never_tried() -> None:
    answer = mechanism("discipline.by_commission")
    ground = toy(answer)
    told = quiet(answer) | {"trial_rate": SURE, "expelled_share": 1}
    live(answer, ground, orders_of({}), told, MONTH)
    struck = ground.people.leaves[:60] != STAYS
    workers = (ground.people.origin[:60] == WORKER) & (ground.people.status[:60] == MEMBER)
    assert (struck == workers).all()


@pytest.mark.parametrize("sort", range(len(REVIEWS)), ids=REVIEWS)
def test_each_sort_of_review_has_a_rate_of_its_own(sort: int) -> None:
    answer = mechanism("review.by_commission")
    rates = ("chistka_1921_rate", "check_rate", "chistka_rate", "documents_rate")
    weights = {"candidate_factor": 1, "peasant_factor": 1, "employee_factor": 1}
    for told_sort, rate in enumerate(rates):
        ground, orders = toy(answer), orders_of({})
        orders.review[sort] = 1.0
        told = quiet(answer) | weights | {rate: SURE}
        expected = 60 if told_sort == sort else 0
        assert live(answer, ground, orders, told, MONTH) == expected
        assert int((ground.people.leaves == EXPELLED_IN_REVIEW).sum()) == expected


def test_a_review_of_one_kind_of_host_unit_spares_the_others() -> None:
    answer = mechanism("review.by_commission")
    ground, orders = toy(answer), orders_of({"review": {"chistka": {"factory": 1.0}}})
    told = dict.fromkeys(answer.parameter_declarations(), 1.0) | {"chistka_rate": SURE}
    live(answer, ground, orders, told, MONTH)
    kinds = ground.hosts.kind[ground.cells.host[ground.people.cell[:60]]]
    assert ((ground.people.leaves[:60] == EXPELLED_IN_REVIEW) == (kinds == FACTORY)).all()


def test_moved_down_once_all_members_are_candidates_and_all_candidates_leave() -> None:
    answer = mechanism("review.by_commission")
    ground, orders = toy(answer), orders_of({"review": {"chistka": {"factory": 1.0}}})
    orders.review[:] = orders.review.max()
    members = ground.people.status[:60] == MEMBER
    live(answer, ground, orders, quiet(answer) | {"reduction_rate": SURE}, MONTH)
    assert (ground.people.status[:60] == CANDIDATE).all()
    assert ((ground.people.leaves[:60] == STAYS) == members).all()
    assert (ground.people.member_since[:60] == NEVER).all()


# ---------------------------------------------------------------- leaving

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


# ---------------------------------------------------------------- coming back, rising, moving


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


# ---------------------------------------------------------------- cells, workplaces, the line

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
    """Person 3 of the village sits in the factory's second cell; it is dissolved, the first lives."""
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


@pytest.mark.parametrize("answer", questions()["line"].answers.values(), ids=lambda one: one.id)
def test_a_calendar_without_campaigns_asks_for_nothing(answer: Mechanism) -> None:
    orders = pressing()
    campaigns = campaigns_of([{"presses": {}}], MONTH)
    assert answer.step(campaigns, orders, parameters_of(answer, {}), MONTH) == 0
    for column in (orders.intensity, orders.vigilance, orders.levy, orders.review):
        assert not column.any()
