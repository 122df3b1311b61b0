"""Months, one after another: a scenario and an account become an iterator of months.

It knows neither disks nor archive; events are handed to a recorder that is passed in.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from antaeus.accounts.binding import BoundAccount
from antaeus.foundation.chance import stream, streams
from antaeus.foundation.compiled import handle
from antaeus.foundation.errors import InvariantBroken
from antaeus.foundation.months import month_text
from antaeus.mechanisms import questions
from antaeus.observables.counted import COUNTED, Counted
from antaeus.observables.reading import HASHED, read
from antaeus.scenario.calendar import Calendar
from antaeus.scenario.history import History
from antaeus.scenario.rules import RuleTable
from antaeus.scenario.scenario import Scenario
from antaeus.simulation.above import Bodies, act_above, lay_before
from antaeus.simulation.checking import hold_above, hold_line, month_step_by_step
from antaeus.simulation.composed import asked_of_the_ground, compose
from antaeus.simulation.standing import Standing, campaigns_of
from antaeus.world.blocks import clear_month, people_in, remade, with_room
from antaeus.world.build import build_world
from antaeus.world.centre import Centre, quiet_centre
from antaeus.world.incorporation import incorporate
from antaeus.world.orders import Orders, blank_orders
from antaeus.world.settlement import settle
from antaeus.world.tables import FILL_OVERFLOW, Events

Recorder = Callable[[int, list[Events]], None]
"""Takes the month and the events of each block; the arrays are its own only during the call."""


@dataclass(frozen=True)
class MonthResult:
    """What is known of the truth of one month."""

    month: int
    counts: NDArray[np.int64]
    """Simulated counts, (n_tiles, n_counted); not yet divided by the scale."""
    hashes: dict[str, int]
    """State hash of each table at the end of the month."""
    people: int
    cells: int


class Simulation:
    """One run: a world, an account's answers, and the months they live through."""

    def __init__(
        self,
        scenario: Scenario,
        account: BoundAccount,
        *,
        scale: Fraction,
        seed: int,
        threads: int,
        calendar: Calendar,
        rules: RuleTable,
        history: History,
        check: bool = False,
        blocks: int | None = None,
        recorder: Recorder | None = None,
    ) -> None:
        self.counted: tuple[Counted, ...] = COUNTED
        self.world = build_world(scenario, history, scale, seed, blocks)
        self.tiles = self.world.tiles
        self.raions = int(self.world.tile.size)
        self._scenario, self._account, self._scale = scenario, account, scale
        self._seed, self._threads, self._check = seed, threads, check
        self._recorder = recorder
        self._campaigns = campaigns_of(calendar, scenario)
        self._standing = Standing(rules.monthly(), self.world.growth, history, scenario)
        self._orders = blank_orders(len(self.tiles), len(self._campaigns.is_levy))
        self.centre = quiet_centre(len(self.tiles), len(self._campaigns.is_levy))
        self._bodies = Bodies(scenario)
        self._places = {name: asked.place for name, asked in questions().items()}
        self._asked = asked_of_the_ground(account.answers)
        self._composed = None if check else compose(account.answers)
        self._handed_orders = handle(self._orders)
        self._parameters = [handle(account.values[answer.question]) for answer in self._asked]

    @property
    def orders(self) -> Orders:
        """What is in force this month; to be read, never written."""
        return self._orders

    @property
    def memory_bytes(self) -> int:
        """Bytes of all tables now."""
        return sum(
            column.nbytes
            for ground in self.world.grounds
            for part in ground
            for column in (part if isinstance(part, tuple) else (part,))
        )

    def months(self, last: int) -> Iterator[MonthResult]:
        """Live through every month from the scenario's first to `last`."""
        with ThreadPoolExecutor(self._threads) as pool:
            for month in range(self._scenario.first, last + 1):
                yield self._month(month, pool)

    def _month(self, month: int, pool: ThreadPoolExecutor) -> MonthResult:
        """One month in its three movements."""
        self._speak(month)
        keys = self._keys(month)
        grounds = self.world.grounds

        def live(block: int) -> None:
            self._live(block, month, keys)

        list(pool.map(live, range(len(grounds))))
        settle(self.world, stream(self._seed, "mobility/work", month), pool)
        incorporate(self.world, self._scenario, self._scale, self._seed, month, pool)
        self._hold_tables(month)
        self._hand_up(month)
        results = list(pool.map(self._read, range(len(grounds)), itertools.repeat(month)))
        if self._recorder is not None:
            self._recorder(month, [ground.events for ground in grounds])
        for ground in grounds:
            clear_month(ground)
        counts = np.zeros((len(self.tiles), len(self.counted)), np.int64)
        for tiles, of_tiles, _ in results:
            counts[tiles] += of_tiles
        total = np.array([hashes for *_, hashes in results]).sum(axis=0, dtype=np.uint64)
        hashes = {table: int(total[row]) for row, table in enumerate(HASHED)}
        return MonthResult(month, counts, hashes, *self._sizes(counts))

    def _read(
        self, block: int, month: int
    ) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.uint64]]:
        """What is read off one block: its tiles, the counts of each of them, and the hashes."""
        counts, hashes = read(self.world.handed(block), month)
        tiles, starts = np.unique(self.world.grounds[block].raions.tile, return_index=True)
        return tiles, np.add.reduceat(counts, starts, axis=0), hashes

    def _speak(self, month: int) -> None:
        """Movement 1: rules and drivers are put in force, and the centre speaks."""
        self._standing.put(self._orders, month)
        self._bodies.put(self.centre, self._orders, month)
        line = self._account.answers["line"]
        if line is None:
            return
        before = self._orders
        if self._check:
            before = remade(before, (column.copy() for column in before))
        keys = streams(self._seed, line.decisions, month)
        values = self._account.values["line"]
        line.step(self.centre, self._campaigns, self._orders, values, month, keys)
        if self._check:
            hold_line(line, before, self._orders, month)

    def _keys(self, month: int) -> NDArray[np.uint64]:
        """The stream of each decision of each answer, (n_answers, most decisions)."""
        most = max((len(answer.decisions) for answer in self._asked), default=1)
        keys = np.zeros((len(self._asked), max(most, 1)), np.uint64)
        for row, answer in enumerate(self._asked):
            keys[row, : len(answer.decisions)] = streams(self._seed, answer.decisions, month)
        return keys

    def _live(self, block: int, month: int, keys: NDArray[np.uint64]) -> None:
        """Movement 2 for one block."""
        ground = self.world.grounds[block] = with_room(self.world.grounds[block])
        if self._composed is not None:
            orders = self._handed_orders
            self._composed(self.world.handed(block), orders, month, keys, *self._parameters)
        else:
            answers, values = self._account.answers, self._account.values
            month_step_by_step(ground, self._orders, month, keys, answers, values, self._check)

    def _hand_up(self, month: int) -> None:
        """Movement 3: the month's sums go up, and those above answer them."""
        lay_before(self.centre, self.world)
        answers, values = self._account.answers, self._account.values
        acting = act_above(
            self.centre, self._orders, month, self._seed, answers, values, self._places
        )
        before = self._centre_before()
        for answer in acting:
            if self._check:
                place = self._places[answer.question]
                hold_above(answer, before, self.centre, self._orders, place, month)
                before = self._centre_before()

    def _centre_before(self) -> Centre:
        """The centre as it stands, with arrays of its own where they are to be compared."""
        if not self._check:
            return self.centre
        return remade(self.centre, (column.copy() for column in self.centre))

    def _hold_tables(self, month: int) -> None:
        """Raise InvariantBroken when more happened in a month than the tables of a block hold."""
        for block, ground in enumerate(self.world.grounds):
            if ground.fill[FILL_OVERFLOW]:
                raise InvariantBroken(
                    f"{month_text(month)}: the tables of block {block} are too short for what "
                    f"happened in the month ({people_in(ground):,} people); more than 40 percent "
                    "of a block came or went at once"
                )

    def _sizes(self, counts: NDArray[np.int64]) -> tuple[int, int]:
        """People and cells, for whoever watches."""
        total = counts.sum(axis=0)
        of = dict.fromkeys(("members", "candidates", "cells", "candidate_groups"), 0)
        for column, counted in enumerate(self.counted):
            if counted.series in of:
                of[counted.series] += int(total[column])
        return of["members"] + of["candidates"], of["cells"] + of["candidate_groups"]
