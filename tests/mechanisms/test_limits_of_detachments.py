"""Limiting cases of detachments: nobody is sent, all are, nobody comes back, all do."""

from __future__ import annotations

import numpy as np
from hand_worked import (
    keys_of,
    live,
    mechanism,
    orders_of,
    parameters_of,
)
from limiting import MONTH, STRICT, SURE, quiet, toy

from antaeus.simulation.checking import copy_of
from antaeus.world.codes import DETACHED, FACTORY, GRAIN, HEAD, SECRETARY, VILLAGE, WORKER
from antaeus.world.recount import recount_raions
from antaeus.world.tables import Ground

RATES = mechanism("mobility.by_rates")
DETACHMENTS = mechanism("mobility.by_detachments_too")
ALL_SENT = quiet(DETACHMENTS) | {"detachment_rate": SURE, "term": 1e9}
BUSY = dict.fromkeys(RATES.parameter_declarations(), 0.4)


def pressed(push: float = 0.5) -> Ground:
    """The toy district under a line that asks villages for grain alone."""
    ground = toy(DETACHMENTS)
    ground.raions.pressure[:] = 1.0
    ground.raions.radical[:] = push
    ground.raions.issues[:, :, GRAIN] = 1.0
    return ground


def town_workers(ground: Ground) -> np.ndarray:
    people, hosts = ground.people, ground.hosts
    return (people.job[:60] == WORKER) & (hosts.kind[people.host[:60]] == FACTORY)


def move(ground: Ground, told: dict[str, float]) -> int:
    return live(DETACHMENTS, ground, orders_of({}), told, MONTH)


def in_villages(ground: Ground) -> np.ndarray:
    return ground.hosts.kind[ground.people.host[:60]] == VILLAGE


def test_if_nobody_is_sent_people_move_as_by_rates_alone() -> None:
    ground = pressed()
    other = copy_of(ground)
    moved = move(ground, BUSY | {"detachment_rate": 0, "detachment_from": 0, "term": 6})
    keys = keys_of(DETACHMENTS, MONTH)  # the streams of one name are the same in both answers
    assert moved == RATES.step(other, orders_of({}), parameters_of(RATES, BUSY), MONTH, keys[:4])
    assert moved > 0
    for table, old in zip(ground, other, strict=True):
        for one, same in zip(table, old, strict=True):
            assert np.array_equal(one, same)


def test_under_a_sure_order_every_worker_of_the_towns_goes_to_a_village() -> None:
    ground = pressed()
    workers = town_workers(ground)
    assert move(ground, ALL_SENT) == workers.sum() > 0
    assert in_villages(ground)[workers].all()
    assert ((ground.people.roles[:60] & DETACHED != 0) == workers).all()
    assert (ground.people.job[:60][workers] == WORKER).all()
    assert ground.hosts.detached.sum() == workers.sum()
    seated = ground.people.cell[:60][workers]
    assert (
        ground.cells.raion[seated] == ground.hosts.raion[ground.people.host[:60][workers]]
    ).all()


def test_who_holds_an_office_is_not_sent() -> None:
    ground = pressed()
    first, second = np.flatnonzero(town_workers(ground))[:2]
    ground.people.roles[first], ground.people.roles[second] = SECRETARY, HEAD
    move(ground, ALL_SENT)
    assert not in_villages(ground)[[first, second]].any()
    assert ground.people.roles[[first, second]].tolist() == [SECRETARY, HEAD]


def test_a_line_that_asks_for_less_than_the_threshold_sends_nobody() -> None:
    for push, sent in ((0.2, False), (0.21, True)):
        ground = pressed(push)
        assert (move(ground, ALL_SENT | {"detachment_from": 0.2}) > 0) == sent


def test_a_technical_line_or_one_on_other_issues_sends_nobody() -> None:
    for column in ("radical", "issues", "pressure"):
        ground = pressed()
        getattr(ground.raions, column)[:, VILLAGE] = 0.0
        assert move(ground, ALL_SENT) == 0
        assert not ground.hosts.detached.any()


def test_where_no_village_is_open_nobody_is_sent() -> None:
    ground = pressed()
    ground.hosts.open[ground.hosts.kind == VILLAGE] = 0
    workers = town_workers(ground)
    move(ground, ALL_SENT)
    assert not in_villages(ground)[workers].any()
    assert not ground.hosts.detached.any()


def test_while_the_term_runs_nobody_else_moves_the_detached() -> None:
    ground = pressed()
    move(ground, ALL_SENT)
    there = ground.people.roles[:60] & DETACHED != 0
    hosts = ground.people.host[:60][there].tolist()
    count = ground.hosts.detached.copy()
    sure = dict.fromkeys(RATES.parameter_declarations(), SURE) | {"far_share": 1}
    move(ground, ALL_SENT | sure)
    assert ground.people.host[:60][there].tolist() == hosts
    assert ground.hosts.detached.tolist() == count.tolist()


def test_when_the_term_is_over_all_come_back_to_factories() -> None:
    ground = pressed()
    workers = town_workers(ground)
    move(ground, ALL_SENT)
    assert move(ground, ALL_SENT | {"term": 1e-3}) == workers.sum()
    assert (ground.hosts.kind[ground.people.host[:60][workers]] == FACTORY).all()
    assert not (ground.people.roles[:60] & DETACHED).any()
    assert not ground.hosts.detached.any()


def test_a_village_that_closes_sends_the_detached_back() -> None:
    ground = pressed()
    workers = town_workers(ground)
    move(ground, ALL_SENT)
    ground.hosts.open[ground.hosts.kind == VILLAGE] = 0
    ground.hosts.nonparty[ground.hosts.kind == VILLAGE] = 0
    recount_raions(ground, orders_of(STRICT), MONTH)
    move(ground, ALL_SENT)
    assert (ground.hosts.kind[ground.people.host[:60][workers]] == FACTORY).all()
    assert not ground.hosts.detached.any()
