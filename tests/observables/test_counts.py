"""Counts against a slow recount in plain Python, in a district in which everything happens."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from plain_count import Count, flows, life, stocks
from toy_district import BUSY, BusyRules, Listener, simulate

from antaeus.observables import reading
from antaeus.observables.counted import COUNTED, FLOWS_OF_CELLS, FLOWS_OF_PEOPLE, column_of
from antaeus.observables.reading import read
from antaeus.world import blocks
from antaeus.world.tables import Events, Ground

MONTHS = 60


def total(grounds: list[Ground], month: int) -> Count:
    """All blocks together; a Counter's own sum would drop what is negative."""
    found: Count = Counter()
    for ground in grounds:
        for part in (stocks(ground), flows(ground), life(ground, month)):
            found.update(part)
    return found


def quick(account: str) -> list[tuple[Count, Count]]:
    """For each month what the product counted, and what plain Python counts."""
    found: list[tuple[Count, Count]] = []
    told: list[Count] = []
    simulation = simulate(account, BUSY, rules=BusyRules())

    def recount(month: int, events: list[Events]) -> None:
        grounds = simulation.world.grounds
        assert [ground.events for ground in grounds] == events
        told.append(total(grounds, month))

    Listener(simulation, recount)
    for month in simulation.months(last=MONTHS - 1):
        counts = month.counts.sum(axis=0).tolist()
        names = [f"{one.series}/{one.group}" for one in simulation.counted]
        found.append((Counter(dict(zip(names, counts, strict=True))), told[-1]))
    return found


@pytest.fixture(scope="module", params=["n0", "vanguard"])
def counted_twice(request: pytest.FixtureRequest) -> list[tuple[Count, Count]]:
    return quick(request.param)


def test_every_count_of_every_month_is_the_slow_one(
    counted_twice: list[tuple[Count, Count]],
) -> None:
    for month, (product, plain) in enumerate(counted_twice):
        wrong = {
            name: (product[name], plain[name])
            for name in product | plain
            if product[name] != plain[name]
        }
        assert wrong == {}, f"month {month}"


def test_the_district_was_busy_enough_to_tell(counted_twice: list[tuple[Count, Count]]) -> None:
    ever = sum((plain for _, plain in counted_twice), Counter())
    of_rules = {
        "reduced",
        "reduced_to_candidate",
        "tried",
        "elected",
        "voted_out",
    }  # not in every account
    for series in (*FLOWS_OF_PEOPLE, *FLOWS_OF_CELLS):
        happened = sum(n for name, n in ever.items() if name.startswith(f"{series}/"))
        assert happened > 0 or series in of_rules, series


def test_no_series_of_counts_is_told_twice() -> None:
    names = [(one.series, one.group) for one in COUNTED]
    assert len(set(names)) == len(names)
    assert [column_of(*name) for name in names] == list(range(len(names)))


def planted(ground: Ground) -> list[tuple[int, str]]:
    """A person made a woman, a soldier's kind, ...: which columns move."""
    before = read(ground, 0)[0].sum(axis=0)
    ground.people.origin[0] = (ground.people.origin[0] + 1) % 3
    moved = read(ground, 0)[0].sum(axis=0) - before
    return [(int(moved[c]), COUNTED[c].series) for c in np.flatnonzero(moved)]


def test_one_person_of_another_origin_moves_two_counts() -> None:
    simulation = simulate(blocks=1)
    moved = planted(blocks.with_room(simulation.world.grounds[0]))
    assert sorted(n for n, _ in moved) == [-1, 1]
    assert {series for _, series in moved} <= {"members", "candidates"}


def test_what_is_hashed_is_named_in_order() -> None:
    assert reading.HASHED == ("people", "former", "cells", "hosts", "raions")
