"""What cannot happen does not: every invariant after every step, in every month."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from toy_district import BUSY, BusyRules, Values, account, simulate

from antaeus.foundation.declarations import Mechanism
from antaeus.foundation.errors import InvariantBroken
from antaeus.foundation.months import LAST, N_MONTHS
from antaeus.world.codes import DISSOLVED, EXPELLED_BY_TRIAL
from antaeus.world.orders import Orders
from antaeus.world.tables import Ground

MORE = pytest.mark.compiled_only
"""Once is enough as plain Python, which takes ten times as long."""


@pytest.mark.parametrize("name", [pytest.param("n0", marks=MORE), "vanguard"])
def test_the_invariants_hold_after_every_step_of_the_whole_span(name: str) -> None:
    assert sum(1 for _ in simulate(name, check=True).months(last=LAST)) == N_MONTHS


@pytest.mark.parametrize("name", ["n0", "vanguard"])
@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=MORE) for n in (2, 3))])
def test_the_invariants_hold_where_everything_happens_often(name: str, seed: int) -> None:
    busy = simulate(name, BUSY, rules=BusyRules(), seed=seed, check=True)
    assert sum(1 for _ in busy.months(last=83)) == 84


EXTREMES: dict[str, Values] = {
    "everybody moves far each month": {
        "mobility": dict.fromkeys(("worker_rate", "peasant_rate", "employee_rate"), 50.0)
        | {"far_share": 1.0}
    },
    "half are expelled and come back at once": {
        "discipline": {"trial_rate": 0.7, "expelled_share": 1.0, "rate": 0.7},
        "appeal": {"appeal_share": 1.0, "success_after_trial": 1.0, "delay_months": 0.5},
    },
    "nobody stays": {"leaving": {"death_rate_at_30": 5.0}},
    "nothing happens": {
        question: dict.fromkeys(bound._fields, 0.0) | {"death_doubling_years": 10.0}
        for question, bound in account("n0").values.items()
        if question not in ("cells", "admission", "appeal")
    },
}


@pytest.mark.parametrize("name", ["n0", "n1", "vanguard"])
@pytest.mark.parametrize("extreme", EXTREMES)
def test_the_invariants_hold_at_the_extremes(name: str, extreme: str) -> None:
    months = list(simulate(name, EXTREMES[extreme], check=True).months(last=35))
    assert len(months) == 36
    if extreme == "nobody stays":
        assert months[-1].people < 60


def broken(name: str, question: str, breaks: Any) -> Any:
    """An account one of whose mechanisms does something more after its step."""
    bound = account(name)
    answer = bound.answers[question]
    assert answer is not None

    def step(*given: Any) -> int:
        count = answer.step(*given)
        breaks(given[0], next(one for one in given if isinstance(one, Orders)))
        return count

    return replace(bound, answers=bound.answers | {question: replace(answer, step=step)})


def expel_nobody(ground: Ground, orders: Orders) -> None:
    ground.people.leaves[0] = EXPELLED_BY_TRIAL


def forget_a_cell(ground: Ground, orders: Orders) -> None:
    ground.cells.form[ground.people.cell[0]] = DISSOLVED


def press_too_hard(centre: Any, orders: Orders) -> None:
    orders.intensity[:] = 2


@pytest.mark.parametrize(
    ("question", "breaks", "letter"),
    [
        ("repression", expel_nobody, "1921-03: repression.by_quota: an arrest is the only cause"),
        ("cells", forget_a_cell, "after cells.by_rules: everyone sits in a cell that exists"),
        ("line", press_too_hard, "line.by_calendar: pressure lies between 0 and 1"),
    ],
)
def test_a_planted_fault_stops_the_run_and_is_named(
    question: str, breaks: Any, letter: str
) -> None:
    run = simulate(bound=broken("n0", question, breaks), check=True)
    with pytest.raises(InvariantBroken, match=letter):
        next(run.months(last=0))


def test_without_the_check_nobody_looks() -> None:
    bound: Any = broken("n0", "line", press_too_hard)
    line: Mechanism = bound.answers["line"]
    assert line.id == "line.by_calendar"
    next(simulate(bound=bound).months(last=0))


def hear_more(centre: Any, orders: Orders) -> None:
    centre.heard[0, 0] += 1


def order_less_than_nothing(centre: Any, orders: Orders) -> None:
    orders.stifling[:] = -1


@pytest.mark.parametrize(
    ("breaks", "letter"),
    [
        (hear_more, "perception.by_four_channels: what was heard stays"),
        (order_less_than_nothing, "after perception.by_four_channels: orders.stifling lies"),
    ],
)
def test_a_fault_planted_above_the_ground_is_named(breaks: Any, letter: str) -> None:
    run = simulate(bound=broken("vanguard", "perception", breaks), check=True)
    with pytest.raises(InvariantBroken, match=letter):
        next(run.months(last=0))
