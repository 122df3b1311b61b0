"""The reduced month in antaeus: the product's mechanisms under an account that answers only these.

Nothing here computes a month. The answers are bound as any account's are, composed as any account's
are, and called block by block as a run calls them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from month import VALUES, Told
from numpy.typing import NDArray
from start import BEFORE

from antaeus.accounts.binding import BoundAccount, bind
from antaeus.accounts.reading import load_account
from antaeus.foundation.chance import streams
from antaeus.foundation.compiled import handle
from antaeus.foundation.months import parse_month
from antaeus.observables.reading import read
from antaeus.simulation.checking import copy_of
from antaeus.simulation.composed import asked_of_the_ground, compose
from antaeus.simulation.run import Simulation
from antaeus.world.blocks import clear_month, people_in, with_room
from antaeus.world.shares import ONE
from antaeus.world.tables import FILL_CELLS, FILL_FREE, FILL_PEOPLE, Ground

ANSWERS = {
    "grievance": "by_hardship",
    "meeting": "deliberative",
    "language": "by_acting_in_cell",
    "discipline": "in_proportion",
    "admission": "in_proportion",
}


def reduced_account() -> BoundAccount:
    """Five questions answered with the values of the race, and silence on all others."""
    bound = bind(load_account("n0"), VALUES, answers=ANSWERS)
    answers = {name: bound.answers[name] if name in ANSWERS else None for name in bound.answers}
    return replace(bound, answers=answers)


class Month:
    """A world that lives through reduced months, on one thread."""

    def __init__(self, simulation: Simulation, seed: int, *, counting: bool = False) -> None:
        """Start from a copy of a world; `counting` adds the counts and hashes of every run."""
        self._world = replace(
            simulation.world, grounds=[copy_of(g) for g in simulation.world.grounds], handles={}
        )
        account = reduced_account()
        asked = asked_of_the_ground(account.answers)
        composed = compose(account.answers)
        assert composed is not None, "kernels are compiled and cached in the race"
        (self._live,) = composed
        self._decisions = [answer.decisions for answer in asked]
        self._parameters = [handle(account.values[answer.question]) for answer in asked]
        self._orders = handle(simulation.orders)
        self._seed, self._month, self._counting = seed, parse_month(BEFORE), counting

    @property
    def grounds(self) -> list[Ground]:
        """All blocks, as they stand now."""
        return self._world.grounds

    @property
    def people(self) -> int:
        """Everyone with a card."""
        return sum(map(people_in, self._world.grounds))

    def live(self) -> Told:
        """Live through a month and tell of it."""
        self._month += 1
        keys, world, before = self._keys(), self._world, self.people
        told = np.zeros(5)
        for block, ground in enumerate(world.grounds):
            world.grounds[block] = with_room(ground)
            self._live(world.handed(block), self._orders, self._month, keys, *self._parameters)
            if self._counting:
                read(world.handed(block), self._month)
            told += _told(world.grounds[block])
            clear_month(world.grounds[block])
        language, attended, critics, endorsers, admitted = told
        left = before + int(admitted) - self.people
        units = sum(int(g.hosts.open.sum()) for g in world.grounds)
        pressing = sum(float(g.hosts.grievance.sum()) for g in world.grounds)
        return Told(
            before, int(attended), int(critics), int(endorsers),
            language / self.people, pressing / (5 * units), int(admitted), left,
        )  # fmt: skip

    def _keys(self) -> NDArray[np.uint64]:
        keys = np.zeros((len(self._decisions), max(map(len, self._decisions))), np.uint64)
        for row, decisions in enumerate(self._decisions):
            keys[row, : len(decisions)] = streams(self._seed, decisions, self._month)
        return keys


def _told(ground: Ground) -> NDArray[Any]:
    """Sums over a block: language, attended, critics, endorsers, admitted."""
    cells, n, fill = ground.cells, ground.fill[FILL_CELLS], ground.fill
    spoken, free = ground.people.language[: fill[FILL_PEOPLE]], ground.free[: fill[FILL_FREE]]
    language = spoken.sum(dtype=np.int64) - spoken[free].sum(dtype=np.int64)
    sums = [column[:n].sum() for column in (cells.present, cells.critics, cells.endorsers)]
    return np.array([language / ONE, *sums, ground.raions.next_person.sum()])
