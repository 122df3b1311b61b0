"""The toy district, as tests want it: one line to a simulation, one line to its first month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from antaeus.accounts.binding import BoundAccount, bind
from antaeus.accounts.reading import load_account
from antaeus.foundation.declarations import Mechanism
from antaeus.scenario.calendar import Calendar, load_calendar
from antaeus.scenario.history import load_history
from antaeus.scenario.rules import MonthlyRules, load_rules
from antaeus.scenario.scenario import Scenario, load_scenario
from antaeus.simulation.course import Course
from antaeus.simulation.run import MonthResult, Simulation
from antaeus.world.blocks import with_room
from antaeus.world.build import World, build_world
from antaeus.world.centre import Centre
from antaeus.world.orders import Orders
from antaeus.world.tables import Events, Ground

SCALE = Fraction(1)
Values = Mapping[str, Mapping[str, float]]
"""Question → parameter → value, beyond any prior if a test wants it."""

BUSY: Values = {
    "admission": {"levy_rate": 0.05, "worker_rate": 0.02, "peasant_rate": 0.002},
    "discipline": {"trial_rate": 0.02, "rate": 0.03},
    "repression": {"routine_rate": 0.002, "rate": 0.004},
    "appeal": {"appeal_share": 0.9, "success_after_trial": 0.5, "success_after_review": 0.5},
    "leaving": {"death_rate_at_30": 0.002, "withdrawal_rate": 0.003},
    "mobility": {"worker_rate": 0.1, "peasant_rate": 0.1, "employee_rate": 0.1, "far_share": 0.5},
    "promotion": {"posts_share": 0.1, "filling_rate": 0.5, "removal_rate": 0.05, "rate": 0.02},
    "cells": {"village_founding": 3, "other_founding": 4, "grace_months": 1},
}
"""Rates at which every kind of event happens in the toy district within a few years."""


@dataclass(frozen=True)
class BusyRules:
    """The party's rules, but shops of a dozen have the rights of a cell from the first month."""

    shop_size: int = 12

    def monthly(self) -> MonthlyRules:
        """The rules of each month."""
        told = load_rules().monthly()
        sizes = np.full_like(told.shop_organisation_size, self.shop_size)
        return replace(told, shop_organisation_size=sizes)


@cache
def toy() -> Scenario:
    """The scenario itself."""
    return load_scenario("toy_district")


def account(name: str = "n0", values: Values | None = None) -> BoundAccount:
    """An account as it is, or with the values that a test wants, whatever their priors say.

    Where a test wants some, all others are the medians of their priors, so that what the test needs
    to happen does not hang on how an account is tuned.
    """
    bound = bind(load_account(name), {})
    if values is None:
        return bound
    told: dict[str, Any] = {}
    for question, answer in bound.answers.items():
        if answer is not None:
            wanted = values.get(question, {})
            told[question] = answer.parameters(
                **{
                    parameter: float(wanted.get(parameter, declared.prior.quantile(0.5)))
                    for parameter, declared in answer.parameter_declarations().items()
                }
            )
    return replace(bound, values=told)


def giving_instead(bound: BoundAccount, answer: Mechanism) -> BoundAccount:
    """The same account, but with another answer to one question, at the medians of its priors."""
    medians = {
        parameter: declared.prior.quantile(0.5)
        for parameter, declared in answer.parameter_declarations().items()
    }
    busy = {
        name: BUSY[answer.question][name]
        for name in medians
        if name in BUSY.get(answer.question, {})
    }
    return replace(
        bound,
        answers=bound.answers | {answer.question: answer},
        values=bound.values | {answer.question: answer.parameters(**{**medians, **busy})},
    )


def simulate(
    name: str = "n0",
    values: Values | None = None,
    *,
    scenario: Scenario | None = None,
    bound: BoundAccount | None = None,
    calendar: Calendar | None = None,
    rules: Any = None,
    seed: int = 1,
    threads: int = 1,
    blocks: int | None = None,
    check: bool = False,
) -> Simulation:
    """A simulation of the toy district at scale 1; nothing has happened in it yet."""
    course = Course(
        scenario or toy(),
        bound or account(name, values),
        calendar or load_calendar("mean"),
        rules or load_rules(),
        load_history(),
        seed,
    )
    return Simulation(course, scale=SCALE, threads=threads, check=check, blocks=blocks)


class Listener:
    """A recorder that is told of every month with the events of each block, and no more."""

    def __init__(self, run: Simulation, tell: Callable[[int, list[Events]], None]) -> None:
        self._run, self._tell = run, tell
        run.record_with(self)

    def take_down(self, block: int, ground: Any, orders: Orders, month: int) -> None:
        """Nothing is taken down."""

    def close_block(self, block: int, ground: Any, month: int) -> None:
        """Nor when a block is closed."""

    def close_month(
        self,
        centre: Centre,  # noqa: ARG002
        orders: Orders,  # noqa: ARG002
        month: int,
    ) -> None:
        self._tell(month, [ground.events for ground in self._run.world.grounds])


def traces(simulation: Simulation, months: int) -> list[tuple[dict[str, int], list[list[int]]]]:
    """What is known of each month, in a form in which two runs can be compared."""
    return [(month.hashes, month.counts.tolist()) for month in simulation.months(last=months - 1)]


def counted(simulation: Simulation, month: MonthResult, tile: int | None = None) -> dict[str, int]:
    """Each series of a month, as "series/group" and as "series" over all groups."""
    counts = month.counts.sum(axis=0) if tile is None else month.counts[tile]
    found: dict[str, int] = {}
    for one, count in zip(simulation.counted, counts.tolist(), strict=True):
        found[f"{one.series}/{one.group}"] = count
        found[one.series] = found.get(one.series, 0) + count
    return found


def world(blocks: int = 1, seed: int = 1) -> World:
    """The toy district in March 1921."""
    return build_world(toy(), load_history(), SCALE, seed, blocks)


def first_ground() -> Ground:
    """The whole district as one block, with room for a month."""
    return with_room(world().grounds[0])


def two_tiles(folder: Path) -> Scenario:
    """The toy district with a second tile beside it, so that people can cross a border."""

    told = (files("antaeus") / "library/scenarios/toy_district.toml").read_text("utf-8")
    first = told.index("[[tile]]")
    tile = told[first : told.index("[grid]")]
    second = tile.replace('"TOY"', '"TWO"').replace("col = 0", "col = 1")
    assert second != tile
    path = folder / "two_tiles.toml"
    path.write_text(told.replace(tile, tile + second), "utf-8")
    return load_scenario(str(path))
