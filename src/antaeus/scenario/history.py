"""History: the series that historians wrote, asked for by name.

Rival figures are never averaged: a series that has rivals names the sources that are preferred,
and the others are kept to be shown beside them.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.errors import AntaeusError, Fault
from antaeus.foundation.months import N_MONTHS, month_date
from antaeus.scenario.observation import Observation, read_observations
from antaeus.scenario.series import Declaration, Declarations, load_declarations
from antaeus.scenario.series_checks import faults_of_figures, overlaps, preferred_figures
from antaeus.scenario.tables import library, raise_if_any
from antaeus.scenario.wording import near_match

MIDDLES = np.array([month_date(month).toordinal() + 14 for month in range(N_MONTHS)], dtype=float)
"""The fifteenth of each month, for which a monthly series is read."""


@dataclass(frozen=True)
class History:
    """All series, with what is known of each."""

    figures: Mapping[str, tuple[Observation, ...]]
    """Every observation of each series by date, rivals and all."""
    declarations: Declarations

    def names(self) -> tuple[str, ...]:
        """Every series that has figures."""
        return tuple(self.figures)

    def targets(self) -> tuple[str, ...]:
        """The series that a run must bring out and that no mechanism reads."""
        return tuple(name for name in self.figures if self.declaration(name).role == "target")

    def drivers(self) -> tuple[str, ...]:
        """The series that the model is given."""
        return tuple(name for name in self.figures if self.declaration(name).role == "driver")

    def declaration(self, series: str) -> Declaration:
        """What a series means; an AntaeusError when there is none of that name."""
        declared = self.declarations.find(series)
        if declared is None or series not in self.figures:
            remedy = near_match(series, self.figures)
            raise AntaeusError(f"There is no series {series!r} in the history. {remedy}".strip())
        return declared

    def observations(self, series: str) -> tuple[Observation, ...]:
        """The figures of a series by date, of the preferred source only."""
        return preferred_figures(self.figures.get(series, ()), self.declaration(series))

    def rivals(self, series: str) -> tuple[Observation, ...]:
        """The figures that the preferred source puts aside."""
        kept = self.observations(series)
        return tuple(figure for figure in self.figures[series] if figure not in kept)

    def monthly(self, series: str) -> NDArray[np.float64]:
        """A driver in the middle of each month, shape (N_MONTHS,).

        Stocks stand at their day and flows in the middle of their time; between them lies a
        straight line, outside them the first or the last. Of a series whose gaps are zero each
        figure holds for the months of its own time. A target raises an AntaeusError.
        """
        declared = self.declaration(series)
        if declared.role == "target":
            raise AntaeusError(f"The series {series!r} is a target, never read by a mechanism.")
        figures = self.observations(series)
        if declared.gaps == "zero":
            return _in_their_own_months(figures)
        at = [figure.middle for figure in figures]
        return np.interp(MIDDLES, at, [figure.value for figure in figures])

    def monthly_by_tile(self, stem: str, tiles: Iterable[str]) -> NDArray[np.float64]:
        """The drivers `stem_TILE` of all tiles, shape (n_tiles, N_MONTHS); without one, zero."""
        names = [f"{stem}_{tile}" for tile in tiles]
        empty = np.zeros(N_MONTHS)
        return np.array([self.monthly(name) if name in self.figures else empty for name in names])


def _in_their_own_months(figures: Iterable[Observation]) -> NDArray[np.float64]:
    months = np.zeros(N_MONTHS)
    for figure in figures:
        first = figure.date.replace(day=1).toordinal()
        months[(first <= MIDDLES) & (figure.last_day.toordinal() >= MIDDLES - 14)] = figure.value
    return months


@functools.cache
def load_history() -> History:
    """The packaged history."""
    faults: list[Fault] = []
    declarations = load_declarations()
    observations: list[Observation] = []
    for path in sorted(library("history").glob("*.csv")):
        found = read_observations(path, faults)
        faults.extend(faults_of_figures(path.name, found, declarations))
        observations.extend(found)
    figures = _by_series(observations)
    faults.extend(overlaps("history", figures, declarations))
    raise_if_any(faults)
    return History(figures, declarations)


def check_series_file(path: Path) -> list[Fault]:
    """All faults of a file of series; every series in it must be declared in the library."""
    faults: list[Fault] = []
    declarations = load_declarations()
    found = read_observations(path, faults)
    faults.extend(faults_of_figures(path.name, found, declarations))
    faults.extend(overlaps(path.name, _by_series(found), declarations))
    return faults


def _by_series(observations: Iterable[Observation]) -> dict[str, tuple[Observation, ...]]:
    ordered = sorted(observations, key=lambda figure: (figure.series, figure.date, figure.last_day))
    groups = itertools.groupby(ordered, key=lambda figure: figure.series)
    return {series: tuple(figures) for series, figures in groups}
