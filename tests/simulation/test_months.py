"""The months: in order, with what is known of each, and given up when a table is too short."""

from __future__ import annotations

import numpy as np
import pytest
from toy_district import BUSY, Listener, counted, simulate, toy

from antaeus.foundation.errors import InvariantBroken
from antaeus.observables.counted import N_COUNTED
from antaeus.observables.reading import HASHED
from antaeus.world.tables import FILL_EVENTS, FILL_MOVERS, FILL_OVERFLOW


def test_months_come_one_after_another_from_the_first_of_the_scenario() -> None:
    assert [month.month for month in simulate().months(last=4)] == [0, 1, 2, 3, 4]


def test_a_month_knows_its_counts_hashes_and_sizes() -> None:
    run = simulate()
    for month in run.months(last=2):
        told = counted(run, month)
        assert month.counts.shape == (1, N_COUNTED)
        assert month.counts.dtype == np.int64
        assert tuple(month.hashes) == HASHED
        assert month.people == told["members"] + told["candidates"]
        assert month.cells == told["cells"] + told["candidate_groups"]


def test_the_papers_of_a_month_are_gone_in_the_next() -> None:
    run = simulate("n0", BUSY)
    for _ in run.months(last=5):
        for ground in run.world.grounds:
            assert ground.fill[FILL_EVENTS] == ground.fill[FILL_MOVERS] == 0


def test_a_recorder_is_handed_every_month_once() -> None:
    handed: list[int] = []
    run = simulate()
    Listener(run, lambda month, _: handed.append(month))
    assert [month.month for month in run.months(last=6)] == handed == list(range(7))


def test_the_grid_is_that_of_the_scenario() -> None:
    run = simulate()
    assert run.tiles == tuple(tile.code for tile in toy().tiles) == ("TOY",)
    assert run.raions == 2


def test_more_newcomers_than_there_is_room_for_give_the_month_up() -> None:
    flood = {"admission": {"worker_rate": 50.0, "peasant_rate": 50.0, "employee_rate": 50.0,
                           "uncovered": 1.0, "recommendations_rate": 1e9}}  # fmt: skip
    run = simulate("n0", flood, blocks=1)
    with pytest.raises(InvariantBroken, match="1921-03: the tables of block 0 are too short"):
        next(run.months(last=0))


def test_an_overflow_marked_anywhere_stops_the_run() -> None:
    run = simulate()
    run.world.grounds[1].fill[FILL_OVERFLOW] = 1
    with pytest.raises(InvariantBroken, match="block 1"):
        next(run.months(last=0))
