"""Limiting cases of trials that weigh conduct: whom each weight strikes, and what raions learn."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import live, mechanism, orders_of
from limiting import MONTH, SURE, quiet, toy

from antaeus.simulation.checking import copy_of
from antaeus.world.codes import (
    ARRESTED,
    ATTENDED,
    CRITICISED,
    DISSOLVED,
    EXPELLED_BY_TRIAL,
    HEAD,
    OPPOSED,
    STAYS,
)
from antaeus.world.shares import ONE
from antaeus.world.tables import FILL_CELLS, Ground

ANSWER = mechanism("discipline.by_meeting")
EVEN = {"candidate_factor": 1, "peasant_factor": 1, "employee_factor": 1, "expelled_share": 1}
RARE = {"trial_rate": 1e-9}
TELLING = 60.0
"""A weight at which a rate of once in a thousand million becomes certainty."""


def after_meeting() -> Ground:
    """Sixty communists after a meeting: half were there, of them some criticised."""
    ground = toy(ANSWER)
    people, cells = ground.people, ground.cells
    people.activity[:60] = ONE // 2
    people.acts[:60:2] = ATTENDED
    people.acts[:60:6] = ATTENDED | CRITICISED
    people.spots[1:60:7] = OPPOSED
    people.penalties[2:60:9] = 1
    people.roles[11] = HEAD
    ground.hosts.tied[people.host[11]] = 1
    for act, column in ((ATTENDED, cells.present), (CRITICISED, cells.critics)):
        did = people.acts[:60] & act > 0
        column[:] = np.bincount(people.cell[:60][did], minlength=column.size)
    return ground


def expelled(told: dict[str, float], ground: Ground | None = None) -> np.ndarray:
    """Who of the sixty is expelled."""
    ground = ground or after_meeting()
    live(ANSWER, ground, orders_of({}), quiet(ANSWER) | EVEN | told, MONTH)
    return ground.people.leaves[:60] == EXPELLED_BY_TRIAL


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_all_tried_are_expelled_or_reprimanded_as_the_share_says(share: float) -> None:
    ground = after_meeting()
    before = int(ground.people.penalties.sum())
    told = {"trial_rate": SURE, "expelled_share": share, "defence": 1.0, "own_word": 1.0}
    assert expelled(told, ground).sum() == 60 * share
    assert int(ground.people.penalties.sum()) - before == 60 * (1 - share)


def test_each_weight_strikes_those_alone_whom_it_is_about() -> None:
    people = after_meeting().people
    about = {
        "critics": people.acts[:60] & CRITICISED > 0,
        "spots": people.spots[:60] > 0,
        "reprimands": people.penalties[:60] > 0,
        "tie": np.arange(60) == 11,
    }
    for name, whom in about.items():
        assert whom.any()
        assert (expelled(RARE | {name: TELLING}) == whom).all(), name
    ground = after_meeting()
    ground.people.activity[:60] = np.where(np.arange(60) % 2, ONE, 0)
    assert (expelled(RARE | {"passivity": TELLING}, ground) == (np.arange(60) % 2 == 0)).all()


def test_a_fourth_reprimand_weighs_nothing() -> None:
    struck = []
    for reprimands in (3, 9):
        ground = after_meeting()
        ground.people.penalties[:60] = reprimands
        struck.append(expelled({"trial_rate": 1e-9, "reprimands": 6.5}, ground))
    assert 0 < struck[0].sum() < 60
    assert (struck[0] == struck[1]).all()


def test_weights_below_nothing_spare_those_alone() -> None:
    told = {"trial_rate": SURE, "critics": -TELLING, "tie": -TELLING}
    people = after_meeting().people
    spared = (people.acts[:60] & CRITICISED > 0) | (np.arange(60) == 11)
    assert (expelled(told) == ~spared).all()


def test_criticism_in_the_words_of_the_line_is_not_held_against_anybody() -> None:
    ground = after_meeting()
    ground.cells.conformity[:] = 1.0
    assert not expelled(RARE | {"critics": TELLING}, ground).any()


def test_the_cell_and_the_tongue_of_the_accused_save_cards() -> None:
    for name, told in (("defence", "standing"), ("own_word", "language")):
        ground = after_meeting()
        ground.cells.standing[:] = 3.0 if told == "standing" else 0.0
        ground.people.language[:60] = ONE if told == "language" else 0
        certain = {"trial_rate": SURE, "expelled_share": 0.5}
        assert not expelled(certain | {name: TELLING}, copy_of(ground)).any()
        assert expelled(certain | {name: -TELLING}, copy_of(ground)).all()
        ground.cells.standing[:] = 0.0
        ground.people.language[:60] = 0
        assert 10 < expelled(certain | {name: TELLING}, ground).sum() < 50


def test_calls_for_vigilance_reach_the_units_they_are_made_to() -> None:
    ground = after_meeting()
    told = quiet(ANSWER) | EVEN | {"vigilance_rate": SURE}
    live(ANSWER, ground, orders_of({"vigilance": {"factory": 1.0}}), told, MONTH)
    at_factory = ground.hosts.kind[ground.cells.host[ground.people.cell[:60]]] == 0
    assert ((ground.people.leaves[:60] == EXPELLED_BY_TRIAL) == at_factory).all()


def test_who_is_arrested_is_not_tried_but_counts_as_in_trouble() -> None:
    ground = after_meeting()
    ground.people.leaves[:60] = ARRESTED
    assert not expelled({"trial_rate": SURE}, ground).any()
    assert (ground.people.leaves[:60] == ARRESTED).all()
    assert (ground.raions.risk == 1).all()


def test_trouble_of_all_critics_is_certainty_and_of_none_is_forgotten() -> None:
    ground = after_meeting()
    expelled(RARE | {"critics": TELLING}, ground)
    assert (ground.raions.risk == 1).all()
    assert not ground.raions.absence.any()
    ground.people.leaves[:60] = STAYS
    ground.people.acts[:60] = ATTENDED
    ground.cells.critics[:] = 0
    for _ in range(12):
        expelled({}, ground)
    assert np.allclose(ground.raions.risk, (11 / 12) ** 12)


def test_a_steady_share_in_trouble_is_learned_as_that_of_a_year() -> None:
    ground = after_meeting()
    critics = np.flatnonzero(ground.people.acts[:60] & CRITICISED)
    ground.cells.critics[:] *= 100  # one in a hundred of them is in trouble
    for _ in range(120):
        ground.people.leaves[critics] = ARRESTED
        expelled({}, ground)
    assert np.allclose(ground.raions.risk, 12 * 0.01, atol=1e-4)


def test_absence_is_learned_as_far_as_trouble_is_laid_to_it() -> None:
    for compulsion, learned in ((0.0, 0.0), (0.25, 0.25), (3.0, 1.0)):
        ground = after_meeting()
        expelled({"trial_rate": SURE, "compulsion": compulsion}, ground)
        assert np.allclose(ground.raions.absence, learned)


def test_learned_chances_do_not_hang_on_the_order_of_rows_or_on_size() -> None:
    told = quiet(ANSWER) | EVEN | {"trial_rate": 0.4, "critics": 1.0, "compulsion": 1.0}
    ground = after_meeting()
    turned = copy_of(ground)
    for column in turned.people:
        column[:60] = column[:60][::-1].copy()
    for one in (ground, turned):
        assert live(ANSWER, one, orders_of({}), told, MONTH) > 0
    assert (ground.people.leaves[:60] == turned.people.leaves[:60][::-1]).all()
    assert np.array_equal(ground.raions.risk, turned.raions.risk)
    assert np.array_equal(ground.raions.absence, turned.raions.absence)
    assert 0 < ground.raions.risk[0] < 1


def test_a_dissolved_cell_has_no_critics() -> None:
    ground = after_meeting()
    trouble = ground.cells.critics.sum()
    last = int(ground.fill[FILL_CELLS]) - 1
    empty = ground.people.cell[:60] == last
    ground.people.cell[:60][empty] = 0
    ground.people.acts[:60][empty] = 0
    ground.cells.form[last] = DISSOLVED
    ground.cells.critics[last] = 1000
    expelled(RARE | {"critics": TELLING}, ground)
    assert trouble > 0
    assert (ground.raions.risk == 1).all()
