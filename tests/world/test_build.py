"""The first month: everybody whom the scenario names, in cells, in every raion, in any blocks."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from toy_district import SCALE, toy, world

from antaeus.foundation.vocabulary import HOST_KINDS
from antaeus.observables.reading import HASHED, read
from antaeus.scenario.history import load_history
from antaeus.scenario.scenario import Scenario, load_scenario
from antaeus.world.blocks import people_in, with_room
from antaeus.world.build import World, build_world
from antaeus.world.codes import CANDIDATE, EMPLOYEE, MEMBER, NEVER, OFFICE, OFFICIAL, VILLAGE
from antaeus.world.soundness import faults_of_ground
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE


def totals(built: World) -> tuple[list[int], int]:
    """State hashes and people over all blocks."""
    hashes = sum((read(ground, 0)[1] for ground in built.grounds), np.zeros(len(HASHED), np.uint64))
    return hashes.tolist(), sum(people_in(ground) for ground in built.grounds)


def the_people(built: World, column: str) -> np.ndarray:
    """A column of everybody, block after block."""
    return np.concatenate([getattr(g.people, column)[: g.fill[FILL_PEOPLE]] for g in built.grounds])


def expected_people(scenario: Scenario, scale: Fraction) -> list[int]:
    """People that the scenario seats in the cells of each kind of host unit."""
    stock = scenario.stock.people.value * float(scale)
    return [round(stock * hosts.communists_share.value) for hosts in scenario.hosts]


def test_everybody_of_the_scenario_is_there_and_nobody_else() -> None:
    built = world()
    assert people_in(built.grounds[0]) == toy().stock.people.value == 60
    ground = built.grounds[0]
    kinds = ground.hosts.kind[ground.people.host[:60]]
    assert np.bincount(kinds, minlength=len(HOST_KINDS)).tolist() == expected_people(toy(), SCALE)


def test_each_kind_has_the_cells_of_the_scenario() -> None:
    ground = world().grounds[0]
    n = int(ground.fill[FILL_CELLS])
    kinds = np.bincount(ground.hosts.kind[ground.cells.host[:n]], minlength=len(HOST_KINDS))
    assert kinds.tolist() == [hosts.cells.value for hosts in toy().hosts]


def test_host_units_are_as_many_as_are_ever_open() -> None:
    built = world()
    found = np.bincount(built.grounds[0].hosts.kind, minlength=len(HOST_KINDS))
    for kind, most in enumerate(built.growth.most_units):
        floor = built.tile.size if kind == OFFICE else 0  # every raion has its committee's office
        assert abs(found[kind] - max(most, floor)) <= 1


@pytest.mark.parametrize("seed", range(5))
def test_every_raion_has_a_cell_and_three_people_in_each(seed: int) -> None:
    ground = world(seed=seed).grounds[0]
    n = int(ground.fill[FILL_CELLS])
    assert set(ground.cells.raion[:n].tolist()) == set(range(ground.raions.id.size))
    seated = np.bincount(ground.people.cell[: ground.fill[FILL_PEOPLE]], minlength=n)
    assert (seated >= 3).all()


@pytest.mark.parametrize("blocks", [1, 2])
@pytest.mark.parametrize("seed", range(5))
def test_the_first_month_is_sound(seed: int, blocks: int) -> None:
    for ground in world(blocks, seed).grounds:
        assert list(faults_of_ground(with_room(ground))) == []


def test_the_world_is_the_same_however_it_is_cut_into_blocks() -> None:
    whole, halves = world(blocks=1), world(blocks=2)
    assert (len(whole.grounds), len(halves.grounds)) == (1, 2)
    assert totals(whole) == totals(halves)
    assert halves.first_raion.tolist() == [0, 1, 2]
    assert halves.block_of_raion.tolist() == [0, 1]


def test_another_seed_is_another_world() -> None:
    assert totals(world(seed=1)) == totals(world(seed=1))
    assert totals(world(seed=1))[0] != totals(world(seed=2))[0]


def test_candidates_have_no_standing_and_are_those_who_came_last() -> None:
    built = world()
    status, entered = the_people(built, "status"), the_people(built, "entered")
    since = the_people(built, "member_since")
    assert set(status.tolist()) == {CANDIDATE, MEMBER}
    assert (since[status == CANDIDATE] == NEVER).all()
    assert (since[status == MEMBER] == entered[status == MEMBER]).all()
    assert entered[status == CANDIDATE].min() >= entered[status == MEMBER].max()
    assert entered.max() < 0


def test_officials_are_employees_and_members_at_an_office() -> None:
    built = world(seed=3)
    ground = built.grounds[0]
    officials = np.flatnonzero(the_people(built, "post") == OFFICIAL)
    assert officials.size
    assert (ground.people.job[officials] == EMPLOYEE).all()
    assert (ground.people.status[officials] == MEMBER).all()
    assert (ground.hosts.kind[ground.people.host[officials]] == OFFICE).all()


def test_the_founders_are_made_up_as_the_scenario_says() -> None:
    """Over many seeds, within four standard errors of a share."""
    worlds = [world(seed=seed) for seed in range(40)]
    n = 60 * len(worlds)
    age = np.concatenate([-the_people(one, "born") / 12 for one in worlds])
    stock = toy().stock
    shares = {
        "candidates": (np.concatenate([the_people(one, "status") for one in worlds]) == CANDIDATE),
        "women": np.concatenate([the_people(one, "sex") for one in worlds]) == 1,
        "young": age < 30,
    }
    told = {
        "candidates": stock.candidate_share.value,
        "women": stock.women_share.value,
        "young": stock.age[0].share.value,
    }
    for name, found in shares.items():
        error = (told[name] * (1 - told[name]) / n) ** 0.5
        assert abs(found.mean() - told[name]) < 4 * error, name
    assert age.min() >= 18 - 1 / 12
    assert age.max() <= 60


def test_people_of_a_village_without_a_cell_find_one_in_the_raion() -> None:
    ground = world().grounds[0]
    hosts = ground.hosts
    bare = np.flatnonzero((hosts.cell < 0) & (hosts.open != 0))
    assert (hosts.kind[bare] == VILLAGE).any()
    assert (hosts.cover[bare] >= 0).all()
    assert (ground.cells.raion[hosts.cover[bare]] == hosts.raion[bare]).all()


@pytest.mark.compiled_only
def test_the_interwar_world_is_the_same_in_any_blocks_and_sound() -> None:
    scenario, scale = load_scenario("interwar"), Fraction(1, 100)
    cut = {n: build_world(scenario, load_history(), scale, 1, n) for n in (None, 1, 3, 17)}
    first = totals(cut[1])
    assert [totals(built) for built in cut.values()] == [first] * 4
    assert len(cut[17].grounds) == 17
    assert abs(first[1] - sum(expected_people(scenario, scale))) <= len(HOST_KINDS)
    for ground in cut[17].grounds:
        assert list(faults_of_ground(with_room(ground))) == []
        n = int(ground.fill[FILL_CELLS])
        assert set(ground.cells.raion[:n].tolist()) == set(range(ground.raions.id.size))
