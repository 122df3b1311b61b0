"""Limiting cases of election: no members, nobody falls, everybody falls, the order of merits."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import district, live, mechanism, orders_of
from limiting import MONTH, SURE, toy
from shuffled import shuffled, told_by_number

from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.codes import (
    CANDIDATE,
    CANDIDATE_GROUP,
    CELL,
    HEAD,
    MEMBER,
    NO_SECRETARY,
    SANCTIONED,
    SECRETARY,
)
from antaeus.world.events import EVENT_KINDS
from antaeus.world.orders import BY_SECRET_BALLOT, CONFIRMED, NO_ELECTION, Orders
from antaeus.world.tables import FILL_CELLS, FILL_EVENTS, Ground

BY_CONFIRMATION = mechanism("election.by_confirmation")
BY_BALLOT = mechanism("election.by_secret_ballot")
ANSWERS = [BY_CONFIRMATION, BY_BALLOT]
every_answer = pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: one.answer)
NEVER_FALL, ALWAYS_FALL = -50.0, 50.0


def told(answer: Mechanism, **other: float) -> dict[str, float]:
    """Vacancies are sure to be filled, nothing else happens; other where told."""
    usual = dict.fromkeys(answer.parameter_declarations(), 0.0) | {"filling_rate": SURE}
    return usual | {name: value for name, value in other.items() if name in usual}


def ballot(occasion: int) -> Orders:
    return orders_of({"occasion": [occasion, 0]})


def cells_alive(ground: Ground) -> np.ndarray:
    return np.flatnonzero(ground.cells.form[: ground.fill[FILL_CELLS]] == CELL)


def secretaries(ground: Ground) -> list[int]:
    """Permanent number of the secretary of each cell; -1 without one."""
    rows = ground.cells.secretary[: ground.fill[FILL_CELLS]]
    return [int(ground.people.id[row]) if row >= 0 else -1 for row in rows]


def with_secretaries() -> Ground:
    """The toy district, in which every cell has just got its secretary."""
    ground = toy(BY_CONFIRMATION)
    live(BY_CONFIRMATION, ground, ballot(NO_ELECTION), told(BY_CONFIRMATION), MONTH)
    ground.fill[FILL_EVENTS] = 0
    assert min(np.array(secretaries(ground))[cells_alive(ground)]) >= 0
    return ground


@every_answer
def test_every_cell_with_members_gets_one_secretary_and_none_without(answer: Mechanism) -> None:
    ground = toy(answer)
    empty = int(cells_alive(ground)[0])
    ground.people.status[:60][ground.people.cell[:60] == empty] = CANDIDATE
    before = copy_of(ground)
    n = live(answer, ground, ballot(NO_ELECTION), told(answer), MONTH)
    members = ground.people.status[:60] == MEMBER
    seats = np.unique(ground.people.cell[:60][members])
    alive = cells_alive(ground)
    assert n == np.isin(alive, seats).sum() > 0
    holds = (ground.people.roles[:60] & SECRETARY) != 0
    assert sorted(ground.people.cell[:60][holds]) == sorted(alive[np.isin(alive, seats)])
    assert ground.cells.secretary[empty] == -1
    assert [word for word, good in answer.invariants(before, ground) if not good] == []


@every_answer
def test_a_candidate_group_elects_nobody(answer: Mechanism) -> None:
    ground = toy(answer)
    ground.cells.form[: ground.fill[FILL_CELLS]] = CANDIDATE_GROUP
    for occasion in (NO_ELECTION, CONFIRMED, BY_SECRET_BALLOT):
        assert live(answer, ground, ballot(occasion), told(answer), MONTH) == 0
    assert not ground.people.roles.any()


@every_answer
def test_a_secretary_who_left_or_sits_elsewhere_is_replaced(answer: Mechanism) -> None:
    ground = with_secretaries()
    gone, elsewhere = cells_alive(ground)[:2]
    row, other = ground.cells.secretary[gone], ground.cells.secretary[elsewhere]
    ground.people.status[row] = 0
    ground.people.cell[other] = gone
    ground.people.roles[other] = 0
    before = secretaries(ground)
    assert live(answer, ground, ballot(NO_ELECTION), told(answer), MONTH) == 2
    changed = [c for c, number in enumerate(secretaries(ground)) if number != before[c]]
    assert changed == [gone, elsewhere]


@every_answer
def test_where_nobody_falls_all_are_confirmed(answer: Mechanism) -> None:
    for occasion in (CONFIRMED, BY_SECRET_BALLOT):
        ground = with_secretaries()
        before = secretaries(ground)
        p = told(answer, turnover=0.0, unpressed=NEVER_FALL)
        assert live(answer, ground, ballot(occasion), p, MONTH) == 0
        assert secretaries(ground) == before


@every_answer
def test_where_all_fall_none_of_them_follows_himself(answer: Mechanism) -> None:
    for occasion in (CONFIRMED, BY_SECRET_BALLOT):
        ground = with_secretaries()
        before = np.array(secretaries(ground))
        p = told(answer, turnover=1.0, unpressed=ALWAYS_FALL)
        live(answer, ground, ballot(occasion), p, MONTH)
        alive = cells_alive(ground)
        assert not (np.array(secretaries(ground)) == before)[alive].any()
        kinds = ground.events.kind[: ground.fill[FILL_EVENTS]]
        assert (kinds == EVENT_KINDS.index("voted_out")).sum() == alive.size


def test_only_a_closed_ballot_asks_what_presses() -> None:
    for occasion, falls in ((NO_ELECTION, False), (CONFIRMED, False), (BY_SECRET_BALLOT, True)):
        ground = with_secretaries()
        ground.hosts.grievance[:, 1] = 1.0
        before = secretaries(ground)
        p = told(BY_BALLOT, unpressed=NEVER_FALL, grievance=100.0)
        live(BY_BALLOT, ground, ballot(occasion), p, MONTH)
        assert (secretaries(ground) != before) is falls


def test_critics_bring_down_and_activity_saves_as_the_signs_say() -> None:
    for p, criticised, active, falls in (
        ({"critics": 100.0}, 0, 0, False),
        ({"critics": 100.0}, 4, 0, True),
        ({"critics": 100.0, "merit": 100.0}, 4, 65_535, False),
        ({"critics": 100.0, "merit": -100.0}, 0, 65_535, True),
    ):
        ground = with_secretaries()
        before = secretaries(ground)
        ground.cells.present[:], ground.cells.critics[:] = 4, criticised
        ground.people.activity[:] = active
        told_p = told(BY_BALLOT, unpressed=-50.0, **p)
        live(BY_BALLOT, ground, ballot(BY_SECRET_BALLOT), told_p, MONTH)
        assert (secretaries(ground) != before) is falls


@every_answer
def test_a_sanction_moves_the_list_to_where_its_sign_says(answer: Mechanism) -> None:
    for sign, falls in ((50.0, True), (-50.0, False)):
        ground = with_secretaries()
        before = secretaries(ground)
        ground.cells.verdict[:] = SANCTIONED
        p = told(answer, turnover=0.5, after_sanction=sign)
        live(answer, ground, ballot(CONFIRMED), p, MONTH)
        assert (secretaries(ground) != before) is falls


@pytest.mark.parametrize(
    ("activity", "member_since", "roles", "elected"),
    [
        ([10, 0, 20], [0, 0, 60], [0, 0, 0], 3),  # the most active
        ([20, 0, 20], [0, 0, 60], [0, 0, 0], 1),  # of these the older card
        ([20, 0, 20], [0, 0, 0], [0, 0, 0], 1),  # of these the smaller number
        ([20, 0, 10], [0, 0, 0], [HEAD, 0, 0], 3),  # who heads the unit is not put up
        ([0, 99, 1], [0, 0, 0], [0, 0, 0], 3),  # nor is a candidate
    ],
)
def test_the_order_of_merits(
    activity: list[int], member_since: list[int], roles: list[int], elected: int
) -> None:
    people = {"activity": activity, "member_since": member_since, "roles": roles}
    ground = district({"people": people, "cells": {"form": [CELL, CANDIDATE_GROUP]}})
    live(BY_CONFIRMATION, ground, ballot(NO_ELECTION), told(BY_CONFIRMATION), MONTH)
    assert secretaries(ground) == [elected, -1]
    assert (ground.people.roles[:3] & NO_SECRETARY).tolist() == roles


@every_answer
def test_the_order_of_people_in_memory_carries_no_meaning(answer: Mechanism) -> None:
    rng = np.random.default_rng(7)
    ground = with_secretaries()
    ground.people.activity[:60] = rng.integers(0, 3, 60)
    p = told(answer, turnover=0.6, grievance=1.0)
    for occasion in (CONFIRMED, BY_SECRET_BALLOT):
        one, other = copy_of(ground), shuffled(ground)
        assert live(answer, one, ballot(occasion), p, MONTH) > 0
        live(answer, other, ballot(occasion), p, MONTH)
        assert told_by_number(one) == told_by_number(other)
        assert secretaries(one) == secretaries(other)
