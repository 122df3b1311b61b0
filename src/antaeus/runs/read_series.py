"""Which series of history a run reads: a history that remembers what it was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from antaeus.scenario.history import History
from antaeus.scenario.observation import Observation

Figures = tuple[Observation, ...]


class Remembering(Mapping[str, Figures]):
    """The figures of each series; whoever takes those of a series is remembered to have."""

    def __init__(self, figures: Mapping[str, Figures]) -> None:
        self._figures = figures
        self.taken: set[str] = set()

    def __getitem__(self, series: str) -> Figures:
        figures = self._figures[series]
        self.taken.add(series)
        return figures

    def __contains__(self, series: object) -> bool:
        return series in self._figures

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)


def remembering(history: History) -> tuple[History, Remembering]:
    """The same history, and what remembers which series were taken from it."""
    figures = Remembering(history.figures)
    return History(figures, history.declarations), figures


def sources_of_series(history: History, names: set[str]) -> Iterator[str]:
    """The sources of the figures that series give, rivals apart."""
    for name in sorted(names):
        yield from (observation.source for observation in history.observations(name))
