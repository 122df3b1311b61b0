"""Limiting cases of complaint: nothing to complain of, shut doors, empty meetings, no cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hand_worked import live, mechanism, orders_of
from limiting import MONTH, quiet, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.simulation.checking import copy_of
from antaeus.world.codes import (
    DISSOLVED,
    N_ROUTES,
    TO_CELL,
    TO_FACTORY_COMMITTEE,
    TO_LEADER,
    TO_NEWSPAPER,
    TO_SOVIET,
    VILLAGE,
)
from antaeus.world.tables import FILL_CELLS, Ground

ANSWERS = [
    mechanism(f"complaint.{answer}")
    for answer in ("by_party_cell", "by_nearest_office", "by_letter_to_a_leader")
]
BY_PARTY_CELL, BY_NEAREST_OFFICE, BY_LETTER = ANSWERS
every_answer = pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: one.answer)


def pressed() -> Ground:
    """The toy district, where much presses, unions are at work and meetings were attended."""
    ground = toy(BY_PARTY_CELL)
    ground.hosts.grievance[:, 1] = 0.5
    ground.hosts.language[:] = 0.25
    ground.hosts.union[:] = 2
    ground.cells.present[: ground.fill[FILL_CELLS]] = 5
    ground.cells.critics[: ground.fill[FILL_CELLS]] = 2
    return ground


def told(answer: Mechanism, **other: float) -> dict[str, float]:
    """Every route draws and answers a half, and cells have time; other where told."""
    halves = dict.fromkeys(answer.parameter_declarations(), 0.5)
    usual = {"wrongs_rate": 1.0, "hands": 1e6, "felt": 1.0}
    return halves | usual | {name: share for name, share in other.items() if name in halves}


def answering(answer: Mechanism, share: float) -> dict[str, float]:
    """Every route answers the same share."""
    names = answer.parameter_declarations()
    return told(answer, **{name: share for name in names if name.startswith("answered")})


@dataclass
class Outcome:
    """What became of a month's wrongs, all raions together."""

    came: np.ndarray
    met: np.ndarray
    redress: np.ndarray


def outcome(
    answer: Mechanism, ground: Ground, p: dict[str, float], routes: list[float] | None = None
) -> Outcome:
    before = copy_of(ground)
    count = live(answer, ground, orders_of({"routes": routes or [1.0] * N_ROUTES}), p, MONTH)
    came, met = ground.raions.complaints.sum(axis=0), ground.raions.answered.sum(axis=0)
    assert count == came.sum()
    assert [word for word, holds in answer.invariants(before, ground) if not holds] == []
    return Outcome(came, met, ground.hosts.redress.copy())


@every_answer
def test_where_nothing_presses_there_are_no_wrongs_and_no_redress(answer: Mechanism) -> None:
    ground = pressed()
    ground.hosts.grievance[:] = 0.0
    ground.hosts.redress[:] = 0.25
    ground.raions.complaints[:] = ground.raions.answered[:] = 7
    found = outcome(answer, ground, told(answer))
    assert not found.came.any()
    assert not found.met.any()
    assert (found.redress == 0.25).all()


@every_answer
@pytest.mark.parametrize("route", range(N_ROUTES))
def test_nobody_comes_to_a_shut_door_and_some_to_every_open_one(
    answer: Mechanism, route: int
) -> None:
    doors = [1.0] * N_ROUTES
    doors[route] = 0.0
    came = outcome(answer, pressed(), told(answer), doors).came
    assert (came > 0).tolist() == [door > 0 for door in doors]


@every_answer
def test_where_all_doors_are_shut_all_keep_silent(answer: Mechanism) -> None:
    found = outcome(answer, pressed(), told(answer), [0.0] * N_ROUTES)
    assert not found.came.any()
    assert not found.redress.any()


@every_answer
def test_an_empty_meeting_answers_nobody_whatever_the_cell_would(answer: Mechanism) -> None:
    ground = pressed()
    ground.cells.present[:] = 0
    found = outcome(answer, ground, answering(answer, 1.0))
    assert found.came[TO_CELL] > 0
    assert found.met[TO_CELL] == 0
    assert (found.met[TO_CELL + 1 :] == found.came[TO_CELL + 1 :]).all()


@every_answer
def test_where_all_is_answered_redress_is_what_is_not_kept_silent(answer: Mechanism) -> None:
    ground = pressed()
    found = outcome(answer, ground, answering(answer, 1.0))
    assert (found.met == found.came).all()
    here = ground.hosts.open == 1
    people = (ground.hosts.nonparty.sum(axis=1) + ground.hosts.communists)[here]
    expected = (found.redress[here] * people * 0.5).sum()
    assert abs(found.came.sum() / expected - 1) < 0.1


@every_answer
def test_where_nothing_is_answered_there_is_no_redress(answer: Mechanism) -> None:
    found = outcome(answer, pressed(), answering(answer, 0.0))
    assert found.came.sum() > 0
    assert not found.met.any()
    assert not found.redress.any()


@every_answer
def test_without_cells_nobody_complains_to_one(answer: Mechanism) -> None:
    ground = pressed()
    ground.cells.form[:] = DISSOLVED
    assert outcome(answer, ground, told(answer)).came[TO_CELL] == 0
    ground.hosts.cell[:] = ground.hosts.cover[:] = -1
    assert outcome(answer, ground, told(answer)).came[TO_CELL] == 0


@pytest.mark.parametrize(("cover", "comes"), [(0.0, False), (1.0, True)])
def test_a_covering_cell_draws_as_far_as_is_said(cover: float, comes: bool) -> None:
    ground = pressed()
    ground.hosts.grievance[ground.hosts.cell >= 0] = 0.0
    came = outcome(BY_PARTY_CELL, ground, told(BY_PARTY_CELL, cover=cover)).came
    assert (came[TO_CELL] > 0) == comes
    assert came[TO_SOVIET] > 0


@every_answer
def test_without_a_union_there_is_no_factory_committee(answer: Mechanism) -> None:
    ground = pressed()
    ground.hosts.union[:] = 0
    assert outcome(answer, ground, told(answer)).came[TO_FACTORY_COMMITTEE] == 0


@every_answer
def test_redress_does_not_hang_on_the_size_of_places(answer: Mechanism) -> None:
    small, large = pressed(), pressed()
    large.hosts.nonparty[:] *= 100
    large.hosts.communists[:] *= 100
    large.cells.present[:] *= 100
    p = told(answer, hands=0.5)
    assert np.allclose(outcome(answer, small, p).redress, outcome(answer, large, p).redress)


@every_answer
def test_cells_see_to_more_the_more_people_come_to_meetings(answer: Mechanism) -> None:
    answered = []
    for present in (0, 1, 4, 400):
        ground = pressed()
        ground.cells.present[: ground.fill[FILL_CELLS]] = present
        answered.append(outcome(answer, ground, told(answer, hands=2.0)).met[TO_CELL])
    assert answered[0] == 0
    assert answered == sorted(answered)
    assert answered[1] < answered[3]


@pytest.mark.parametrize(("by_cell", "elsewhere"), [(0.0, 1.0), (1.0, 0.0)])
def test_to_be_drawn_to_the_cell_helps_or_harms_as_its_answers_do(
    by_cell: float, elsewhere: float
) -> None:
    little, much = (
        outcome(
            BY_PARTY_CELL,
            pressed(),
            answering(BY_PARTY_CELL, elsewhere) | {"answered_by_cell": by_cell, "cell": draw},
        )
        for draw in (0.1, 5.0)
    )
    assert much.came[TO_CELL] > little.came[TO_CELL]
    assert (much.redress.sum() > little.redress.sum()) == (by_cell > elsewhere)


@pytest.mark.parametrize("sign", [-1.0, 1.0])
def test_what_the_cell_achieved_draws_to_it_or_away_from_it(sign: float) -> None:
    idle, busy = pressed(), pressed()
    busy.hosts.withdrawn[:] = 2
    p = told(BY_PARTY_CELL, achieved=sign)
    gain = outcome(BY_PARTY_CELL, busy, p).came[TO_CELL]
    gain -= outcome(BY_PARTY_CELL, idle, p).came[TO_CELL]
    assert gain * sign > 0


def test_who_commands_the_language_writes_more_letters() -> None:
    wordless, fluent = pressed(), pressed()
    wordless.hosts.language[:] = 0.0
    fluent.hosts.language[:] = 1.0
    few, many = (outcome(BY_LETTER, one, told(BY_LETTER)).came for one in (wordless, fluent))
    written = [TO_NEWSPAPER, TO_LEADER]
    assert many[written].sum() > few[written].sum()
    assert many[TO_CELL] < few[TO_CELL]


def test_the_nearest_office_is_near_whatever_was_achieved_and_however_people_speak() -> None:
    ground, other = pressed(), pressed()
    other.hosts.withdrawn[:] = 2
    other.hosts.language[:] = 1.0
    p = told(BY_NEAREST_OFFICE)
    one, two = (outcome(BY_NEAREST_OFFICE, each, p) for each in (ground, other))
    assert (one.came == two.came).all()
    assert (one.redress == two.redress).all()


def test_where_steps_cost_everything_only_offices_at_hand_are_asked() -> None:
    ground = pressed()
    came = outcome(BY_NEAREST_OFFICE, ground, told(BY_NEAREST_OFFICE, step=0.0)).came
    at_hand = [TO_CELL, TO_FACTORY_COMMITTEE, TO_SOVIET]
    assert (came > 0).tolist() == [route in at_hand for route in range(N_ROUTES)]
    ground.hosts.grievance[ground.hosts.kind == VILLAGE] = 0.0
    came = outcome(BY_NEAREST_OFFICE, ground, told(BY_NEAREST_OFFICE, step=0.0)).came
    assert came[TO_SOVIET] == 0


@every_answer
def test_every_parameter_at_nothing_is_silence(answer: Mechanism) -> None:
    ground = pressed()
    assert live(answer, ground, orders_of({}), quiet(answer), MONTH) == 0
    assert not ground.hosts.redress.any()
