"""The host units of the whole span laid on the raions, and which of them open with a cell."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import stream, uniforms
from antaeus.scenario.scenario import Scenario
from antaeus.world.codes import N_KINDS, OFFICE
from antaeus.world.growth import Growth
from antaeus.world.layout import Layout, share_out

Floats = NDArray[np.float64]


class Sites(NamedTuple):
    """One row a host unit that is ever open, sorted by raion, then kind, then rank."""

    id: NDArray[np.uint64]
    raion: NDArray[np.int32]
    kind: NDArray[np.uint8]
    turn: Floats
    weight: Floats
    has_cell: NDArray[np.bool_]
    competence: Floats
    """Competence of whoever heads the unit at the start."""
    leaning: Floats
    """Share of radical work that the officer of each raion would have, (n_raions,)."""


def draws(seed: int, decision: str, who: NDArray[np.uint64]) -> Floats:
    """One number in [0, 1) for each permanent number, for a decision taken before the start."""
    out = np.empty(who.size)
    uniforms(stream(seed, decision, -1), who, out)
    return out


def lay_sites(
    scenario: Scenario, growth: Growth, layout: Layout, scale: Fraction, seed: int
) -> Sites:
    """Spread each kind over town and country, size its units, choose those with a cell."""
    n_raions = layout.tile.size
    numbers = np.empty((N_KINDS, n_raions), np.int64)
    for kind, hosts in enumerate(scenario.hosts):
        weights = hosts.urban * layout.town + (1 - hosts.urban) * layout.country
        numbers[kind] = share_out(weights, growth.most_units[kind] * float(scale), 0.5)
    numbers[OFFICE] = np.maximum(numbers[OFFICE], 1)  # every raion has the seat of its committee
    raion = np.repeat(np.arange(n_raions, dtype=np.int32), numbers.sum(axis=0))
    kind = np.concatenate([np.repeat(np.arange(N_KINDS), column) for column in numbers.T])
    rank: NDArray[np.int64] = np.concatenate(
        [np.arange(int(n)) for column in numbers.T for n in column]
    )
    numbered = (
        raion.astype(np.uint64) << np.uint64(48)
        | kind.astype(np.uint64) << np.uint64(40)
        | rank.astype(np.uint64)
    )
    turn = draws(seed, "world/turn", numbered)
    turn[(kind == OFFICE) & (rank == 0)] = 0.0
    weight = _sizes(scenario, seed, numbered, kind)
    opens = turn < growth.open_share[0][kind]
    sites = Sites(
        numbered,
        raion,
        kind.astype(np.uint8),
        turn,
        weight,
        np.zeros(raion.size, bool),
        draws(seed, "world/head", numbered),
        draws(seed, "world/leaning", np.arange(n_raions, dtype=np.uint64)),
    )
    _choose_cells(scenario, sites, opens, scale, seed)
    return sites


def _sizes(
    scenario: Scenario, seed: int, numbered: NDArray[np.uint64], kind: NDArray[np.int64]
) -> Floats:
    """Log-normal sizes with mean 1 in each kind (Box and Muller 1958 for the normal)."""
    spread = np.array([hosts.spread.value for hosts in scenario.hosts])[kind]
    radius = np.sqrt(-2 * np.log1p(-draws(seed, "world/size_radius", numbered)))
    normal = radius * np.cos(2 * np.pi * draws(seed, "world/size_angle", numbered))
    return np.exp(spread * normal - spread**2 / 2)


def _choose_cells(
    scenario: Scenario, sites: Sites, opens: NDArray[np.bool_], scale: Fraction, seed: int
) -> None:
    """Mark units with a cell: drawn by size without putting back; one a raion at the least.

    The draw is by the largest u**(1/size) (Efraimidis and Spirakis 2006).
    """
    rank = np.log(np.maximum(draws(seed, "world/cell", sites.id), 1e-300)) / sites.weight
    for kind, hosts in enumerate(scenario.hosts):
        rows = np.flatnonzero(opens & (sites.kind == kind))
        wanted = min(round(hosts.cells.value * float(scale)), rows.size)
        best = rows[np.lexsort((sites.id[rows], -rank[rows]))][:wanted]
        sites.has_cell[best] = True
    reached = np.zeros(int(sites.raion[-1]) + 1, bool)
    reached[sites.raion[sites.has_cell]] = True
    seat = (sites.kind == OFFICE) & (sites.turn == 0.0) & ~reached[sites.raion]
    first = np.unique(sites.raion[seat], return_index=True)[1]
    sites.has_cell[np.flatnonzero(seat)[first]] = True
