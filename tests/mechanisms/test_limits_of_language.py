"""Limiting cases of the official language: nobody acts, nobody reads, no cells, no forgetting."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hand_worked import live, mechanism, orders_of
from hypothesis import given, settings
from hypothesis import strategies as st
from limiting import MONTH, quiet, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.codes import ATTENDED, CRITICISED, DISSOLVED, ENDORSED, HEARD, N_CLASSES
from antaeus.world.orders import Orders
from antaeus.world.shares import ONE
from antaeus.world.tables import Ground

ANSWERS = [
    mechanism(f"language.{name}")
    for name in ("by_acting_in_cell", "by_acting_anywhere", "by_media", "by_self_fashioning")
]
IN_CELL, ANYWHERE, BY_MEDIA, FASHIONING = ANSWERS
ACTS = np.array([0, ATTENDED, ATTENDED | CRITICISED, ATTENDED | ENDORSED, 15], np.uint8)
every_answer = pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: one.answer)


def talking(answer: Mechanism) -> Ground:
    """The toy district after its meetings: all acts and all schooling, everybody at L = 0.2."""
    ground = toy(answer)
    people = ground.people
    people.acts[:60] = ACTS[np.arange(60) % ACTS.size]
    people.schooling[:60] = np.arange(60) % 4
    people.job[:60] = np.arange(60) % N_CLASSES
    people.language[:60] = ONE // 5
    people.commitment[:60] = np.arange(60) * 1_000
    ground.cells.present[:] = 3
    ground.hosts.language[:] = 0.2
    ground.hosts.stake[:] = 0.5
    return ground


def reading() -> Orders:
    return orders_of({"media": [0.5, 0.2, 0.9], "schooling": [[0.8, 0.2, 0.0]] * 3})


def usual(answer: Mechanism, **told: float) -> dict[str, float]:
    """The median of each prior, but for what is told and what the answer has of it."""
    medians = {
        name: one.prior.quantile(0.5) for name, one in answer.parameter_declarations().items()
    }
    return medians | {name: value for name, value in told.items() if name in medians}


def learned(answer: Mechanism, ground: Ground, orders: Orders, told: dict[str, float]) -> Any:
    """Language of people after a month, with the page's invariants held."""
    before = copy_of(ground)
    live(answer, ground, orders, told, MONTH)
    assert [what for what, holds in answer.invariants(before, ground) if not holds] == []
    return ground.people.language[:60].astype(np.int64)


@every_answer
def test_nobody_acts_nobody_reads_nobody_forgets(answer: Mechanism) -> None:
    ground = talking(answer)
    ground.people.acts[:] = 0
    ground.cells.present[:] = 0
    ground.people.commitment[:] = 0
    ground.hosts.stake[:] = 0.0
    told = usual(answer, forgetting=0.0, cell_weight=1.0)
    assert (learned(answer, ground, orders_of({}), told) == ONE // 5).all()
    assert (ground.hosts.language == 0.2).all()


@every_answer
def test_what_is_only_forgotten_fades_alike_for_all(answer: Mechanism) -> None:
    ground = talking(answer)
    told = quiet(answer) | {"forgetting": 0.01}
    after = learned(answer, ground, reading(), told)
    assert (after == round(ONE // 5 * 0.99)).all()
    is_open = ground.hosts.open != 0
    np.testing.assert_allclose(ground.hosts.language[is_open], 0.198, rtol=1e-12)


@every_answer
def test_who_knows_it_all_learns_nothing_more(answer: Mechanism) -> None:
    ground = talking(answer)
    ground.people.language[:60] = ONE
    ground.hosts.language[:] = 1.0
    told = usual(answer, forgetting=0.0)
    assert (learned(answer, ground, reading(), told) == ONE).all()
    np.testing.assert_allclose(ground.hosts.language, 1.0, rtol=1e-12)


@pytest.mark.parametrize("answer", [IN_CELL, BY_MEDIA], ids=lambda one: one.answer)
def test_without_acting_members_and_others_of_a_class_learn_alike(answer: Mechanism) -> None:
    ground = talking(answer)
    told = usual(answer, acting_share=0.0, contact=3.0, schooling_lift=0.0)
    after = learned(answer, ground, reading(), told) / ONE
    strata = ground.hosts.language[ground.hosts.open != 0][0]
    assert np.abs(after - strata[ground.people.job[:60]]).max() <= 1 / ONE


def test_with_no_weight_of_the_cell_the_card_makes_no_difference_anywhere() -> None:
    ground = talking(ANYWHERE)
    ground.people.schooling[:60] = 1
    orders = orders_of({"media": [0.5, 0.2, 0.9], "schooling": [[1.0, 0.0, 0.0]] * 3})
    told = usual(ANYWHERE, acting_share=1.0, cell_weight=0.0)
    after = learned(ANYWHERE, ground, orders, told) / ONE
    strata = ground.hosts.language[ground.hosts.open != 0][0]
    assert np.abs(after - strata[ground.people.job[:60]]).max() <= 1 / ONE


def test_acting_anywhere_with_the_whole_weight_on_the_cell_is_acting_in_the_cell() -> None:
    told = usual(ANYWHERE, cell_weight=1.0)
    one, other = talking(ANYWHERE), talking(IN_CELL)
    learned(ANYWHERE, one, reading(), told)
    learned(IN_CELL, other, reading(), {name: told[name] for name in usual(IN_CELL)})
    assert (one.people.language == other.people.language).all()
    np.testing.assert_allclose(one.hosts.language, other.hosts.language, rtol=1e-12)


def test_in_the_cell_who_speaks_leads_who_sits_there_and_who_sits_there_who_stays_away() -> None:
    ground = talking(IN_CELL)
    told = usual(IN_CELL, acting_share=1.0, forgetting=0.0)
    after, acts = learned(IN_CELL, ground, reading(), told), ground.people.acts[:60]
    away, sat = after[acts == 0], after[acts == ATTENDED]
    spoke = after[(acts & (CRITICISED | ENDORSED)) != 0]
    assert (away == ONE // 5).all()
    assert away.max() < sat.min() <= sat.max() < spoke.min()
    assert spoke.min() == spoke.max(), "criticism and praise teach alike, heard or not"


def test_without_cells_the_strata_learn_from_the_media_alone() -> None:
    told = usual(IN_CELL, acting_share=0.5, contact=3.0)
    ground, without = talking(IN_CELL), talking(IN_CELL)
    without.cells.form[:] = DISSOLVED
    learned(IN_CELL, without, reading(), told)
    learned(IN_CELL, ground, reading(), told)
    by_reach = told["speed"] * 0.5 / 0.5 * np.array([0.5, 0.2, 0.9])
    expected = 0.2 + 0.8 * by_reach - 0.2 * told["forgetting"]
    is_open = ground.hosts.open != 0
    assert is_open.any()
    np.testing.assert_allclose(
        without.hosts.language[is_open], np.tile(expected, (is_open.sum(), 1)), rtol=1e-12
    )
    own = is_open & (ground.hosts.cell >= 0)
    assert (ground.hosts.language[own] > without.hosts.language[own]).all()
    bare = is_open & ~own
    assert (ground.hosts.language[bare] == without.hosts.language[bare]).all()


@pytest.mark.parametrize("answer", [BY_MEDIA, FASHIONING], ids=lambda one: one.answer)
def test_what_is_said_in_the_cell_teaches_nothing(answer: Mechanism) -> None:
    ground, silent = talking(answer), talking(answer)
    silent.people.acts[:] = 0
    silent.cells.present[:] = 0
    told = usual(answer)
    assert (
        learned(answer, ground, reading(), told) == learned(answer, silent, reading(), told)
    ).all()
    assert (ground.hosts.language == silent.hosts.language).all()


def test_to_fashion_oneself_takes_commitment() -> None:
    ground = talking(FASHIONING)
    ground.people.job[:60] = 0
    told = usual(FASHIONING, inner_share=1.0, forgetting=0.0)
    after = learned(FASHIONING, ground, orders_of({}), told)
    assert after[0] == ONE // 5
    assert (np.diff(after) >= 0).all()
    assert after[-1] > after[0]


def test_the_invariants_see_a_speaker_who_learned_less_than_who_stayed_away() -> None:
    ground = talking(IN_CELL)
    before = copy_of(ground)
    live(IN_CELL, ground, reading(), usual(IN_CELL, acting_share=1.0), MONTH)
    ground.people.language[4] = 0
    assert ground.people.acts[4] & HEARD
    assert not all(holds for _, holds in IN_CELL.invariants(before, ground))


@every_answer
@settings(max_examples=15, deadline=None)
@given(
    corners=st.lists(st.sampled_from([0.0, 0.3, 1.0]), min_size=8, max_size=8),
    reach=st.sampled_from([0.0, 0.5, 1.0]),
)
def test_everywhere_in_the_prior_language_stays_a_share(
    answer: Mechanism, corners: list[float], reach: float
) -> None:
    ground = talking(answer)
    declared = answer.parameter_declarations()
    told = {
        name: one.prior.quantile(at)
        for (name, one), at in zip(declared.items(), corners, strict=False)
    }
    orders = orders_of({"media": [reach] * 3, "schooling": [[1.0, 1.0, reach]] * 3})
    most = learned(answer, ground, orders, told).max()
    assert most < ONE, "no single month makes anybody fluent"
