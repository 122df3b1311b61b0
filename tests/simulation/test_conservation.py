"""People are conserved: what is there is what was there, and who came, less who went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from toy_district import BUSY, BusyRules, counted, simulate, two_tiles, world

from antaeus.foundation.months import LAST
from antaeus.foundation.vocabulary import CLASSES, HOST_KINDS
from antaeus.observables.reading import read
from antaeus.simulation.run import Simulation

IN = ("admitted", "reinstated", "incorporated")
OUT = ("expelled", "withdrew", "reduced", "lapsed", "died")
Counts = dict[str, int]
pytestmark = pytest.mark.compiled_only
"""Whether people are conserved does not hang on how kernels run; the invariants hold both ways."""


def opening(simulation: Simulation) -> np.ndarray:
    """Counts of the first morning, by tile."""
    by_raion = np.concatenate([read(ground, 0)[0] for ground in simulation.world.grounds])
    tiles = [by_raion[simulation.world.tile == t].sum(axis=0) for t in range(len(simulation.tiles))]
    return np.array(tiles)


def stock(told: Counts, class_: str) -> int:
    return told[f"members/{class_}"] + told[f"candidates/{class_}"]


def balance(told: Counts, class_: str) -> int:
    """Who came less who went."""
    came = sum(told[f"{series}/{class_}"] for series in IN)
    return came - sum(told[f"{series}/{class_}"] for series in OUT)


def lived(simulation: Simulation, last: int, tile: int | None = None) -> Iterator[Counts]:
    """The opening and every month, counted."""
    before = opening(simulation)
    names = [f"{one.series}/{one.group}" for one in simulation.counted]
    row = before.sum(axis=0) if tile is None else before[tile]
    yield dict(zip(names, row.tolist(), strict=True))
    for month in simulation.months(last=last):
        yield counted(simulation, month, tile)


@pytest.mark.parametrize("name", ["n0", "vanguard"])
@pytest.mark.parametrize("busy", [False, True])
def test_the_stock_of_each_class_is_what_came_less_what_went(name: str, busy: bool) -> None:
    run = simulate(name, BUSY if busy else None, rules=BusyRules() if busy else None)
    before: Counts | None = None
    for told in lived(run, LAST if not busy else 83):
        for class_ in CLASSES if before else ():
            assert stock(told, class_) == stock(before, class_) + balance(told, class_)
        before = told


@pytest.mark.parametrize("name", ["n0", "vanguard"])
def test_members_are_those_accepted_less_those_reduced_and_gone(name: str) -> None:
    """Candidates and members apart, with the exits of both told by who is missing."""
    before: Counts | None = None
    for told in lived(simulate(name, BUSY), 83):
        for class_ in CLASSES if before else ():
            made = told[f"accepted/{class_}"] - told[f"reduced_to_candidate/{class_}"]
            came = told[f"reinstated/{class_}"] + told[f"incorporated/{class_}"]
            most = before[f"members/{class_}"] + made + came
            gone = sum(told[f"{series}/{class_}"] for series in OUT)
            gone += told[f"reinstated/{class_}"]  # some come back as the candidates they were
            assert most - gone <= told[f"members/{class_}"] <= most
        before = told


@pytest.mark.parametrize("name", ["n0", "vanguard"])
@pytest.mark.parametrize("tile", [0, 1])
def test_each_tile_balances_with_those_who_crossed_its_border(
    name: str, tile: int, tmp_path: Path
) -> None:
    run = simulate(name, BUSY, scenario=two_tiles(tmp_path))
    assert len(run.tiles) == 2
    before, crossed = None, 0
    for told in lived(run, 59, tile):
        for class_ in CLASSES if before else ():
            moved = told[f"moved_in/{class_}"] - told[f"moved_away/{class_}"]
            assert stock(told, class_) == stock(before, class_) + balance(told, class_) + moved
            crossed += abs(moved)
        before = told
    assert crossed > 0


@pytest.mark.parametrize("name", ["n0", "vanguard"])
def test_whoever_moves_away_moves_in_in_the_same_month(name: str) -> None:
    moved = [told for told in lived(simulate(name, BUSY), 59) if "moved_in" in told]
    assert sum(told["moved_in"] for told in moved) > 0
    for told in moved:
        for class_ in CLASSES:
            assert told[f"moved_in/{class_}"] == told[f"moved_away/{class_}"]


@pytest.mark.parametrize("name", ["n0", "vanguard"])
def test_everybody_is_counted_once_in_each_breakdown(name: str) -> None:
    for told in list(lived(simulate(name, BUSY, rules=BusyRules()), 59))[1:]:
        people = told["members"] + told["candidates"]
        assert told["occupied"] == told["in_cells"] == people
        assert told["women"] <= people
        assert told["officials"] <= told["members"]
        assert told["expelled_arrested"] <= told["expelled"]


@pytest.mark.parametrize("name", ["n0", "vanguard"])
def test_cells_are_those_founded_and_split_less_those_dissolved(name: str) -> None:
    before: Counts | None = None
    for told in lived(simulate(name, BUSY, rules=BusyRules()), 83):
        for kind in HOST_KINDS if before else ():
            there, was = (
                one[f"cells/{kind}"] + one[f"candidate_groups/{kind}"] for one in (told, before)
            )
            new = told[f"founded/{kind}"] + told[f"split/{kind}"]
            assert there == was + new - told[f"dissolved/{kind}"]
        before = told


def test_the_party_of_may_1923_is_taken_in_that_month_and_no_other() -> None:
    taken = [told["incorporated"] for told in list(lived(simulate("n0"), 60))[1:]]
    assert {month: n for month, n in enumerate(taken) if n} == {26: 7}


def test_the_first_morning_has_the_stock_of_the_scenario() -> None:
    told = next(lived(simulate("n0"), 0))
    assert sum(stock(told, class_) for class_ in CLASSES) == 60
    assert len(world().tiles) == 1
