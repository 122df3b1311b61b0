"""Above the ground: the month's sums are laid before chiefs and centre, whose answers then act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import streams
from antaeus.foundation.declarations import Mechanism
from antaeus.foundation.months import N_MONTHS
from antaeus.scenario.scenario import Scenario
from antaeus.scenario.territory import load_territory
from antaeus.simulation.order_of_the_month import THE_PAPER_GOES_UP, Ask
from antaeus.world.build import World
from antaeus.world.centre import Centre
from antaeus.world.orders import Orders

LEVELS_BELOW_CENTRE = {
    "guberniia_uezd_volost": 3,
    "oblast_okrug_raion": 3,
    "oblast_raion": 2,
    "republic": 2,
}
"""Party levels between the centre and a cell: guberniia, uezd, volost; oblast, okrug, raion; ..."""


class Bodies:
    """Which body answers for each tile in each month, and on how many levels orders come down."""

    def __init__(self, scenario: Scenario) -> None:
        n = len(scenario.tiles)
        self.seat = np.tile(np.arange(n), (N_MONTHS, 1))
        self.levels = np.full((N_MONTHS, n), 2)
        if scenario.about.tiles == "ussr_1939":
            for month in range(N_MONTHS):
                first: dict[str, int] = {}
                for tile, body in enumerate(load_territory().bodies(month)):
                    self.seat[month, tile] = first.setdefault(body.name, tile)
                    self.levels[month, tile] = LEVELS_BELOW_CENTRE[body.level]

    def put(self, centre: Centre, orders: Orders, month: int) -> None:
        """Let the bodies of a month be in office."""
        centre.seat[:] = self.seat[month]
        centre.levels[:] = self.levels[month]
        orders.levels[:] = self.levels[month]


def lay_before(centre: Centre, world: World) -> None:
    """Add up the raions of each tile."""
    centre.heard[:] = 0
    for ground in world.grounds:
        tiles, starts = np.unique(ground.raions.tile, return_index=True)
        centre.heard[tiles] += np.add.reduceat(ground.raions.heard, starts, axis=0)


def acts_above(answer: Mechanism | None, place: str) -> Any:
    """What an answer does above the ground; None for nothing."""
    if answer is None:
        return None
    return answer.step if place == "above" else answer.above


def act_above(
    centre: Centre,
    orders: Orders,
    month: int,
    seed: int,
    answers: dict[str, Mechanism | None],
    values: dict[str, Any],
    places: dict[str, str],
) -> Iterator[Mechanism]:
    """Let chiefs and centre act, in the order of the page; yields each answer that acted."""
    for step in THE_PAPER_GOES_UP:
        if not isinstance(step, Ask):
            continue
        answer = answers.get(step.question)
        act = acts_above(answer, places.get(step.question, "ground"))
        if answer is None or act is None:
            continue
        keys: NDArray[np.uint64] = streams(seed, answer.decisions, month)
        act(centre, orders, values[step.question], month, keys)
        yield answer
