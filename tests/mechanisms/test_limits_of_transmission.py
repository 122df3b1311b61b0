"""Limiting cases of transmission: nothing lost, everything lost, no levels, waits that add up."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hand_worked import district, live, mechanism, orders_of
from hypothesis import given, settings
from hypothesis import strategies as st
from limiting import MONTH, toy

from antaeus.foundation.declarations import Mechanism
from antaeus.world.codes import ENEMIES, FACTORY, GRAIN, OUTPUT, VILLAGE
from antaeus.world.orders import N_DELAYS, Orders
from antaeus.world.tables import Ground

FAITHFUL, LOSSY = mechanism("transmission.faithful"), mechanism("transmission.lossy")
ARRIVES = ("pressure", "radical", "ambiguity", "issues")
SOME = {"eta0": 0.1, "eta_alpha": 0.5, "oversight": 0.2, "delay": 0.3, "overdispersion": 2.5}


def spoken(seed: int, n_campaigns: int = 5) -> Orders:
    """Some campaigns of chance, said for some months, on some kinds of host unit."""
    rng = np.random.default_rng(seed)
    orders = orders_of({}, n_campaigns)
    orders.spoken[:] = rng.random(orders.spoken.shape) * rng.integers(0, 2, orders.spoken.shape)
    orders.issues[:] = rng.dirichlet(np.full(orders.issues.shape[1], 0.5), n_campaigns)
    orders.radical[:], orders.ambiguity[:] = rng.random((2, n_campaigns))
    return orders


def arrived(answer_id: str, orders: Orders, told: dict[str, float], **raions: float) -> Ground:
    """The toy district when the line has come down; columns of raions as told."""
    answer = mechanism(answer_id)
    ground = toy(answer)
    for name, value in raions.items():
        getattr(ground.raions, name)[:] = value
    live(answer, ground, orders, told, MONTH)
    assert all(holds for _, holds in answer.invariants(ground, ground))
    return ground


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["nothing to lose", "mended", "no levels"]))
def test_where_nothing_is_lost_or_held_up_the_line_arrives_as_spoken(seed: int, why: str) -> None:
    told = {
        "nothing to lose": SOME | {"eta0": 0, "delay": 0},
        "mended": SOME | {"oversight": 1, "delay": 0},
        "no levels": SOME,
    }[why]
    orders = spoken(seed)
    orders.levels[:] = 0 if why == "no levels" else 3
    whole = arrived("transmission.faithful", orders, {})
    other = arrived("transmission.lossy", orders, told, leaning=0.9, stance=0.1)
    for name in ARRIVES:
        found = [getattr(ground.raions, name) for ground in (whole, other)]
        assert np.allclose(found[0], found[1], rtol=0, atol=1e-12), name


def test_campaigns_press_together_as_chances_do_and_their_words_by_pressure() -> None:
    orders = orders_of({"radical": [1.0, 0.0], "ambiguity": [0.2, 0.8]}, 2)
    orders.spoken[0, FACTORY, 0], orders.spoken[1, FACTORY, 0] = 0.6, 0.2
    orders.issues[0, ENEMIES] = orders.issues[1, OUTPUT] = 1.0
    raions = arrived("transmission.faithful", orders, {}).raions
    assert raions.pressure[0, FACTORY] == pytest.approx(1 - 0.4 * 0.8)
    assert raions.radical[0, FACTORY] == pytest.approx(0.75)
    assert raions.ambiguity[0, FACTORY] == pytest.approx(0.35)
    assert raions.issues[0, FACTORY, ENEMIES] == pytest.approx(0.75)
    assert not raions.issues[:, VILLAGE].any()


@pytest.mark.parametrize("answer", [FAITHFUL, LOSSY], ids=lambda one: one.id)
def test_what_was_asked_last_month_does_not_stay(answer: Mechanism) -> None:
    ground = toy(answer)
    told = SOME if answer is LOSSY else {}
    assert live(answer, ground, spoken(1), told, MONTH) == ground.raions.id.size
    assert live(answer, ground, orders_of({}), told, MONTH) == 0
    assert not any(getattr(ground.raions, name).any() for name in ARRIVES)


def test_who_is_judged_by_the_line_reads_its_issues_as_they_stand() -> None:
    orders = spoken(2)
    told = SOME | {"eta0": 0.5, "eta_alpha": 0, "oversight": 0, "delay": 0}
    whole = arrived("transmission.faithful", orders, {}).raions
    read = arrived("transmission.lossy", orders, told, stance=1.0).raions
    assert np.allclose(whole.issues, read.issues)
    assert (read.ambiguity[whole.pressure > 0] > whole.ambiguity[whole.pressure > 0]).all()


def test_where_all_is_lost_the_officer_reads_what_he_prefers_and_presses_no_less() -> None:
    orders = spoken(3)
    orders.levels[:] = 60
    told = SOME | {"eta0": 1, "oversight": 0, "delay": 0}
    whole = arrived("transmission.faithful", orders, {}).raions
    read = arrived("transmission.lossy", orders, told, stance=0.0, leaning=0.7).raions
    asked = whole.pressure > 0
    assert np.allclose(read.pressure, whole.pressure)
    assert np.allclose(read.radical[asked], 0.7)
    assert np.allclose(read.ambiguity[asked], 1)
    assert np.allclose(read.issues[:, FACTORY, OUTPUT], asked[:, FACTORY])
    assert np.allclose(read.issues[:, VILLAGE, GRAIN], asked[:, VILLAGE])


def shares_by_wait(delay: float, overdispersion: float, levels: int) -> np.ndarray:
    """What arrives of a campaign of pressure 1 that was said in one month only, by how long ago."""
    told = SOME | {"delay": delay, "overdispersion": overdispersion}
    found = np.empty(N_DELAYS)
    for back in range(N_DELAYS):
        ground, orders = district(), orders_of({"levels": levels})
        orders.spoken[0, FACTORY, back] = 1.0
        live(LOSSY, ground, orders, told, MONTH)
        found[back] = ground.raions.pressure[0, FACTORY]
    return found


@pytest.mark.parametrize("overdispersion", [1.0, 1.5, 4.0])
@pytest.mark.parametrize("levels", [2, 3])
def test_waits_have_the_mean_and_variance_told_and_lose_nothing(
    levels: int, overdispersion: float
) -> None:
    share, months = shares_by_wait(0.05, overdispersion, levels), np.arange(N_DELAYS)
    mean = float(share @ months)
    assert share.sum() == pytest.approx(1)
    assert mean == pytest.approx(0.05 * levels, rel=0.05)
    assert share @ (months - mean) ** 2 == pytest.approx(overdispersion * mean, rel=0.2)


def test_without_overdispersion_waits_are_those_of_poisson() -> None:
    share = shares_by_wait(0.2, 1.0, 3)
    poisson = [math.exp(-0.6) * 0.6**d / math.factorial(d) for d in range(N_DELAYS - 1)]
    assert np.allclose(share[:-1], poisson)


def test_an_old_campaign_arrives_whole_and_a_new_one_the_later_the_longer_the_wait() -> None:
    old, new = orders_of({}), orders_of({})
    old.spoken[0], new.spoken[0, :, 0] = 0.6, 0.6
    came = []
    for delay in (0.0, 0.1, 0.5):
        told = SOME | {"delay": delay}
        assert np.allclose(arrived("transmission.lossy", old, told).raions.pressure, 0.6)
        came.append(arrived("transmission.lossy", new, told).raions.pressure)
    assert (came[0] > came[1]).all()
    assert (came[1] > came[2]).all()
