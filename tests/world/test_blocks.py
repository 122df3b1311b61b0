"""Blocks: longer tables keep their rows, and a month's papers are cleared."""

from __future__ import annotations

import numpy as np
from toy_district import first_ground, world

from antaeus.simulation.checking import copy_of
from antaeus.world.blocks import (
    GROWTH_ROOM,
    clear_month,
    column_dtypes,
    empty_ground,
    empty_table,
    people_in,
    with_room,
)
from antaeus.world.tables import FILL_EVENTS, FILL_MOVERS, FILL_PEOPLE, TABLES


def test_more_room_keeps_every_row_where_it_is() -> None:
    ground = world().grounds[0]
    before = copy_of(ground)
    roomy = with_room(ground, arriving=10_000)
    for table in TABLES:
        for old, new in zip(getattr(before, table), getattr(roomy, table), strict=True):
            assert new.dtype == old.dtype
            assert np.array_equal(new[: len(old)], old)
            assert not new[len(old) :].any()
    assert roomy.fill is ground.fill


def test_there_is_room_for_the_growth_of_a_month_and_for_all_who_arrive() -> None:
    roomy = with_room(world().grounds[0], arriving=1_000)
    beyond = roomy.people.id.size - int(roomy.fill[FILL_PEOPLE])
    assert beyond >= GROWTH_ROOM * people_in(roomy) + 1_000
    assert roomy.free.size >= roomy.people.id.size
    assert roomy.former.id.size >= GROWTH_ROOM * people_in(roomy)
    assert roomy.movers.id.size >= GROWTH_ROOM * people_in(roomy)


def test_there_is_room_for_the_events_of_all_who_arrive() -> None:
    roomy = with_room(world().grounds[0], arriving=50_000)
    assert roomy.events.kind.size >= 50_000


def test_a_block_with_room_is_not_copied() -> None:
    roomy = with_room(world().grounds[0])
    again = with_room(roomy)
    for table in TABLES:
        pairs = zip(getattr(roomy, table), getattr(again, table), strict=True)
        assert all(one is other for one, other in pairs)


def test_every_column_has_the_type_of_its_annotation() -> None:
    for table, kind in TABLES.items():
        empty = empty_table(table, 3)
        assert list(column_dtypes(table)) == list(kind._fields)
        for name, dtype in column_dtypes(table).items():
            assert getattr(empty, name).dtype == dtype
            assert len(getattr(empty, name)) == 3


def test_an_empty_block_has_nobody() -> None:
    assert people_in(empty_ground(5, 2, 3, 1)) == 0


def test_the_papers_of_a_month_are_cleared_and_nothing_else() -> None:
    ground = first_ground()
    before = ground.fill.copy()
    ground.fill[FILL_MOVERS] = ground.fill[FILL_EVENTS] = 4
    clear_month(ground)
    assert ground.fill.tolist() == before.tolist()
