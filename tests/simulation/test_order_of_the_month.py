"""The page: every question is asked once, and what must come before comes before."""

from __future__ import annotations

from collections import Counter

import pytest
from toy_district import account, simulate

from antaeus.foundation.compiled import IS_COMPILED
from antaeus.mechanisms import questions
from antaeus.simulation.above import acts_above
from antaeus.simulation.composed import _write_out, asked_of_the_ground, compose
from antaeus.simulation.order_of_the_month import (
    ORDER_OF_THE_MONTH,
    THE_CENTRE_SPEAKS,
    THE_GROUND_LIVES,
    THE_PAPER_GOES_UP,
    Ask,
    Do,
    Pause,
)
from antaeus.world.departure import depart
from antaeus.world.recount import recount_people, recount_raions
from antaeus.world.tally import tally

STEPS = [step for movement in ORDER_OF_THE_MONTH.values() for step in movement]
ASKED = [step.question for step in STEPS if isinstance(step, Ask)]
ABOVE = [step.question for step in THE_PAPER_GOES_UP if isinstance(step, Ask)]


def test_every_question_is_asked_once_of_centre_or_ground_and_at_most_once_above() -> None:
    only_above = [name for name, asked in questions().items() if asked.place == "above"]
    assert Counter([*ASKED, *only_above]) == dict.fromkeys(questions(), 1)
    assert set(only_above) <= set(ABOVE)
    assert len(set(ABOVE)) == len(ABOVE)


def test_who_acts_above_is_asked_there() -> None:
    acting = {
        name
        for name, asked in questions().items()
        for answer in asked.answers.values()
        if acts_above(answer, asked.place)
    }
    assert acting == set(ABOVE)


def test_questions_are_listed_in_the_order_in_which_they_are_asked() -> None:
    assert list(questions()) == [*ASKED, *(name for name in ABOVE if name not in ASKED)]


def test_the_centre_s_questions_are_asked_of_the_centre() -> None:
    for movement, place in ((THE_CENTRE_SPEAKS, "centre"), (THE_GROUND_LIVES, "ground")):
        asked = [step.question for step in movement if isinstance(step, Ask)]
        assert {questions()[name].place for name in asked} == {place}


def test_every_step_says_why_it_stands_there() -> None:
    assert all(step.why_here for step in STEPS)
    assert len({step.why_here for step in STEPS}) == len(STEPS)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("workplaces", recount_people),
        (recount_raions, "appeal"),
        (recount_raions, "admission"),
        ("leaving", depart),
        ("repression", depart),
        (depart, "admission"),
        ("appeal", depart),
        ("mobility", "cells"),
        ("transmission", "meeting"),
        ("grievance", "meeting"),
        ("meeting", "implementation"),
        ("implementation", "complaint"),
        ("implementation", "reporting"),
        ("reporting", "reaction"),
        ("reaction", tally),
        (tally, depart),
        (depart, "election"),
    ],
)
def test_what_must_come_before_comes_before(earlier: object, later: object) -> None:
    order = [
        step.question if isinstance(step, Ask) else step.verb
        for step in THE_GROUND_LIVES
        if not isinstance(step, Pause)
    ]
    assert order.index(earlier) < order.index(later)


def test_verbs_are_given_what_a_month_has() -> None:
    for step in STEPS:
        if isinstance(step, Do):
            assert set(step.arguments) <= {"ground", "orders", "month"}
            assert step.verb in (recount_people, recount_raions, tally, depart)


@pytest.mark.parametrize("name", ["n0", "n1"])
def test_the_composed_page_calls_the_answers_in_the_order_of_the_month(name: str) -> None:
    answers = account(name).answers
    rows = {answer.question: row for row, answer in enumerate(asked_of_the_ground(answers))}
    steps = [step for step in THE_GROUND_LIVES if not isinstance(step, Pause)]
    source = _write_out(steps, answers, rows)
    compile(source, "composed", "exec")
    calls = [line.strip().partition("(")[0] for line in source.splitlines() if line[:4] == "    "]
    expected = [
        step.question if isinstance(step, Ask) else step.verb.__name__
        for step in steps
        if not isinstance(step, Ask) or answers[step.question] is not None
    ]
    assert calls[:-1] == expected
    keys = [f"keys[{row}]" for row in range(len(asked_of_the_ground(answers)))]
    assert all(source.count(key) == 1 for key in keys)


def test_a_question_answered_by_nothing_is_not_asked() -> None:
    answers = account("n1").answers
    assert answers["review"] is None
    assert "review" not in [answer.question for answer in asked_of_the_ground(answers)]


def test_months_are_composed_where_kernels_are_compiled() -> None:
    assert (compose(account("n0").answers) is not None) is IS_COMPILED
    assert simulate(check=True)._composed is None
