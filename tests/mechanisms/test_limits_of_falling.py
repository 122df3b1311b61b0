"""Limiting cases of arrests, trials and reviews: nobody, everybody, and only those aimed at."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import (
    live,
    mechanism,
    orders_of,
)
from limiting import MONTH, SURE, quiet, toy

from antaeus.world.codes import (
    CANDIDATE,
    DIED,
    EXPELLED_BY_TRIAL,
    EXPELLED_IN_REVIEW,
    FACTORY,
    LAPSED,
    MEMBER,
    NEVER,
    REVIEWS,
    STAYS,
    WORKER,
)


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
