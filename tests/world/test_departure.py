"""Departure: places are freed, who lives is remembered, nobody is counted twice."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from toy_district import first_ground

from antaeus.simulation.checking import copy_of
from antaeus.world.blocks import people_in
from antaeus.world.codes import ARRESTED, DIED, EMPTY, EXPELLED_BY_TRIAL, LAPSED, NEVER, STAYS
from antaeus.world.departure import depart
from antaeus.world.events import LEFT
from antaeus.world.soundness import faults_of_ground
from antaeus.world.tables import FILL_EVENTS, FILL_FORMER, FILL_FREE, FILL_OVERFLOW

causes = st.lists(st.integers(STAYS, LAPSED), min_size=60, max_size=60)


@given(causes)
def test_everybody_stays_or_leaves_once(told: list[int]) -> None:
    ground = first_ground()
    ground.people.leaves[:60] = told
    before = copy_of(ground)
    goes = np.flatnonzero(np.array(told) != STAYS)
    lives = [row for row in goes if told[row] != DIED]
    assert depart(ground, 7) == goes.size
    assert people_in(ground) == 60 - goes.size
    assert sorted(ground.free[: ground.fill[FILL_FREE]].tolist()) == goes.tolist()
    assert ground.fill[FILL_FORMER] == len(lives)
    former = ground.former
    assert former.id[: len(lives)].tolist() == before.people.id[lives].tolist()
    assert former.cause[: len(lives)].tolist() == [told[row] for row in lives]
    assert list(faults_of_ground(ground)) == []


@given(causes)
def test_each_departure_is_one_event_with_its_cause(told: list[int]) -> None:
    ground = first_ground()
    ground.people.leaves[:60] = told
    depart(ground, 7)
    n = int(ground.fill[FILL_EVENTS])
    noted = dict(
        zip(ground.events.person[:n].tolist(), ground.events.detail[:n].tolist(), strict=True)
    )
    assert (ground.events.kind[:n] == LEFT).all()
    ids = ground.people.id[:60].tolist()
    assert noted == {who: cause for who, cause in zip(ids, told, strict=True) if cause != STAYS}


def test_a_former_member_keeps_number_standing_and_age() -> None:
    ground = first_ground()
    ground.people.leaves[9] = EXPELLED_BY_TRIAL
    ground.people.penalties[9] = 2
    before = copy_of(ground)
    depart(ground, 30)
    for name in ("id", "host", "status", "origin", "job", "sex", "entered", "member_since", "born"):
        assert getattr(ground.former, name)[0] == getattr(before.people, name)[9], name
    assert (ground.former.penalties[0], ground.former.left[0]) == (2, 30)
    assert ground.former.appeal_due[0] == NEVER
    assert ground.people.status[9] == EMPTY
    assert ground.people.leaves[9] == STAYS


def test_who_stays_is_not_touched() -> None:
    ground = first_ground()
    ground.people.leaves[9] = ARRESTED
    before = copy_of(ground)
    depart(ground, 30)
    others = np.arange(60) != 9
    for name in ground.people._fields:
        old, new = getattr(before.people, name)[:60], getattr(ground.people, name)[:60]
        assert np.array_equal(old[others], new[others]), name


def test_a_full_table_of_former_members_is_marked() -> None:
    ground = first_ground()
    ground.fill[FILL_FORMER] = ground.former.id.size
    ground.people.leaves[3] = EXPELLED_BY_TRIAL
    depart(ground, 1)
    assert ground.fill[FILL_OVERFLOW] == 1
