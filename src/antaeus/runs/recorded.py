"""All months of a run in memory: counted, hashed, compared with history."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from antaeus.runs.derived import with_derived
from antaeus.runs.fit import FitRow, fit_of
from antaeus.runs.inputs import Inputs
from antaeus.runs.manifest import Manifest
from antaeus.runs.manifest_of_run import Cost, manifest_of, now
from antaeus.runs.papers import papers_kept
from antaeus.runs.past import Keeper, Past, Told
from antaeus.runs.series import Series, series_of_counts
from antaeus.scenario.history import load_history

if TYPE_CHECKING:
    from antaeus.simulation.run import Simulation


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    month: int
    done: int
    of: int
    people: int
    """Members and candidates at historical scale."""
    cells: int
    """Simulated cells and candidate groups."""


Tell = Callable[[Progress], None]
"""Called at the end of every month."""


@dataclass(frozen=True)
class Recorded:
    """Everything that a run yields."""

    series: Series
    state_hashes: list[tuple[int, dict[str, int]]]
    fit: tuple[FitRow, ...]
    manifest: Manifest


def simulate(
    inputs: Inputs,
    tell: Tell | None = None,
    folder: Path | None = None,
    *,
    past: Past | None = None,
    keeper: Keeper | None = None,
) -> Recorded:
    """Live through all months that were asked for; papers, where any are kept, go to `folder`.

    With a `past` they go on from its end. The ends of months that are due are handed to `keeper`.
    """
    request, (first, last) = inputs.request, inputs.span
    started, clock = (past.started, past.wall_seconds) if past else (now(), 0.0)
    clock = time.perf_counter() - clock
    simulation = inputs.simulation()
    told = Told(np.zeros((last - first + 1, len(simulation.tiles), len(simulation.counted)), int))
    if past:
        told.take_up(past)
        simulation.restore(past.snapshot)
    turns = {after: then.course() for after, then in inputs.turns}
    for after in sorted(turns):
        if after < simulation.next_month:
            simulation.turn(turns[after])
    memory, past = (past.papers if past else None), None  # it need not lie there twice
    with papers_kept(inputs, simulation, folder, memory) as settled:
        for month in simulation.months(last=last):
            told.add(month)
            if tell:
                people_then = round(month.people / request.scale)
                done = len(told.hashes)
                tell(Progress(month.month, done, len(told.counts), people_then, month.cells))
            if keeper and keeper.due(month.month):
                wall = time.perf_counter() - clock
                keeper.keep(_past_of(simulation, told, started, wall, settled()))
            if month.month in turns:
                simulation.turn(turns[month.month])
    counted = simulation.counted
    series = series_of_counts(told.counts, counted, simulation.tiles, request.scale, first)
    series = with_derived(series)
    fit = tuple(_fit(series, inputs))
    wall = time.perf_counter() - clock
    cost = Cost(started, wall, told.person_months, told.people, told.cells)
    return Recorded(series, told.hashes, fit, manifest_of(inputs, told.hashes, fit, cost))


def _past_of(
    simulation: Simulation,
    told: Told,
    started: datetime.datetime,
    wall: float,
    papers: dict[str, NDArray[Any]] | None,
) -> Past:
    """The run up to now; its arrays are the run's own."""
    counts = told.counts[: len(told.hashes)]
    snapshot = simulation.snapshot()
    return Past(snapshot, counts, list(told.hashes), told.person_months, started, wall, papers)


def _fit(series: Series, inputs: Inputs) -> Iterator[FitRow]:
    """The comparison with history; a place that never was has none."""
    if inputs.scenario.about.tiles == "inline":
        return iter(())
    return fit_of(series, inputs.request.scale, load_history(), inputs.republics())
