"""Cover: a unit without a cell finds the nearest living one, of its own kind first."""

from __future__ import annotations

import numpy as np
from hand_worked import district

from antaeus.world.codes import DISSOLVED
from antaeus.world.founding import cover_hosts
from antaeus.world.tables import Ground


def bare_district(kinds: list[int]) -> Ground:
    """Four open units of these kinds; the first and third have cells, nobody is covered yet."""
    changes = {"kind": kinds, "open": [1, 1, 1, 1], "cover": [-1, -1, -1, -1]}
    return district({"hosts": changes})


def covered(ground: Ground) -> list[int]:
    cover_hosts(ground, np.zeros(4, np.uint8))
    return ground.hosts.cover[:4].tolist()


def test_a_unit_is_covered_by_the_nearest_cell() -> None:
    assert covered(bare_district([0, 3, 5, 6])) == [-1, 0, -1, 1]


def test_a_cell_of_the_same_kind_is_nearer_than_any_other() -> None:
    assert covered(bare_district([6, 3, 5, 6])) == [-1, 0, -1, 0]


def test_a_dissolved_cell_covers_nobody() -> None:
    ground = bare_district([0, 3, 5, 6])
    ground.cells.form[0] = DISSOLVED
    assert covered(ground) == [-1, 1, -1, 1]


def test_where_no_cell_lives_nobody_covers() -> None:
    ground = bare_district([0, 3, 5, 6])
    ground.cells.form[:2] = DISSOLVED
    assert covered(ground) == [-1, -1, -1, -1]


def test_only_units_whose_cover_is_another_are_marked() -> None:
    ground = bare_district([0, 3, 5, 6])
    ground.hosts.cover[1] = 1
    changed = np.zeros(4, np.uint8)
    assert cover_hosts(ground, changed) == 1
    assert changed.tolist() == [0, 0, 0, 1]


def test_a_closed_unit_without_communists_needs_no_cover() -> None:
    ground = bare_district([0, 3, 5, 6])
    ground.hosts.open[3] = ground.hosts.communists[3] = 0
    assert covered(ground) == [-1, 0, -1, -1]
