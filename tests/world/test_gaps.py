"""Closing gaps: the same people in fewer rows, offices with them."""

from __future__ import annotations

import numpy as np

from antaeus.simulation.checking import copy_of
from antaeus.world.blocks import empty_ground
from antaeus.world.codes import EMPTY, MEMBER
from antaeus.world.gaps import close_gaps
from antaeus.world.tables import FILL_FREE, FILL_PEOPLE, Ground


def _block(free: list[int]) -> Ground:
    """Forty people in four cells, dealt in turn, some of whose places are free; two offices."""
    ground = empty_ground(people=50, cells=4, hosts=2, raions=1)
    people, n = ground.people, 40
    people.id[:n] = 1_000 + np.arange(n)
    people.cell[:n] = np.arange(n) % 4
    people.status[:n] = MEMBER
    people.status[free] = EMPTY
    people.language[:n] = np.arange(n) * 7
    ground.cells.secretary[:] = [12, 1, -1, 39]
    ground.hosts.head[:] = [-1, 39]
    ground.fill[FILL_PEOPLE], ground.fill[FILL_FREE] = n, len(free)
    return ground


def test_a_few_free_places_are_left_as_they_are() -> None:
    ground = _block(free=[5, 6])
    before = copy_of(ground)
    close_gaps(ground)
    assert (ground.people.id == before.people.id).all()
    assert (ground.fill == before.fill).all()


def test_people_move_together_with_all_that_is_theirs() -> None:
    ground = _block(free=[0, 1, 2, 3, 4])
    close_gaps(ground)
    people = ground.people
    assert ground.fill[FILL_PEOPLE] == 35
    assert ground.fill[FILL_FREE] == 0
    assert sorted(people.id[:35]) == [1_000 + i for i in range(5, 40)]
    assert (people.language[:35] == (people.id[:35] - 1_000) * 7).all()
    assert (np.diff(people.cell[:35]) >= 0).all()


def test_the_places_behind_them_are_as_new() -> None:
    ground = _block(free=[0, 1, 2, 3, 4])
    close_gaps(ground)
    assert all((column[35:] == 0).all() for column in ground.people)


def test_offices_find_their_holders() -> None:
    ground = _block(free=[0, 1, 2, 3, 4])
    close_gaps(ground)
    secretary, head = ground.cells.secretary, ground.hosts.head
    assert [int(ground.people.id[row]) for row in (secretary[0], secretary[3], head[1])] == [
        1_012,
        1_039,
        1_039,
    ]
    assert secretary[1] == -1  # that place was free
    assert secretary[2] == -1
    assert head[0] == -1
