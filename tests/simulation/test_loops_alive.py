"""No loop is dead or absorbing over the prior: each still moves in its share of the draws.

Parameters are drawn from the vanguard account's priors by a Latin hypercube, those alone left at
their values that decide how many people there are. The centre sets its own line, so that the
balance of reds and experts moves too, and two waves of arrests are ordered a hundred months apart.

Measured over 160 draws, of which these are other ones (24 draws of the interwar party at 1/100 in
brackets): the plan rises and falls in 67 % (75), and sits at a bound for half of the months in 14 %
(8); the line turns and comes back in 24 % (29), leans by a tenth and back in 56 % (58), and is at
the end of its scale in 20 % of months (25), where the aims of the reds are high; the second wave is
never smaller than .79 of the first (.95); attendance is on the mean .23 to .85 (.25 to .83).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from toy_district import simulate

from antaeus.accounts.binding import BoundAccount, bind, prior_of
from antaeus.accounts.reading import load_account
from antaeus.mechanisms.line.by_balance import FARTHEST
from antaeus.mechanisms.repression.by_threat_and_signal import MEAN_LIMIT
from antaeus.simulation.standing import Standing
from antaeus.world.centre import BALANCE
from antaeus.world.heard import H_PEOPLE, H_PRESENT
from antaeus.world.orders import Orders
from antaeus.world.reporting_up import HIGHEST_PLAN, LOWEST_PLAN

pytestmark = pytest.mark.slow

DRAWS = 20
MONTHS = 244
OF_SIZE = {
    *("admission", "acceptance", "review", "appeal", "leaving", "cells", "workplaces"),
    *("mobility", "promotion"),
}
"""Questions that decide how many people there are: a party that dies out holds no meetings."""
WAVES, WAVE_MONTHS = (60, 160), 6
WAVE = 0.002
"""Cases a person-month that a wave orders, about as many as communists were struck in 1937-38."""


@dataclass(frozen=True)
class WithWaves:
    """What stands in a month, and the limits of two waves that are equal in cases."""

    standing: Standing
    cases_per_limit: float

    def put(self, orders: Orders, month: int) -> None:
        """Fill a month's orders."""
        self.standing.put(orders, month)
        if any(first <= month < first + WAVE_MONTHS for first in WAVES):
            orders.limit[:] = WAVE / self.cases_per_limit


@dataclass(frozen=True)
class Lived:
    """What the loops did in one run, month by month."""

    plan: np.ndarray
    balance: np.ndarray
    brake: np.ndarray
    attendance: np.ndarray

    @property
    def radical(self) -> np.ndarray:
        """The radical share of the balance, smoothed over six months."""
        return np.convolve(1 / (1 + np.exp(-self.balance)), np.ones(6) / 6, "valid")


def drawn(n: int, seed: int) -> Iterator[BoundAccount]:
    """The account with the centre's own line, under `n` draws of what it believes."""
    other = {"line": "by_balance"}
    account = bind(load_account("vanguard"), {}, answers=other)
    priors = {
        f"{question}.{name}": prior_of(account.account, question, name, declared)
        for question, mechanism in account.answers.items()
        if mechanism is not None and question not in OF_SIZE
        for name, declared in mechanism.parameter_declarations().items()
    }
    chance = np.random.default_rng(seed)
    shares = np.array([(chance.permutation(n) + chance.random(n)) / n for _ in priors])
    for draw in range(n):
        values = {
            name: prior.quantile(float(share))
            for (name, prior), share in zip(priors.items(), shares[:, draw], strict=True)
        }
        yield bind(load_account("vanguard"), values, answers=other)


def live(bound: BoundAccount) -> Lived:
    """The toy district, to the last month."""
    run, p = simulate(bound=bound), bound.values["repression"]
    run._standing = WithWaves(run._standing, p.rate * p.w_limit / MEAN_LIMIT)
    told: list[tuple[float, float, float, float]] = []
    for _ in run.months(last=MONTHS - 1):
        heard = run.centre.heard.sum(axis=0)
        present = float(heard[H_PRESENT]) / max(int(heard[H_PEOPLE]), 1)
        orders, balance = run.orders, float(run.centre.mind[BALANCE])
        told.append((float(orders.target[0]), balance, float(orders.brake[0]), present))
    return Lived(*np.array(told).T)


@pytest.fixture(scope="module")
def lives() -> list[Lived]:
    return [live(bound) for bound in drawn(DRAWS, seed=1)]


def reversals(path: np.ndarray, by: float) -> int:
    """How often a path that had gone one way by so much goes the other way by as much."""
    found, way, low, high = 0, 0, path[0], path[0]
    for place in path:
        low, high = min(low, place), max(high, place)
        if way >= 0 and place < high - by:
            found, way, low = found + 1, -1, place
        elif way <= 0 and place > low + by:
            found, way, high = found + 1, 1, place
    return found


def share(those: list[bool]) -> float:
    return sum(those) / len(those)


def test_the_plan_rises_and_falls(lives: list[Lived]) -> None:
    steps = [np.diff(one.plan) for one in lives]
    assert share([moves[moves > 0].sum() > 0.01 < -moves[moves < 0].sum() for moves in steps]) > 0.4


def test_the_plan_seldom_ends_at_a_bound(lives: list[Lived]) -> None:
    at_a_bound = [
        ((one.plan <= LOWEST_PLAN) | (one.plan >= HIGHEST_PLAN)).mean() > 0.5 for one in lives
    ]
    assert share(at_a_bound) < 0.35


def test_the_line_turns_and_comes_back(lives: list[Lived]) -> None:
    turns = [int((np.diff(one.radical > 0.5) != 0).sum()) for one in lives]
    assert share([number >= 2 for number in turns]) >= 0.1
    assert share([reversals(one.radical, 0.1) >= 2 for one in lives]) > 0.3


def test_the_line_is_not_caught_at_the_end_of_its_scale(lives: list[Lived]) -> None:
    assert np.mean([(np.abs(one.balance) >= FARTHEST).mean() for one in lives]) < 0.32


def test_the_brake_holds_back_and_lets_go(lives: list[Lived]) -> None:
    for one in lives:
        before, first = one.brake[WAVES[0] - 1], one.brake[WAVES[0] : WAVES[0] + 12].max()
        between = one.brake[WAVES[0] + 12 : WAVES[1]].min()
        assert first - before > 0.005
        assert between - before < 0.5 * (first - before)


def test_a_second_wave_can_follow_the_first(lives: list[Lived]) -> None:
    for one in lives:
        first, second = (
            (1 - one.brake[start - 1 : start - 1 + WAVE_MONTHS]).sum() for start in WAVES
        )
        assert second > 0.7 * first


def test_meetings_are_neither_empty_nor_full(lives: list[Lived]) -> None:
    # Those above .85 have a `coming` above .8, a `called` above 1.3 and hardly any weariness.
    means = [one.attendance[1:].mean() for one in lives]
    assert share([0.2 <= mean <= 0.85 for mean in means]) >= 0.9
    assert min(means) > 0.15
    assert max(means) < 0.9
