"""The lay of the land: raion-sized units on the tiles, and how town and country lie in them.

The grid is fixed for the whole span; which body answers for a unit in a month is a dated table.
Within a tile the towns follow a rank-size rule (Zipf 1949: the n-th town has 1/n of the first),
the villages are spread evenly; a town tile has no villages.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.scenario.regions import Tile
from antaeus.scenario.scenario import Scenario

Floats = NDArray[np.float64]


class Layout(NamedTuple):
    """One row a raion-sized unit, in the order of the tiles."""

    tile: NDArray[np.int32]
    town: Floats
    """Share of the Union's town people, (n_raions,)."""
    country: Floats
    """Share of the Union's country people, (n_raions,)."""


def lay_out(scenario: Scenario, scale: Fraction) -> Layout:
    """Divide the tiles into raions: in proportion to people, at least one a tile."""
    tiles = scenario.tiles
    town, country = np.array([_town_and_country(tile, scenario) for tile in tiles]).T
    people = town + country
    wanted = scenario.grid.raions.value * float(scale) * people / people.sum()
    n_raions = np.maximum(np.rint(wanted).astype(int), 1)
    towns: list[Floats] = []
    fields: list[Floats] = []
    for tile, n in enumerate(n_raions):
        rank_size: Floats = 1.0 / np.arange(1, int(n) + 1)
        towns.append(float(town[tile]) * rank_size / float(rank_size.sum()))
        fields.append(np.full(int(n), float(country[tile]) / int(n)))
    return Layout(
        tile=np.repeat(np.arange(len(tiles), dtype=np.int32), n_raions),
        town=np.concatenate(towns) / town.sum(),
        country=np.concatenate(fields) / max(country.sum(), 1e-9),
    )


def _town_and_country(tile: Tile, scenario: Scenario) -> tuple[float, float]:
    """Town and country people of a tile; where no urban share is known, the scenario's stands."""
    if tile.population_1939 is None:
        raise InputFaults(
            [Fault(f"tile {tile.code}", "no population", "people, to share out raions and units")]
        )
    people = tile.population_1939.value
    share = scenario.grid.urban_share_elsewhere.value
    if tile.urban_share_1939 is not None:
        share = tile.urban_share_1939.value / 100
    elif tile.type == "city":
        share = 1.0
    city = tile.largest_city_1939.value if tile.largest_city_1939 is not None else 0.0
    town = min(max(share * people, city), people)
    return town, people - town


def share_out(weights: Floats, total: float, offset: float) -> NDArray[np.int64]:
    """Whole numbers in proportion to weights that add up to `total`, give or take one.

    Systematic rounding: each gets the whole numbers that its stretch of the line covers, from a
    start at `offset` in [0, 1). Nobody gets more than one off its due.
    """
    line = np.cumsum(weights) / weights.sum() * total + offset
    ends = np.floor(line).astype(np.int64)
    return np.diff(ends, prepend=np.int64(np.floor(offset)))
