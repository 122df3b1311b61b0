"""Months, one after another: a scenario and an account become an iterator of months.

It knows neither disks nor archive; events are handed to a recorder that is passed in.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import stream, streams
from antaeus.foundation.compiled import handle
from antaeus.foundation.errors import InputFaults
from antaeus.mechanisms import questions
from antaeus.observables.counted import COUNTED, Counted
from antaeus.observables.reading import HASHED, FormerMixes, read
from antaeus.simulation.above import Bodies, act_above, lay_before
from antaeus.simulation.checking import hold_above, hold_line, hold_tables, month_step_by_step
from antaeus.simulation.composed import asked_of_the_ground, compose
from antaeus.simulation.course import Course, faults_of_turn
from antaeus.simulation.recording import Recorder
from antaeus.simulation.snapshot import Snapshot, put_back, taken
from antaeus.simulation.standing import Standing, campaigns_of
from antaeus.world.blocks import clear_month, remade, with_room
from antaeus.world.build import build_world
from antaeus.world.centre import Centre, quiet_centre
from antaeus.world.gaps import close_gaps
from antaeus.world.incorporation import incorporate
from antaeus.world.orders import Orders, blank_orders
from antaeus.world.settlement import settle


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
        course: Course,
        *,
        scale: Fraction,
        threads: int,
        check: bool = False,
        blocks: int | None = None,
    ) -> None:
        self.counted: tuple[Counted, ...] = COUNTED
        self.world = build_world(course.scenario, course.history, scale, course.seed, blocks)
        self._former = [FormerMixes() for _ in self.world.grounds]
        self.tiles = self.world.tiles
        self.raions = int(self.world.tile.size)
        self.next_month = course.scenario.first
        self._scale, self._threads, self._check = scale, threads, check
        self._recorder: Recorder | None = None
        self._places = {name: asked.place for name, asked in questions().items()}
        self._steer(course)
        n_campaigns = len(self._campaigns.is_levy)
        self._orders = blank_orders(len(self.tiles), n_campaigns)
        self.centre = quiet_centre(len(self.tiles), n_campaigns)
        self._handed_orders = handle(self._orders)

    def _steer(self, course: Course) -> None:
        """Work out what a course says of the months to come; the world is not touched."""
        self._course, self._account = course, course.account
        self._campaigns = campaigns_of(course.calendar, course.scenario)
        self._standing = Standing(
            course.rules.monthly(), self.world.growth, course.history, course.scenario
        )
        self._bodies = Bodies(course.scenario)
        answers = course.account.answers
        self._asked = asked_of_the_ground(answers)
        self._composed = (
            None if self._check else compose(answers, pausing=self._recorder is not None)
        )
        self._parameters = [handle(course.account.values[one.question]) for one in self._asked]

    def turn(self, course: Course) -> None:
        """Take another course from the next month on: the same past, another future.

        Raises InputFaults where it is of other tiles or has another number of campaigns.
        """
        faults = list(faults_of_turn(self._course, course))
        if faults:
            raise InputFaults(faults)
        self._steer(course)

    def snapshot(self) -> Snapshot:
        """The state between two months, in views of the simulation's own columns."""
        return taken(self.next_month - 1, self.world, self._orders, self.centre)

    def restore(self, snapshot: Snapshot) -> None:
        """Stand where a simulation stood; the next month is the one after the snapshot's."""
        put_back(snapshot, self.world, self._orders, self.centre)
        self._former = [FormerMixes() for _ in self.world.grounds]
        self.next_month = snapshot.month + 1

    def record_with(self, recorder: Recorder) -> None:
        """Hand every month from now on to a recorder."""
        self._recorder = recorder
        self._steer(self._course)

    @property
    def orders(self) -> Orders:
        """What is in force this month; to be read, never written."""
        return self._orders

    def months(self, last: int) -> Iterator[MonthResult]:
        """Live through every month from the next to `last`."""
        with ThreadPoolExecutor(self._threads) as pool:
            while self.next_month <= last:
                result = self._month(self.next_month, pool)
                self.next_month += 1
                yield result

    def _month(self, month: int, pool: ThreadPoolExecutor) -> MonthResult:
        """One month in its three movements."""
        self._speak(month)
        keys = self._keys(month)
        grounds = self.world.grounds

        def live(block: int) -> None:
            self._live(block, month, keys)

        list(pool.map(live, range(len(grounds))))
        seed = self._course.seed
        settle(self.world, stream(seed, "mobility/work", month), pool)
        incorporate(self.world, self._course.scenario, self._scale, seed, month, pool)
        hold_tables(self.world, month)
        self._hand_up(month)
        results = list(pool.map(self._read, range(len(grounds)), itertools.repeat(month)))
        if self._recorder is not None:
            self._close(self._recorder, month, pool)
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
        counts, hashes = read(self.world.handed(block), month, self._former[block])
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
        keys = streams(self._course.seed, line.decisions, month)
        values = self._account.values["line"]
        line.step(self.centre, self._campaigns, self._orders, values, month, keys)
        if self._check:
            hold_line(line, before, self._orders, month)

    def _keys(self, month: int) -> NDArray[np.uint64]:
        """The stream of each decision of each answer, (n_answers, most decisions)."""
        most = max((len(answer.decisions) for answer in self._asked), default=1)
        keys = np.zeros((len(self._asked), max(most, 1)), np.uint64)
        for row, answer in enumerate(self._asked):
            keys[row, : len(answer.decisions)] = streams(self._course.seed, answer.decisions, month)
        return keys

    def _live(self, block: int, month: int, keys: NDArray[np.uint64]) -> None:
        """Movement 2 for one block."""
        close_gaps(self.world.grounds[block])
        ground = self.world.grounds[block] = with_room(self.world.grounds[block])

        def pause() -> None:
            if self._recorder is not None:
                self._recorder.take_down(block, self.world.handed(block), self._orders, month)

        if self._composed is None:
            answers, values = self._account.answers, self._account.values
            month_step_by_step(
                ground, self._orders, month, keys, answers, values, self._check, pause
            )
            return
        for part, live_on in enumerate(self._composed):
            if part > 0:
                pause()
            live_on(self.world.handed(block), self._handed_orders, month, keys, *self._parameters)

    def _close(self, recorder: Recorder, month: int, pool: ThreadPoolExecutor) -> None:
        """Let the recorder close the month, block by block and then for all."""

        def close(block: int) -> None:
            recorder.close_block(block, self.world.handed(block), month)

        list(pool.map(close, range(len(self.world.grounds))))
        recorder.close_month(self.centre, self._orders, month)

    def _hand_up(self, month: int) -> None:
        """Movement 3: the month's sums go up, and those above answer them."""
        lay_before(self.centre, self.world)
        answers, values = self._account.answers, self._account.values
        acting = act_above(
            self.centre, self._orders, month, self._course.seed, answers, values, self._places
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

    def _sizes(self, counts: NDArray[np.int64]) -> tuple[int, int]:
        """People and cells, for whoever watches."""
        total = counts.sum(axis=0)
        of = dict.fromkeys(("members", "candidates", "cells", "candidate_groups"), 0)
        for column, counted in enumerate(self.counted):
            if counted.series in of:
                of[counted.series] += int(total[column])
        return of["members"] + of["candidates"], of["cells"] + of["candidate_groups"]
