"""Settlement and incorporation: everybody who is on the way arrives, and nobody twice."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_district import SCALE, toy, world

from antaeus.foundation.chance import stream
from antaeus.foundation.months import parse_month
from antaeus.observables.reading import HASHED, read
from antaeus.world.blocks import clear_month, empty_table, people_in, with_room
from antaeus.world.build import World
from antaeus.world.codes import EMPLOYEE, MEMBER, N_CLASSES, PEASANT, WORKER
from antaeus.world.events import EVENT_KINDS
from antaeus.world.incorporation import incorporate
from antaeus.world.orders import blank_orders
from antaeus.world.recount import recount_raions
from antaeus.world.settlement import bring, settle
from antaeus.world.soundness import faults_of_ground
from antaeus.world.tables import FILL_EVENTS, FILL_MOVERS, FILL_OVERFLOW, FILL_PEOPLE, Movers

KEY = stream(1, "mobility/work", 3)


@pytest.fixture(scope="module")
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as threads:
        yield threads


def opened(blocks: int) -> World:
    """The district with strata in its host units, ready for people on the way."""
    built = world(blocks)
    for block, ground in enumerate(built.grounds):
        built.grounds[block] = roomy = with_room(ground)
        size = built.growth.people_per_unit[0][roomy.hosts.kind] * roomy.hosts.open
        roomy.hosts.nonparty[:] = size[:, np.newaxis] * built.growth.classes[roomy.hosts.kind]
        recount_raions(roomy, blank_orders(1), 0)
    return built


def on_the_way(n: int) -> Movers:
    """So many members of all classes, with numbers that nobody has."""
    movers: Movers = empty_table("movers", n)
    movers.id[:] = np.arange(n, dtype=np.uint64) + np.uint64(1 << 60)
    movers.to[:] = (np.arange(n) * 0.618) % 1
    movers.status[:] = MEMBER
    movers.origin[:] = movers.job[:] = np.arange(n) % N_CLASSES
    movers.born[:] = -300
    return movers


def ids(built: World) -> list[int]:
    """The numbers of everybody, in order."""
    found = [
        ground.people.id[: ground.fill[FILL_PEOPLE]][
            ground.people.status[: ground.fill[FILL_PEOPLE]] != 0
        ]
        for ground in built.grounds
    ]
    return sorted(np.concatenate(found).tolist())


@pytest.mark.parametrize("blocks", [1, 2])
def test_settlement_keeps_everybody(blocks: int, pool: ThreadPoolExecutor) -> None:
    built = opened(blocks)
    before, movers = ids(built), on_the_way(50)
    for ground in built.grounds[:1]:
        for column, rows in zip(ground.movers, movers, strict=True):
            column[:50] = rows
        ground.fill[FILL_MOVERS] = 50
    assert settle(built, KEY, pool) == 50
    assert ids(built) == sorted(before + movers.id.tolist())
    for ground in built.grounds:
        clear_month(ground)
        assert list(faults_of_ground(ground)) == []


def test_nobody_on_the_way_is_nobody_settled(pool: ThreadPoolExecutor) -> None:
    built = opened(2)
    before = ids(built)
    assert settle(built, KEY, pool) == 0
    assert ids(built) == before


def test_they_go_where_workers_and_employees_are_many(pool: ThreadPoolExecutor) -> None:
    built = opened(1)
    pull = built.grounds[0].raions.nonparty[:, [WORKER, EMPLOYEE]].sum(axis=1)
    share = pull / pull.sum()
    ground, movers = built.grounds[0], on_the_way(200)
    for column, rows in zip(ground.movers, movers, strict=True):
        column[:200] = rows
    ground.fill[FILL_MOVERS] = 200
    settle(built, KEY, pool)
    n = int(built.grounds[0].fill[FILL_EVENTS])
    arrived = np.bincount(built.grounds[0].events.raion[:n], minlength=2) / 200
    assert arrived == pytest.approx(share, abs=0.02)


@given(order=st.permutations(range(12)))
def test_the_order_in_which_movers_are_handed_over_means_nothing(order: list[int]) -> None:
    movers, raion = on_the_way(12), np.array([0, 1] * 6, np.int32)
    straight, shuffled = opened(1), opened(2)
    with ThreadPoolExecutor(1) as one:
        bring(straight, movers, raion, KEY, one)
        turned = Movers(*(column[order] for column in movers))
        bring(shuffled, turned, raion[order], KEY, one)
    total = [
        sum((read(g, 0)[1] for g in built.grounds), np.zeros(len(HASHED), np.uint64)).tolist()
        for built in (straight, shuffled)
    ]
    assert total[0] == total[1]


def test_a_mover_works_in_a_unit_that_employs_the_class(pool: ThreadPoolExecutor) -> None:
    built = opened(1)
    bring(built, on_the_way(60), np.zeros(60, np.int32), KEY, pool)
    ground = built.grounds[0]
    new = np.flatnonzero(ground.people.id >= 1 << 60)
    employed = ground.hosts.nonparty[ground.people.host[new], ground.people.job[new]]
    assert new.size == 60
    assert (employed > 0).all()


def test_where_nobody_of_the_class_works_another_class_will_do(pool: ThreadPoolExecutor) -> None:
    built = opened(1)
    built.grounds[0].hosts.nonparty[:, PEASANT] = 0
    built.grounds[0].raions.nonparty[:, PEASANT] = 0
    assert bring(built, on_the_way(60), np.zeros(60, np.int32), KEY, pool) == 60
    assert list(faults_of_ground(built.grounds[0])) == []


def test_a_party_is_taken_in_with_exactly_its_people(pool: ThreadPoolExecutor) -> None:
    built = opened(2)
    party = toy().incorporated[0]
    month = parse_month(party.month)
    before = sum(people_in(ground) for ground in built.grounds)
    assert incorporate(built, toy(), SCALE, 1, month - 1, pool) == 0
    assert incorporate(built, toy(), SCALE, 1, month, pool) == party.people.value == 7
    assert sum(people_in(ground) for ground in built.grounds) == before + 7
    ground = built.grounds[0]
    n = int(ground.fill[FILL_EVENTS])
    assert [EVENT_KINDS[kind] for kind in ground.events.kind[:n]] == ["incorporated"] * 7
    origins = np.bincount(ground.events.origin[:n], minlength=3)
    due = np.array(party.origin.parts()) * 7
    assert (np.abs(origins - due) <= 1).all()
    new = np.isin(ground.people.id, ground.events.person[:n])
    assert (ground.people.member_since[new] == month).all()
    assert (ground.people.status[new] == MEMBER).all()
    assert all(list(faults_of_ground(one)) == [] for one in built.grounds)


def test_a_large_party_overflows_no_table(pool: ThreadPoolExecutor) -> None:
    built, party = opened(1), toy().incorporated[0]
    many = party.model_copy(update={"people": party.people.model_copy(update={"value": 20_000})})
    scenario = toy().model_copy(update={"incorporated": (many,)})
    assert incorporate(built, scenario, SCALE, 1, parse_month(party.month), pool) == 20_000
    assert built.grounds[0].fill[FILL_OVERFLOW] == 0
    assert built.grounds[0].fill[FILL_EVENTS] == 20_000
