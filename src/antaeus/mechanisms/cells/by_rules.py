"""Cells by the rules: three members found one, fewer lose it, large plants have shop cells.

Claim      A host unit whose communists are numerous enough gets a cell of its own; before, they
           sit in the nearest cell of the raion. A cell with fewer members than the rules ask is a
           candidate group, and one with too few people for some months is dissolved into its
           neighbour. From 1934 shop organisations of large units have the rights of a cell.
Sources    Party rules on the base unit and on shop organisations (rules/ustav.toml).
Rivals     None yet.
Silent on  what a cell does.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world.codes import CANDIDATE_GROUP, CELL, DISSOLVED, EMPTY, NO_SECRETARY, VILLAGE
from antaeus.world.events import DISSOLVED_EVENT, FOUNDED, SPLIT, note
from antaeus.world.founding import cover_hosts, covering_cell, found_cell, reseat_people
from antaeus.world.orders import TERM_CELL_MINIMUM, TERM_SHOP_SIZE, Orders
from antaeus.world.recount import recount_people
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground, Int32s

_OWN = "antaeus_assumption"
_NOBODY = np.uint64(0)


class Parameters(NamedTuple):
    """When a unit gets a cell of its own and when it loses it."""

    village_founding: Annotated[
        float,
        Parameter("communists with whom a village founds a cell", "persons", Uniform(3, 20), _OWN),
    ]
    other_founding: Annotated[
        float, Parameter("the same at any other host unit", "persons", Uniform(3, 40), _OWN)
    ]
    grace_months: Annotated[
        float,
        Parameter("months below the minimum before dissolution", "months", Uniform(1, 12), _OWN),
    ]


@compiled
def arrange(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Found, split, dissolve and cover; return how many cells are founded or split off."""
    recount_people(ground)
    changed = np.zeros(ground.hosts.id.size, np.uint8)
    weak = _dissolve(ground, orders, p, changed)
    new = _found(ground, orders, p, month, changed)
    covered = cover_hosts(ground, changed)
    if weak + new + covered > 0:
        reseat_people(ground, changed)
    new += _split(ground, orders, month, keys[0])
    return new


@inner
def _dissolve(ground: Ground, orders: Orders, p: Parameters, changed: NDArray[np.uint8]) -> int:
    """Dissolve cells of closed units and those too weak for too long; name candidate groups."""
    cells, hosts = ground.cells, ground.hosts
    minimum = orders.terms[TERM_CELL_MINIMUM]
    dissolved = 0
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED:
            continue
        host = cells.host[c]
        cells.weak_months[c] = (
            min(cells.weak_months[c] + 1, 250) if cells.people[c] < minimum else 0
        )
        cells.form[c] = CELL if cells.members[c] >= minimum else CANDIDATE_GROUP
        if (cells.weak_months[c] > p.grace_months or hosts.open[host] == 0) and (
            covering_cell(ground, host) >= 0
        ):
            cells.form[c] = DISSOLVED
            changed[host] = 1
            dissolved += 1
            note(ground, DISSOLVED_EVENT, _NOBODY, 0, c, host, cells.people[c], -1)
    for h in range(hosts.id.size):
        if hosts.cell[h] >= 0 and cells.form[hosts.cell[h]] == DISSOLVED:
            hosts.cell[h] = -1
    for c in range(
        ground.fill[FILL_CELLS]
    ):  # a shop cell that outlives the first becomes the first
        if cells.form[c] != DISSOLVED and hosts.cell[cells.host[c]] < 0:
            hosts.cell[cells.host[c]] = c
    return dissolved


@inner
def _found(
    ground: Ground, orders: Orders, p: Parameters, month: int, changed: NDArray[np.uint8]
) -> int:
    """Found a cell at open units without one whose communists suffice."""
    hosts = ground.hosts
    founded = 0
    for h in range(hosts.id.size):
        if hosts.open[h] != 0 and hosts.cell[h] < 0:
            enough = p.village_founding if hosts.kind[h] == VILLAGE else p.other_founding
            enough = max(enough, float(orders.terms[TERM_CELL_MINIMUM]))
            if float(hosts.communists[h]) >= enough:
                cell = found_cell(ground, h, month)
                if cell >= 0:
                    changed[h] = 1
                    founded += 1
                    note(ground, FOUNDED, _NOBODY, 0, cell, h, hosts.communists[h], -1)
    return founded


@inner_making_arrays
def _split(ground: Ground, orders: Orders, month: int, key: np.uint64) -> int:
    """Halve cells past the size at which a shop organisation has the rights of a cell."""
    people, cells = ground.people, ground.cells
    largest = orders.terms[TERM_SHOP_SIZE]
    if largest == 0:
        return 0
    n_cells = ground.fill[FILL_CELLS]
    daughter: Int32s = np.full(n_cells, -1, np.int32)
    split = 0
    for c in range(n_cells):
        if cells.form[c] != DISSOLVED and cells.people[c] > largest:
            cell = found_cell(ground, cells.host[c], month)
            if cell >= 0:
                daughter[c] = cell
                split += 1
                note(ground, SPLIT, _NOBODY, 0, cell, cells.host[c], cells.people[c], -1)
    if split > 0:
        for i in range(ground.fill[FILL_PEOPLE]):
            to = daughter[people.cell[i]]
            if to >= 0 and people.status[i] != EMPTY and uniform(key, people.id[i]) < 0.5:
                people.cell[i] = to
                people.roles[i] &= NO_SECRETARY
    return split


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after cells have been arranged."""
    here = after.people.status != EMPTY
    seats = after.people.cell[here]
    yield "everybody sits in a cell that exists", bool((after.cells.form[seats] != DISSOLVED).all())
    yield (
        "a cell lies in the raion of its people",
        bool((after.cells.raion[seats] == after.hosts.raion[after.people.host[here]]).all()),
    )
    yield "nobody gains or loses a card", bool((before.people.status == after.people.status).all())
    own = after.hosts.cell >= 0
    rows = after.hosts.cell[own]
    yield (
        "a unit's own cell is its own",
        bool((after.cells.host[rows] == np.flatnonzero(own)).all()),
    )
    yield "a unit's own cell is alive", bool((after.cells.form[rows] != DISSOLVED).all())


MECHANISM = Mechanism(
    question="cells",
    answer="by_rules",
    step=arrange,
    parameters=Parameters,
    decisions=("cells/split",),
    reads=(
        "people.id",
        "people.host",
        "hosts.kind",
        "hosts.open",
        "raions.*",
        "hosts.id",
        "hosts.raion",
        "people.status",
    ),
    writes=(
        "people.cell",
        "people.roles",
        "cells.*",
        "hosts.cell",
        "hosts.cover",
        "hosts.communists",
        "hosts.head",
        "raions.next_cell",
        "events.*",
        "fill",
    ),
    invariants=invariants,
    claim=__doc__ or "",
)
