"""A simulation put back where another stood goes on as that one did."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from toy_district import BUSY, BusyRules, account, simulate, toy, traces

from antaeus.foundation.errors import InputFaults
from antaeus.scenario.calendar import load_calendar
from antaeus.scenario.history import load_history
from antaeus.scenario.rules import load_rules
from antaeus.simulation.course import Course
from antaeus.simulation.run import Simulation

MONTHS = 30
NAMES = pytest.mark.parametrize(
    "name", ["n0", pytest.param("vanguard", marks=pytest.mark.compiled_only)]
)


def run(name: str, **how: object) -> Simulation:
    return simulate(name, BUSY, rules=BusyRules(), **how)  # type: ignore[arg-type]


@NAMES
@pytest.mark.parametrize("stop", [1, 13, 26])
def test_a_run_that_goes_on_gives_the_bytes_of_one_that_never_stopped(name: str, stop: int) -> None:
    straight = traces(run(name), MONTHS)
    first = run(name, blocks=2)
    traces(first, stop)
    taken = first.snapshot().copied()
    second = run(name, blocks=1, threads=2)
    second.restore(taken)
    assert second.next_month == stop
    assert traces(second, MONTHS) == straight[stop:]


def test_a_snapshot_that_was_copied_is_not_written_over() -> None:
    one = run("n0")
    traces(one, 6)
    kept = one.snapshot().copied()
    before = {name: column.copy() for name, column in kept.blocks[0]["people"].items()}
    traces(one, 12)
    assert any(
        column.tobytes() != one.snapshot().blocks[0]["people"][name][: column.size].tobytes()
        for name, column in before.items()
    )
    for name, column in before.items():
        np.testing.assert_array_equal(kept.blocks[0]["people"][name], column)


def course(change: Callable[[dict[str, object]], None]) -> Course:
    parts: dict[str, object] = {
        "scenario": toy(),
        "account": account("n0", BUSY),
        "calendar": load_calendar("mean"),
        "rules": load_rules(),
        "history": load_history(),
        "seed": 1,
    }
    change(parts)
    return Course(**parts)  # type: ignore[arg-type]


def test_a_turn_changes_what_comes_and_nothing_that_was() -> None:
    straight = traces(simulate("n0", BUSY), MONTHS)
    turned = simulate("n0", BUSY)
    past = traces(turned, 12)
    turned.turn(course(lambda parts: parts.update(seed=2)))
    assert past == straight[:12]
    assert traces(turned, MONTHS) != straight[12:]


def test_a_turn_to_the_same_course_changes_nothing() -> None:
    straight = traces(simulate("n0", BUSY), MONTHS)
    turned = simulate("n0", BUSY)
    traces(turned, 12)
    turned.turn(course(lambda _: None))
    assert traces(turned, MONTHS) == straight[12:]


def test_a_world_cannot_turn_to_a_scenario_of_other_places() -> None:
    other = toy().model_copy(update={"tiles": (*toy().tiles, *toy().tiles)})
    with pytest.raises(InputFaults, match=r"toy_district: found 2 tiles; expected the 1 tiles"):
        simulate("n0").turn(course(lambda parts: parts.update(scenario=other)))


def test_a_snapshot_of_another_land_is_refused() -> None:
    taken = run("n0").snapshot()
    taken.blocks.append(taken.blocks[0])
    with pytest.raises(InputFaults, match="raions"):
        run("n0").restore(taken)
