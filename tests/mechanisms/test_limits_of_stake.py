"""Limiting cases of the stake: nothing learned, nothing counts, no redress, no posts, no force."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hand_worked import live, mechanism, orders_of
from limiting import MONTH, quiet, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.codes import ATTENDED, CRITICISED, HEARD, NO_POST, OFFICIAL
from antaeus.world.shares import ONE
from antaeus.world.tables import Ground

ANSWERS = [
    mechanism(f"stake.{name}")
    for name in ("by_redress", "by_hope_of_promotion", "by_fear", "constant")
]
BY_REDRESS, BY_HOPE, BY_FEAR, CONSTANT = ANSWERS
HALF = ONE // 2 + 1
FAST = {"learning": 1.0}
every_answer = pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: one.answer)


def lived(answer: Mechanism) -> Ground:
    """The toy district after a month in which everything happened somewhere; V is spread out."""
    ground = toy(answer)
    people, hosts = ground.people, ground.hosts
    people.stake[:60] = np.arange(60) * 1_000
    people.language[:60] = np.arange(60) * 900
    people.commitment[:60] = ONE - np.arange(60) * 1_000
    people.acts[:60] = np.array([0, 1, 3, 11], np.uint8)[np.arange(60) % 4]
    n = hosts.id.size
    hosts.stake[:] = 0.2
    hosts.language[:] = 0.1
    hosts.redress[:] = np.arange(n) % 3 / 2
    hosts.coercion[:] = np.arange(n) % 4 / 3
    hosts.grievance[:, 1] = np.arange(n) % 5 / 4
    hosts.tied[:] = np.arange(n) % 2
    return ground


def expected_of(answer: Mechanism, ground: Ground, told: dict[str, float]) -> Any:
    """Stake of people after a month, with the page's invariants held."""
    before = copy_of(ground)
    live(answer, ground, orders_of({}), quiet(answer) | told, MONTH)
    assert [what for what, holds in answer.invariants(before, ground) if not holds] == []
    return ground.people.stake[:60].astype(np.int64)


def opened(ground: Ground) -> Any:
    return ground.hosts.stake[ground.hosts.open != 0]


@every_answer
def test_who_does_not_learn_expects_what_was_expected(answer: Mechanism) -> None:
    ground = lived(answer)
    told = dict.fromkeys(answer.parameter_declarations(), 1.0) | {"learning": 0.0}
    before = ground.people.stake[:60].astype(np.int64)
    assert (expected_of(answer, ground, told) == before).all()
    assert (ground.hosts.stake == 0.2).all()


def test_where_nothing_counts_people_expect_neither_good_nor_ill() -> None:
    ground = lived(BY_REDRESS)
    assert (expected_of(BY_REDRESS, ground, FAST) == HALF).all()
    assert (opened(ground) == 0.5).all()
    slowly = lived(BY_REDRESS)
    distance = np.abs(slowly.people.stake[:60] - float(HALF))
    after = expected_of(BY_REDRESS, slowly, {"learning": 0.05})
    assert (np.abs(after - HALF) <= distance).all()


def test_without_redress_attending_lowers_the_stake_by_its_hours() -> None:
    """C18 turned round: participation without result."""
    ground = lived(BY_REDRESS)
    told = FAST | {"redress": 0.0, "hours": 0.5}
    after, attended = expected_of(BY_REDRESS, ground, told), ground.people.acts[:60] & ATTENDED != 0
    assert (after[attended] == round(0.25 * ONE)).all()
    assert (after[~attended] == HALF).all()


def test_without_hours_to_be_heard_raises_the_stake_and_to_speak_in_vain_does_not() -> None:
    ground = lived(BY_REDRESS)
    ground.hosts.redress[:] = 0.0
    after, acts = expected_of(BY_REDRESS, ground, FAST | {"redress": 0.6}), ground.people.acts[:60]
    assert (after[acts & HEARD != 0] == round(0.8 * ONE)).all()
    assert (after[acts & HEARD == 0] == HALF).all()
    assert (acts[acts & HEARD == 0] & CRITICISED).any()


def test_the_same_weights_make_taking_part_pay_or_cost_as_redress_comes_or_not() -> None:
    told = FAST | {"redress": 0.5, "hours": 0.2}
    heard, in_vain = lived(BY_REDRESS), lived(BY_REDRESS)
    heard.hosts.redress[:] = in_vain.hosts.redress[:] = 0.0
    heard.people.acts[:60] = ATTENDED | CRITICISED | HEARD
    in_vain.people.acts[:60] = ATTENDED | CRITICISED
    assert (expected_of(BY_REDRESS, heard, told) > HALF).all()
    assert (expected_of(BY_REDRESS, in_vain, told) < HALF).all()


def test_where_every_wrong_of_the_unit_is_put_right_to_be_heard_adds_nothing() -> None:
    ground = lived(BY_REDRESS)
    ground.hosts.redress[:] = 1.0
    after = expected_of(BY_REDRESS, ground, FAST | {"redress": 0.6})
    assert (after == round(0.8 * ONE)).all()


@pytest.mark.parametrize(
    ("weight", "column"), [("coercion", "coercion"), ("hardship", "grievance"), ("gifts", "tied")]
)
def test_each_weight_moves_those_alone_whose_unit_it_happened_to(weight: str, column: str) -> None:
    ground = lived(BY_REDRESS)
    after = expected_of(BY_REDRESS, ground, FAST | {weight: 1.0})
    told = getattr(ground.hosts, column)[ground.people.host[:60]]
    struck = told.reshape(60, -1).max(axis=1) > 0
    assert struck.any()
    assert not struck.all()
    assert (after[~struck] == HALF).all()
    assert ((after[struck] > HALF) if weight == "gifts" else (after[struck] < HALF)).all()


def test_identity_takes_both_language_and_commitment() -> None:
    ground = lived(BY_REDRESS)
    ground.people.language[:30] = 0
    ground.people.commitment[30:60] = 0
    assert (expected_of(BY_REDRESS, ground, FAST | {"identity": 1.0}) == HALF).all()
    np.testing.assert_allclose(opened(ground), 0.55, rtol=1e-12)


@pytest.mark.parametrize("officials", [0, 1_000_000])
def test_hope_is_none_without_posts_and_full_with_many(officials: int) -> None:
    ground = lived(BY_HOPE)
    ground.raions.officials[:] = officials
    ground.people.post[:60] = np.arange(60) % 2
    told = FAST | {"reach": 5.0, "outsiders": 0.5, "arrived": 0.25}
    after, post = expected_of(BY_HOPE, ground, told), ground.people.post[:60]
    assert (after[post == NO_POST] == (ONE if officials else 0)).all()
    assert (after[post == OFFICIAL] == round(0.25 * ONE)).all()
    assert (opened(ground) == (0.5 if officials else 0.0)).all()


def test_with_promotion_closed_redress_still_counts_under_the_one_and_nothing_under_the_other() -> (
    None
):
    ground, other = lived(BY_REDRESS), lived(BY_HOPE)
    ground.raions.officials[:] = other.raions.officials[:] = 0
    other.people.post[:60] = NO_POST
    told = FAST | {"redress": 1.0, "hope": 1.0}
    assert (
        expected_of(BY_REDRESS, ground, told)[ground.people.acts[:60] & HEARD != 0] == ONE
    ).all()
    assert (expected_of(BY_HOPE, other, FAST | {"reach": 20.0}) == 0).all()


def test_force_raises_fear_and_lowers_what_is_expected_of_redress() -> None:
    calm, forced = lived(BY_FEAR), lived(BY_FEAR)
    calm.hosts.coercion[:] = 0.0
    forced.hosts.coercion[:] = 1.0
    assert (expected_of(BY_FEAR, calm, FAST | {"habit": 0.25}) == round(0.25 * ONE)).all()
    assert (expected_of(BY_FEAR, forced, FAST | {"habit": 0.25}) == ONE).all()
    assert (opened(calm) == 0.25).all()
    assert (opened(forced) == 1.0).all()
    redressed = lived(BY_REDRESS)
    redressed.hosts.coercion[:] = 1.0
    assert (expected_of(BY_REDRESS, redressed, FAST | {"coercion": 1.0}) == 0).all()


@pytest.mark.parametrize("answer", [BY_HOPE, BY_FEAR, CONSTANT], ids=lambda one: one.answer)
def test_what_was_done_in_the_cell_moves_no_stake_elsewhere(answer: Mechanism) -> None:
    told = dict.fromkeys(answer.parameter_declarations(), 0.3)
    active, idle = lived(answer), lived(answer)
    idle.people.acts[:] = 0
    idle.hosts.redress[:] = 0.0
    assert (expected_of(answer, active, told) == expected_of(answer, idle, told)).all()


def test_a_constant_stake_comes_to_its_level_and_stays_there() -> None:
    ground = lived(CONSTANT)
    for _ in range(60):
        expected_of(CONSTANT, ground, {"learning": 0.5, "level": 0.4})
    assert (np.abs(ground.people.stake[:60] - 0.4 * ONE) <= 1).all()
    np.testing.assert_allclose(opened(ground), 0.4, rtol=1e-12)


@every_answer
def test_closed_units_rest(answer: Mechanism) -> None:
    ground = lived(answer)
    ground.hosts.open[:] = 0
    expected_of(answer, ground, dict.fromkeys(answer.parameter_declarations(), 0.7))
    assert (ground.hosts.stake == 0.2).all()
