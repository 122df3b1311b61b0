"""Limiting cases of a centre with a line of its own: what it learns, when it turns and speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hand_worked import SEED, centre_of, mechanism, orders_of, parameters_of

from antaeus.foundation.chance import streams
from antaeus.foundation.declarations import Mechanism
from antaeus.world import centre as names
from antaeus.world.centre import Centre
from antaeus.world.codes import CHISTKA, ENEMIES, GRAIN, OUTPUT
from antaeus.world.orders import N_DELAYS, Orders

BALANCE, RULER = mechanism("line.by_balance"), mechanism("line.by_learning_ruler")
BOTH = pytest.mark.parametrize("answer", [BALANCE, RULER], ids=lambda one: one.id)
MONTHS = 244
SURE = 1e3
Country = Callable[[Centre, Orders, int], None]


def middle(answer: Mechanism, **told: float) -> dict[str, float]:
    """Every parameter at the middle of its prior, but those told."""
    declared = answer.parameter_declarations()
    return {name: one.prior.quantile(0.5) for name, one in declared.items()} | told


def any_of(answer: Mechanism, rng: np.random.Generator) -> dict[str, float]:
    """A draw from the priors."""
    declared = answer.parameter_declarations()
    return {name: one.prior.quantile(rng.random()) for name, one in declared.items()}


class Reign:
    """A centre that speaks month after month to a country that answers as told."""

    def __init__(
        self, answer: Mechanism, told: dict[str, float], country: Country, **mind: float
    ) -> None:
        self.answer, self.p, self.country = answer, parameters_of(answer, told), country
        self.centre, self.orders = centre_of({"mind": mind}, 30), orders_of({}, 30)
        self.month = 0
        self.running: list[int] = []
        self.mind: list[np.ndarray] = []

    def live(self, months: int = 1, **told: float) -> Reign:
        """Some months more; parameters may change."""
        self.p = self.p._replace(**told)
        for _ in range(months):
            before = Orders(*(column.copy() for column in self.orders))
            keys = streams(SEED, self.answer.decisions, self.month)
            given: tuple[Any, ...] = (self.centre, None, self.orders, self.p, self.month, keys)
            self.running.append(self.answer.step(*given))
            broken = [
                what for what, holds in self.answer.invariants(before, self.orders) if not holds
            ]
            assert broken == []
            self.country(self.centre, self.orders, self.month)
            self.mind.append(self.centre.mind.copy())
            self.month += 1
        return self

    def course(self, row: int) -> np.ndarray:
        """A row of the mind over the months."""
        return np.array(self.mind)[:, row]


def silent(centre: Centre, orders: Orders, month: int) -> None:
    """A country from which nothing is heard."""


def answers(slope: float) -> Country:
    """A country whose output rises or falls with pressure."""

    def country(centre: Centre, orders: Orders, month: int) -> None:
        centre.mind[names.SEEN_OUTPUT] = 1.5 + slope * centre.mind[names.PRESSURE]

    return country


def disappoints(rng: np.random.Generator, response: float) -> Country:
    """A country in which a radical line helps radical work and harms the technical, noisily."""
    radical, technical = rng.uniform(0.3, 0.7), rng.uniform(0.6, 0.95)

    def country(centre: Centre, orders: Orders, month: int) -> None:
        said = orders.spoken[:, :, 0].sum(axis=1)
        line = float(said @ orders.radical / said.sum()) - 0.5 if said.any() else 0.0
        noise = rng.normal(0, 0.02, 3)
        centre.mind[names.SEEN_RADICAL] = radical + response * line + noise[0]
        centre.mind[names.SEEN_TECHNICAL] = technical - response * line + noise[1]
        centre.mind[names.SEEN_OUTPUT] = technical + noise[2]

    return country


def pressure(answer: Mechanism, slope: float, **told: float) -> np.ndarray:
    return Reign(answer, middle(answer, **told), answers(slope)).live(MONTHS).course(names.PRESSURE)


def test_where_manner_is_all_no_news_moves_the_pressure() -> None:
    courses = [pressure(BALANCE, slope, manner=1.0) for slope in (-1.0, 0.0, 1.0)]
    assert np.array_equal(courses[0], courses[1])
    assert np.array_equal(courses[1], courses[2])
    assert courses[0][-60:].mean() == pytest.approx(1 / 2.5, abs=0.1)


@pytest.mark.parametrize(("slope", "end"), [(-1.0, 0.0), (1.0, 1.0)])
def test_where_manner_is_nothing_pressure_goes_where_output_is_best(
    slope: float, end: float
) -> None:
    told = {"exploration": 0.05, "caution": 0.3}
    course = pressure(BALANCE, slope, manner=0.0, **told)
    assert course[-60:].mean() == pytest.approx(end, abs=0.08)
    assert np.array_equal(course, pressure(RULER, slope, **told))


def test_between_the_two_the_same_news_lower_pressure_less_the_more_manner_weighs() -> None:
    ends = [pressure(BALANCE, -0.5, manner=manner)[-100:].mean() for manner in (0.0, 0.3, 0.6, 1.0)]
    assert ends == sorted(ends)
    assert ends[0] < 0.1 < 0.3 < ends[-1]


def test_a_centre_that_hears_nothing_learns_nothing() -> None:
    reign = Reign(BALANCE, middle(BALANCE, unrest=0.0), silent).live(60)
    for row in (names.SLOPE, names.MEAN_OUTPUT, names.BALANCE, names.LATE_TECHNICAL):
        assert not reign.course(row).any()


@pytest.mark.parametrize(
    ("reds", "experts", "sign"), [(0.3, 0.0, 1), (0.0, 0.3, -1), (0.0, 0.0, 0)]
)
def test_who_alone_is_disappointed_draws_the_line_to_himself(
    reds: float, experts: float, sign: int
) -> None:
    def short(centre: Centre, orders: Orders, month: int) -> None:
        centre.mind[[names.SEEN_RADICAL, names.SEEN_TECHNICAL]] = 0.1

    told = middle(BALANCE, pull_of_reds=reds, pull_of_experts=experts, unrest=0.0)
    balance = Reign(BALANCE, told, short).live(MONTHS).course(names.BALANCE)
    assert (np.sign(balance[1:]) == sign).all()


def test_old_quarrels_fade() -> None:
    told = middle(BALANCE, unrest=0.0)
    balance = Reign(BALANCE, told, silent, balance=2.0).live(120).course(names.BALANCE)
    assert (np.diff(np.abs(balance)) < 0).all()
    assert balance[-1] < 0.1


def test_over_the_prior_the_line_turns_and_is_never_caught() -> None:
    rng = np.random.default_rng(7)
    turning = caught = 0
    for _ in range(40):
        country = disappoints(rng, response=0.3)
        balance = Reign(BALANCE, any_of(BALANCE, rng), country).live(MONTHS).course(names.BALANCE)
        assert (np.abs(balance) <= 4).all()
        turning += np.count_nonzero(np.diff(np.sign(balance))) >= 2
        caught += (np.abs(balance) > 3.99).mean() > 0.5
    assert turning >= 15
    assert caught <= 4


@BOTH
def test_over_the_prior_every_month_is_sound_and_a_few_campaigns_run(answer: Mechanism) -> None:
    rng = np.random.default_rng(8)
    running = []
    for _ in range(8):
        reign = Reign(answer, any_of(answer, rng), disappoints(rng, response=0.3)).live(MONTHS)
        running.append(np.mean(reign.running[24:]))
    assert 2 < np.mean(running) < 4


@BOTH
def test_without_campaigns_nothing_is_asked(answer: Mechanism) -> None:
    told = middle(answer, together=0.0, review_rate=0.0)
    orders = Reign(answer, told, silent).live(60).orders
    for column in (orders.spoken, orders.intensity, orders.vigilance, orders.levy, orders.review):
        assert not column.any()


@BOTH
def test_a_slot_is_not_used_again_before_all_that_was_said_has_arrived(answer: Mechanism) -> None:
    reign = Reign(answer, middle(answer, together=SURE), silent)
    for _ in range(100):
        under_way = reign.orders.spoken[:, :, :-1].any(axis=(1, 2))
        issues = reign.orders.issues.copy()
        reign.live()
        assert (reign.orders.issues[under_way] == issues[under_way]).all()
    assert max(reign.running) > 6


@BOTH
def test_what_was_said_is_gone_after_its_months(answer: Mechanism) -> None:
    reign = Reign(answer, middle(answer), silent).live(24)
    reign.centre.until[:] = -1
    left = reign.live(N_DELAYS - 1, together=0.0).orders.spoken.any(axis=(0, 1))
    assert left.tolist() == [False] * (N_DELAYS - 1) + [True]
    assert not reign.live().orders.spoken.any()


@BOTH
@pytest.mark.parametrize(
    ("mind", "leading"),
    [
        ({"seen_output": 1.0, "seen_tension": 1.0}, {ENEMIES}),
        ({"seen_output": 0.1}, {OUTPUT, GRAIN}),
    ],
)
def test_campaigns_are_about_what_is_seen_amiss(
    answer: Mechanism, mind: dict[str, float], leading: set[int]
) -> None:
    reign = Reign(answer, middle(answer, heed=SURE, together=SURE), silent, **mind).live(20)
    opened = reign.orders.issues[reign.centre.until >= 0]
    assert set(opened.argmax(axis=1).tolist()) == leading


@BOTH
def test_a_review_lasts_eight_months_and_none_comes_where_none_is_ordered(
    answer: Mechanism,
) -> None:
    reign = Reign(answer, middle(answer), silent).live(24, review_rate=0.0)
    assert not reign.orders.review.any()
    lasts = [reign.live(review_rate=SURE).orders.review[CHISTKA].all()]
    lasts += [reign.live(review_rate=0.0).orders.review[CHISTKA].all() for _ in range(11)]
    assert lasts == [True] * 8 + [False] * 4


@pytest.mark.parametrize(("permits", "sign"), [(1.0, 1), (0.0, 0), (-0.3, -1)])
def test_a_ruler_lets_out_or_shuts_in_as_tension_grows(permits: float, sign: int) -> None:
    told = middle(RULER, permits=permits)
    calm = Reign(RULER, told, silent).live().orders.ambiguity
    tense = Reign(RULER, told, silent, seen_tension=0.8).live().orders.ambiguity
    assert (np.sign(tense - calm) == sign).all()


@pytest.mark.parametrize(("balance", "recruits"), [(3.0, True), (-3.0, False)])
def test_workers_are_levied_only_while_the_reds_prevail(balance: float, recruits: bool) -> None:
    told = middle(BALANCE, recall=0.0, unrest=0.0, spread=0.0, heed=SURE, together=SURE)
    reign = Reign(BALANCE, told, silent, balance=balance, seen_output=0.1)
    levies = [reign.live().orders.levy.copy() for _ in range(24)]
    assert any(levy.any() for levy in levies) == recruits
    assert not np.array(levies)[:, 3:].any()
