"""Which runs go out together, and how blame for a dead worker is found."""

from __future__ import annotations

import pytest

from antaeus.experiments.plan_file import load_plan
from antaeus.experiments.planned import planned_runs
from antaeus.experiments.waiting import Waiting


@pytest.fixture
def runs(write_plan):
    return planned_runs(load_plan(write_plan(runs=10)))


def test_every_run_goes_out_once_in_the_order_of_the_plan(runs):
    for chunk in (1, 3, 50, None):
        waiting, dealt = Waiting(runs, 2, chunk), []
        while found := waiting.next(0):
            dealt.extend(found)
        assert tuple(dealt) == runs
        assert not waiting


def test_chunks_are_as_long_as_runs_are_short(runs):
    waiting = Waiting(runs, 1, None)
    assert len(waiting.next(0)) == 1
    waiting.learn(0.5)
    assert len(waiting.next(0)) == 4
    waiting.learn(9.5)
    assert len(waiting.next(0)) == 1


def test_a_run_is_given_up_only_when_a_worker_dies_over_it_alone(runs):
    waiting = Waiting(runs[:4], 2, 2)
    bad, other = waiting.next(0), waiting.next(1)
    assert waiting.after_death(bad) == ()
    first, second = waiting.next(1), waiting.next(2)
    assert (first, second) == (bad[:1], bad[1:])
    assert waiting.after_death(first) == ()
    again = waiting.next(2)
    assert again == first
    assert waiting.after_death(again) == ()
    assert waiting.next(2) == ()  # a suspect, while others are out
    assert waiting.next(0) == first
    assert waiting.next(1) == ()  # nothing beside it
    assert waiting.after_death(first) == first
    assert not waiting
    assert other == runs[2:4]
