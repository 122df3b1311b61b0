"""Limiting cases of promotion by activity and class: no openings, one trait alone, heads."""

from __future__ import annotations

import numpy as np
import pytest
from hand_worked import live, mechanism, orders_of
from limiting import MONTH, STRICT, SURE, quiet, toy
from shuffled import shuffled, told_by_number

from antaeus.simulation.checking import copy_of
from antaeus.world.bench import deal_chances, direction, on_bench, sit_on_bench, traits_of
from antaeus.world.codes import (
    ARMY,
    DETACHED,
    EMPLOYEE,
    HEAD,
    HOUSING,
    MEMBER,
    NO_POST,
    OFFICIAL,
    OPPOSED,
    PEASANT,
    SCHOOL,
    SECRETARY,
    WORKER,
)
from antaeus.world.recount import recount_people, recount_raions
from antaeus.world.shares import ONE, share
from antaeus.world.tables import Ground

MERIT, LOTTERY = mechanism("promotion.by_activity_and_class"), mechanism("promotion.by_lottery")
WEIGHTS = ("activity", "class_", "education", "tie", "loyalty")
POSTS = {"posts_share": 0.5, "filling_rate": 0.3, "removal_rate": 0.1}


def told(**other: float) -> dict[str, float]:
    """Nothing happens, other than told."""
    return quiet(MERIT) | other


def varied(seed: int = 5) -> Ground:
    """The toy district, whose people differ in every trait."""
    ground, rng = toy(MERIT), np.random.default_rng(seed)
    people = ground.people
    people.activity[:60] = rng.integers(0, ONE + 1, 60)
    people.origin[:60] = rng.integers(0, 3, 60)
    people.schooling[:60] = rng.integers(0, 4, 60)
    people.patron[:60] = rng.integers(0, 2, 60) * 99
    people.penalties[:60] = rng.integers(0, 2, 60)
    return ground


def sound(before: Ground, after: Ground) -> bool:
    return all(holds for _, holds in MERIT.invariants(before, after))


def test_without_openings_nobody_rises_whatever_the_merit() -> None:
    ground = varied()
    p = told(sharpness=3.0, activity=1.0, filling_rate=1.0)
    assert live(MERIT, ground, orders_of({}), p, MONTH) == 0
    assert (ground.people.post[:60] == toy(MERIT).people.post[:60]).all()


@pytest.mark.parametrize("p", [{"sharpness": 0.0, "class_": 1.0}, {"sharpness": 2.0}])
def test_where_nothing_tells_it_is_the_lottery(p: dict[str, float]) -> None:
    for month in range(80, 90):
        by_lot, by_merit = varied(month), varied(month)
        n = live(LOTTERY, by_lot, orders_of({}), POSTS, month)
        assert live(MERIT, by_merit, orders_of({}), told(**POSTS, **p), month) == n > 0
        for name in ("id", "post", "job", "host", "cell", "roles"):
            same = getattr(by_lot.people, name) == getattr(by_merit.people, name)
            assert same.all(), name


def one_trait(ground: Ground, trait: str) -> np.ndarray:
    """Let people be alike but in one trait, which one half of them has; who has it."""
    people, n = ground.people, 60
    people.activity[:n], people.schooling[:n], people.patron[:n] = ONE // 2, 1, 0
    people.penalties[:n], people.spots[:n], people.origin[:n] = 0, 0, PEASANT
    has = np.arange(n) % 2 == 0
    if trait == "activity":
        people.activity[:n] = np.where(has, ONE, 0)
    elif trait == "class_":
        people.origin[:n] = np.where(has, WORKER, PEASANT)
    elif trait == "education":
        people.schooling[:n] = np.where(has, 3, 0)
    elif trait == "tie":
        people.patron[:n] = np.where(has, 99, 0)
    else:
        people.spots[:n] = np.where(has, 0, OPPOSED)
    return has


@pytest.mark.parametrize("trait", WEIGHTS)
@pytest.mark.parametrize("sign", [-1, 1])
def test_a_weight_on_one_trait_alone_raises_those_who_have_it_or_lack_it(
    trait: str, sign: int
) -> None:
    ground = toy(MERIT)
    has = one_trait(ground, trait)
    p = told(posts_share=0.1, filling_rate=1.0, sharpness=20.0, **{trait: 0.3 * sign})
    live(MERIT, ground, orders_of({}), p, MONTH)
    risen = (ground.people.post[:60] == OFFICIAL) & (toy(MERIT).people.post[:60] == NO_POST)
    assert risen.sum() > 2
    assert (has[risen] == (sign > 0)).all()


def test_weights_count_by_their_direction_and_not_by_their_length() -> None:
    short = direction(np.array([0.1, -0.2, 0.0, 0.3, 0.1]), 1.5)
    long = direction(np.array([1.0, -2.0, 0.0, 3.0, 1.0]), 1.5)
    assert np.allclose(short, long, atol=1e-15)
    assert np.isclose((short**2).sum(), 1.5**2)
    assert not direction(np.zeros(5), 1.5).any()


@pytest.mark.parametrize("seed", range(5))
def test_as_many_are_expected_to_rise_as_there_are_openings(seed: int) -> None:
    ground, rng = varied(seed), np.random.default_rng(seed)
    held = sit_on_bench(ground)
    assert held.sum() == sum(on_bench(ground.people, i) for i in range(60))
    for bench in held:
        chance = np.zeros(bench.size)
        slopes = direction(rng.uniform(-1, 1, 5), 1.2)
        highest = deal_chances(bench, slopes, 2.5, chance)
        assert np.isclose((bench * chance).sum(), 2.5)
        assert highest == chance.max()
        assert not chance[bench == 0].any()


def test_the_score_is_that_of_traits_scaled_within_the_bench() -> None:
    """The same bench in floating point: deviations from its mean, times one direction."""
    ground = varied()
    people, raion = ground.people, ground.hosts.raion[ground.people.host[:60]]
    rows = [i for i in range(60) if on_bench(people, i) and raion[i] == 0]
    traits = np.array(
        [
            [
                people.activity[i] // 4096,
                people.origin[i] == WORKER,
                people.schooling[i],
                people.patron[i] != 0,
                people.penalties[i] == 0,
            ]
            for i in rows
        ],
        float,
    )
    weights = np.array([0.5, 0.4, -0.3, 0.2, 0.6])
    z = (traits - traits.mean(axis=0)) / traits.std(axis=0)
    tilt = np.exp(1.1 * np.clip(z, -4, 4) @ weights / np.linalg.norm(weights))
    chance = np.zeros(512)
    deal_chances(sit_on_bench(ground)[0], direction(weights, 1.1), 3.0, chance)
    found = [chance[traits_of(people, i)] for i in rows]
    assert np.allclose(found, 3.0 * tilt / tilt.sum(), rtol=1e-12)


def test_officials_heads_the_detached_and_candidates_are_not_on_the_bench() -> None:
    ground = varied()
    ground.people.post[0], ground.people.roles[1], ground.people.roles[2] = OFFICIAL, HEAD, DETACHED
    ground.people.roles[3] = SECRETARY
    ground.people.status[:4] = MEMBER
    here = [on_bench(ground.people, i) for i in range(60)]
    assert here[:4] == [False, False, False, True]
    assert not any(np.array(here)[ground.people.status[:60] != MEMBER])


def test_a_sure_rate_puts_a_communist_at_the_head_of_producing_units_and_only_there() -> None:
    ground = varied()
    before = copy_of(ground)
    n = live(MERIT, ground, orders_of({}), told(red_director_rate=SURE, tied_share=1.0), MONTH)
    people, hosts = ground.people, ground.hosts
    heads = np.flatnonzero(people.roles[:60] & HEAD)
    assert heads.size == n > 5
    units = people.host[heads]
    assert np.unique(units).size == n
    assert not np.isin(hosts.kind[units], (SCHOOL, ARMY, HOUSING)).any()
    assert (hosts.open[units] == 1).all()
    assert (people.job[heads] == EMPLOYEE).all()
    assert (people.post[heads] == NO_POST).all()
    assert hosts.competence[units].tolist() == [share(int(one)) for one in people.competence[heads]]
    assert (hosts.head_since[units] == MONTH).all()
    assert not hosts.tied[units].any()  # nobody put them up: there is no secretary
    assert sound(before, ground)
    others = np.setdiff1d(np.arange(hosts.id.size), units)
    assert (hosts.competence[others] == before.hosts.competence[others]).all()


def test_a_unit_that_has_its_head_gets_no_other_until_he_is_removed() -> None:
    ground = varied()
    live(MERIT, ground, orders_of({}), told(red_director_rate=SURE), MONTH)
    recount_people(ground)
    recount_raions(ground, orders_of(STRICT), MONTH)
    one = int(np.flatnonzero(ground.hosts.head >= 0)[0])
    ground.people.roles[ground.hosts.head[one]] = 0  # removed this month, still in the last count
    alone = ground.hosts.head >= 0
    alone[one] = False
    for month in range(MONTH + 1, MONTH + 9):
        live(MERIT, ground, orders_of({}), told(red_director_rate=SURE), month)
    assert (ground.hosts.head_since[alone] == MONTH).all()
    assert ground.hosts.head_since[one] > MONTH


def test_the_secretary_of_the_cell_left_is_the_patron_and_nobody_his_own() -> None:
    ground = varied()
    _, first = np.unique(ground.people.cell[:60], return_index=True)
    ground.people.roles[first] = SECRETARY
    ground.people.status[:60] = MEMBER
    recount_people(ground)
    recount_raions(ground, orders_of(STRICT), MONTH)
    left = ground.people.cell[:60].copy()
    before = copy_of(ground)
    p = told(posts_share=SURE, filling_rate=1.0, red_director_rate=SURE, tied_share=1.0)
    assert live(MERIT, ground, orders_of({}), p, MONTH) > 0
    people = ground.people
    official = (people.post[:60] == OFFICIAL) & (before.people.post[:60] == NO_POST)
    risen = np.flatnonzero(official | (people.roles[:60] & HEAD > 0))
    secretary = before.cells.secretary[left[risen]]
    wanted = np.where(secretary == risen, 0, before.people.id[secretary])
    assert people.patron[risen].tolist() == wanted.tolist()
    heads = np.flatnonzero(people.roles[:60] & HEAD)
    assert (ground.hosts.tied[people.host[heads]] == (people.patron[heads] != 0)).all()
    assert sound(before, ground)


def test_the_order_of_people_in_memory_carries_no_meaning() -> None:
    ground = varied()
    _, first = np.unique(ground.people.cell[:60], return_index=True)
    ground.people.roles[first] = SECRETARY
    recount_people(ground)
    p = told(**POSTS, sharpness=1.0, activity=1.0, class_=0.5, red_director_rate=1.0)
    p["tied_share"] = 0.5
    for month in range(70, 80):
        one, other = copy_of(ground), shuffled(ground, month)
        n = live(MERIT, one, orders_of({}), p, month)
        assert live(MERIT, other, orders_of({}), p, month) == n > 0
        assert told_by_number(one) == told_by_number(other)
        for name in ("competence", "head_since", "tied"):
            assert (getattr(one.hosts, name) == getattr(other.hosts, name)).all(), name
