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
from antaeus.world.normal import normal_quantile

Floats = NDArray[np.float64]
_GOLDEN = (5**0.5 - 1) / 2


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
    size = evenly(draws(seed, "world/size", numbered), numbered, kind)
    turn = _turns(seed, size, kind)
    turn[(kind == OFFICE) & (rank == 0)] = 0.0
    weight = _sizes(scenario, size, kind)
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


def _sizes(scenario: Scenario, size: Floats, kind: NDArray[np.int64]) -> Floats:
    """Log-normal sizes with mean 1 in each kind, for the place of each unit among its kind."""
    spread = np.array([hosts.spread.value for hosts in scenario.hosts])[kind]
    weight = np.exp(spread * normal_quantile(size))
    total = np.bincount(kind, weights=weight, minlength=N_KINDS)
    return weight * (np.bincount(kind, minlength=N_KINDS) / np.maximum(total, 1e-300))[kind]


def _turns(seed: int, size: Floats, kind: NDArray[np.int64]) -> Floats:
    """When each unit opens, so that large and small ones are among the open in any month alike.

    Down the units of a kind by size, turns step on by the golden section: of any run of sizes, and
    of any stretch of turns, there is an even share (Kronecker's sequence).
    """
    n = np.bincount(kind, minlength=N_KINDS)[kind]
    start = draws(seed, "world/turn", np.arange(N_KINDS, dtype=np.uint64))[kind]
    return np.mod(np.rint(size * n - 0.5) * _GOLDEN + start, 1.0)


def evenly(u: Floats, numbered: NDArray[np.uint64], kind: NDArray[np.int64]) -> Floats:
    """Even steps between 0 and 1 for the units of each kind, dealt in the order of their draws.

    Chance decides who is large or early, not how many are: else a country at a small scale would
    hang on whether it got one great plant or two.
    """
    order = np.lexsort((numbered, u, kind))
    n = np.bincount(kind, minlength=N_KINDS)
    first = np.cumsum(n) - n
    out = np.empty(u.size)
    of_kind = kind[order]
    out[order] = (np.arange(u.size) - first[of_kind] + 0.5) / n[of_kind]
    return out


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
