"""Same inputs, same bytes: whatever the threads, the blocks, the way of calling, the run before."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from toy_district import BUSY, BusyRules, Listener, Values, simulate, traces

from antaeus.foundation.compiled import IS_COMPILED
from antaeus.world.tables import FILL_EVENTS, Events

MONTHS = 48
ACCOUNTS = pytest.mark.parametrize(
    "name", ["n0", pytest.param("vanguard", marks=pytest.mark.compiled_only)]
)
compiled = pytest.mark.skipif(not IS_COMPILED, reason="nothing is composed in plain Python")


def trace(name: str, values: Values | None = BUSY, **how: object) -> list[object]:
    run = simulate(name, values, rules=BusyRules(), **how)  # type: ignore[arg-type]
    return list(traces(run, MONTHS))


@cache
def usual(name: str) -> list[object]:
    """The run with which the others are compared: one thread, seed 1, nobody looks."""
    return trace(name, threads=1, seed=1, check=False)


@ACCOUNTS
def test_two_threads_give_the_bytes_of_one(name: str) -> None:
    assert trace(name, threads=2) == usual(name)


@ACCOUNTS
def test_a_second_run_gives_the_bytes_of_the_first(name: str) -> None:
    assert trace(name) == usual(name)


@ACCOUNTS
def test_one_block_gives_the_bytes_of_two(name: str) -> None:
    assert trace(name, blocks=1) == trace(name, blocks=2)


@ACCOUNTS
@compiled
def test_the_composed_month_gives_the_bytes_of_its_steps(name: str) -> None:
    composed, stepwise = (
        simulate(name, BUSY, rules=BusyRules(), check=check) for check in (False, True)
    )
    assert composed._composed is not None
    assert stepwise._composed is None
    assert traces(composed, MONTHS) == traces(stepwise, MONTHS)


@ACCOUNTS
def test_to_look_does_not_change_what_happens(name: str) -> None:
    assert trace(name, check=True) == usual(name)


@ACCOUNTS
def test_another_seed_gives_other_bytes(name: str) -> None:
    assert trace(name, seed=2) != usual(name)


@ACCOUNTS
def test_another_value_of_one_parameter_gives_other_bytes(name: str) -> None:
    louder = dict(BUSY) | {"leaving": dict(BUSY["leaving"]) | {"missed_dues_chance": 0.5}}
    assert trace(name, louder) != usual(name)


def events(blocks: int, threads: int) -> list[list[tuple[int, ...]]]:
    """The events of each month, each as numbers, in order of their numbers."""
    noted: list[list[tuple[int, ...]]] = []
    run = simulate("n0", BUSY, rules=BusyRules(), blocks=blocks, threads=threads)

    def recorder(month: int, papers: list[Events]) -> None:
        assert month == len(noted)
        rows: list[tuple[int, ...]] = []
        for block, ground in enumerate(run.world.grounds):
            table = papers[block]
            n = int(ground.fill[FILL_EVENTS])
            first = int(run.world.first_raion[block])
            raion = table.raion[:n].astype(np.int64) + first
            columns = (table.kind, table.person, table.cell, table.origin, table.host_kind)
            rows += zip(raion.tolist(), *(c[:n].tolist() for c in columns), strict=True)
        noted.append(sorted(rows))

    Listener(run, recorder)
    for _ in run.months(last=35):
        pass
    return noted


def test_the_recorder_is_handed_the_same_events_in_any_blocks() -> None:
    one, two = events(1, 1), events(2, 2)
    assert one == two
    assert sum(map(len, one)) > 500
