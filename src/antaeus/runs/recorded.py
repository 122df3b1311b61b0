"""All months of a run in memory: counted, hashed, compared with history."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from antaeus.runs.derived import with_derived
from antaeus.runs.fit import FitRow, fit_of
from antaeus.runs.inputs import Inputs
from antaeus.runs.manifest import Manifest
from antaeus.runs.manifest_of_run import Cost, manifest_of, now
from antaeus.runs.papers import papers_kept
from antaeus.runs.series import Series, series_of_counts
from antaeus.scenario.history import load_history


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


def simulate(inputs: Inputs, tell: Tell | None = None, folder: Path | None = None) -> Recorded:
    """Live through all months that were asked for; papers, where any are kept, go to `folder`."""
    request, started, clock = inputs.request, now(), time.perf_counter()
    first, last = inputs.span
    simulation = inputs.simulation()
    counts = np.zeros((last - first + 1, len(simulation.tiles), len(simulation.counted)), np.int64)
    hashes: list[tuple[int, dict[str, int]]] = []
    person_months, people, cells = 0, 0, 0
    with papers_kept(inputs, simulation, folder):
        for done, month in enumerate(simulation.months(last=last), 1):
            counts[done - 1] = month.counts
            hashes.append((month.month, dict(month.hashes)))
            people, cells = month.people, month.cells
            person_months += people
            if tell:
                people_then = round(people / request.scale)
                tell(Progress(month.month, done, len(counts), people_then, cells))
    counted = simulation.counted
    series = series_of_counts(counts, counted, simulation.tiles, request.scale, first)
    series = with_derived(series)
    fit = tuple(_fit(series, inputs))
    cost = Cost(started, time.perf_counter() - clock, person_months, people, cells)
    return Recorded(series, hashes, fit, manifest_of(inputs, hashes, fit, cost))


def _fit(series: Series, inputs: Inputs) -> Iterator[FitRow]:
    """The comparison with history; a place that never was has none."""
    if inputs.scenario.about.tiles == "inline":
        return iter(())
    return fit_of(series, inputs.request.scale, load_history(), inputs.republics())
