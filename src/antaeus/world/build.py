"""The world in its first month: the land, the host units, the cells and everyone in them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import handle
from antaeus.scenario.history import History
from antaeus.scenario.scenario import Scenario
from antaeus.world.blocks import empty_ground
from antaeus.world.codes import CELL
from antaeus.world.founders import FLUENT, MIDDLE, UNTAUGHT, Founders, seat_founders
from antaeus.world.founding import cover_hosts
from antaeus.world.growth import Growth, grow
from antaeus.world.layout import Layout, lay_out
from antaeus.world.shares import ONE
from antaeus.world.sites import Sites, lay_sites
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

PEOPLE_A_BLOCK = 160_000
"""Most people a block should come to hold: at 1:1 24 blocks took 15.7 s where 101 took 18.3 s."""
PEAK_OVER_START = 5.5
"""People at the peak against the first month, for sizing blocks; results do not depend on it."""


@dataclass
class World:
    """All blocks, and what holds for the whole span."""

    grounds: list[Ground]
    growth: Growth
    tile: NDArray[np.int32]
    """Tile of each raion, in the order of blocks, (n_raions,)."""
    tiles: tuple[str, ...]
    block_of_raion: NDArray[np.int32]
    first_raion: NDArray[np.int32]
    """First raion of each block, and the number of raions at the end."""
    handles: dict[int, tuple[Ground, Any]] = field(default_factory=dict[int, tuple[Ground, Any]])

    def handed(self, block: int) -> Any:
        """A block as kernels take it; its columns are looked up again when a table was moved."""
        ground, known = self.grounds[block], self.handles.get(block)
        if known is None or known[0] is not ground:
            known = self.handles[block] = (ground, handle(ground))
        return known[1]


def build_world(
    scenario: Scenario, history: History, scale: Fraction, seed: int, blocks: int | None = None
) -> World:
    """Build March 1921 (or whatever month the scenario opens in) at a scale."""
    growth = grow(scenario, history)
    layout = lay_out(scenario, scale)
    sites = lay_sites(scenario, growth, layout, scale, seed)
    founders = seat_founders(scenario, sites, scale, seed)
    edges = _block_edges(layout, sites, founders, blocks)
    grounds = [
        _build_block(layout, sites, founders, growth, int(a), int(b))
        for a, b in itertools.pairwise(edges)
    ]
    return World(
        grounds=grounds,
        growth=growth,
        tile=layout.tile,
        tiles=tuple(tile.code for tile in scenario.tiles),
        block_of_raion=np.repeat(np.arange(len(grounds), dtype=np.int32), np.diff(edges)),
        first_raion=edges.astype(np.int32),
    )


def _block_edges(
    layout: Layout, sites: Sites, founders: Founders, blocks: int | None
) -> NDArray[np.int64]:
    """Cut the raions into blocks of about equal people, never through a raion."""
    n_raions = layout.tile.size
    people = np.bincount(sites.raion[founders.site], minlength=n_raions) + 1.0
    wanted = blocks or max(2, round(people.sum() * PEAK_OVER_START / PEOPLE_A_BLOCK))
    wanted = min(wanted, n_raions)
    place = np.floor((np.cumsum(people) - people / 2) / people.sum() * wanted).astype(int)
    starts = np.searchsorted(place, np.arange(wanted))
    return np.unique(np.concatenate([starts, [0, n_raions]]))


def _build_block(
    layout: Layout, sites: Sites, founders: Founders, growth: Growth, first: int, end: int
) -> Ground:
    """The tables of the raions from `first` up to `end`."""
    low, high = np.searchsorted(sites.raion, [first, end])
    start, stop = np.searchsorted(founders.site, [low, high])
    with_cell = np.flatnonzero(sites.has_cell[low:high])
    ground = empty_ground(int(stop - start) + 64, with_cell.size + 64, int(high - low), end - first)
    _fill_raions_and_hosts(ground, layout, sites, growth, (first, end), (int(low), int(high)))
    _fill_cells(ground, with_cell)
    _fill_people(ground, founders, int(start), int(stop), int(low))
    cover_hosts(ground, np.zeros(ground.hosts.id.size, np.uint8))
    return ground


def _fill_raions_and_hosts(
    ground: Ground,
    layout: Layout,
    sites: Sites,
    growth: Growth,
    raions: tuple[int, int],
    rows: tuple[int, int],
) -> None:
    first, end = raions
    low, high = rows
    local = sites.raion[low:high] - first
    ground.raions.id[:] = np.arange(first, end)
    ground.raions.tile[:] = layout.tile[first:end]
    ground.raions.host_start[:] = np.searchsorted(local, np.arange(end - first))
    ground.raions.host_end[:] = np.searchsorted(local, np.arange(end - first), side="right")
    hosts = ground.hosts
    hosts.id[:] = sites.id[low:high]
    hosts.raion[:] = local
    hosts.kind[:] = sites.kind[low:high]
    hosts.turn[:] = sites.turn[low:high]
    hosts.weight[:] = sites.weight[low:high]
    hosts.open[:] = hosts.turn < growth.open_share[0][hosts.kind]
    hosts.opened[:] = -1
    hosts.cell[:] = -1
    hosts.cover[:] = -1
    hosts.head[:] = -1
    hosts.head_since[:] = -1
    hosts.competence[:] = sites.competence[low:high]
    hosts.stake[:] = MIDDLE
    hosts.language[:] = UNTAUGHT
    hosts.radical[:] = 0.0
    hosts.technical[:] = 1.0
    hosts.output[:] = 1.0
    hosts.target[:] = 1.0
    hosts.reported[:] = 1.0
    hosts.audited[:] = -1.0
    ground.raions.stance[:] = 0.5
    ground.raions.leaning[:] = sites.leaning[first:end]


def _fill_cells(ground: Ground, with_cell: NDArray[np.int64]) -> None:
    cells, hosts = ground.cells, ground.hosts
    n = with_cell.size
    raion = hosts.raion[with_cell]
    rank = np.arange(n) - np.searchsorted(raion, raion)
    numbers = ground.raions.id[raion] << np.uint64(48) | rank.astype(np.uint64)
    cells.id[:n] = numbers
    cells.host[:n] = with_cell
    cells.raion[:n] = raion
    cells.form[:n] = CELL
    cells.founded[:n] = -1
    cells.secretary[:n] = -1
    hosts.cell[with_cell] = np.arange(n)
    ground.fill[FILL_CELLS] = n


def _fill_people(ground: Ground, founders: Founders, start: int, stop: int, low: int) -> None:
    people = ground.people
    n = stop - start
    host = founders.site[start:stop] - low
    people.id[:n] = founders.id[start:stop]
    people.host[:n] = host
    people.cell[:n] = ground.hosts.cell[host]
    people.status[:n] = founders.status[start:stop]
    people.origin[:n] = founders.origin[start:stop]
    people.job[:n] = founders.job[start:stop]
    people.sex[:n] = founders.sex[start:stop]
    people.post[:n] = founders.post[start:stop]
    people.entered[:n] = founders.entered[start:stop]
    people.member_since[:n] = founders.member_since[start:stop]
    people.born[:n] = founders.born[start:stop]
    people.schooling[:n] = founders.schooling[start:stop]
    people.competence[:n] = founders.competence[start:stop]
    people.commitment[:n] = founders.commitment[start:stop]
    people.language[:n] = int(ONE * FLUENT)
    people.stake[:n] = int(ONE * MIDDLE)
    ground.fill[FILL_PEOPLE] = n
