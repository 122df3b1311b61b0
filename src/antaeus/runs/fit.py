"""The simulated party beside the historical one: fit.json.

Parameters may have been fitted on figures before 1935; those from 1935 on were never looked at, so
they alone are predicted. A series of history stands on the side of the target; it is compared after
the run, and nothing in the run has read it.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter

from antaeus.runs.comparisons import REPUBLIC, Comparison, Topic, comparisons
from antaeus.runs.series import Series
from antaeus.runs.timing import month_nearest, sum_of_span
from antaeus.scenario.history import History
from antaeus.scenario.observation import Observation

FITTED_BEFORE = datetime.date(1935, 1, 1)
"""Figures before this day may have served to fit parameters; later ones are predictions."""


def _day(text: str) -> str:
    datetime.date.fromisoformat(text)
    return text


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day)]


@dataclass(frozen=True, slots=True)
class FitRow:
    """One figure of history and what the run has in its place."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", strict=True, allow_inf_nan=False
    )

    series: str
    """The name in series.parquet, where the run has such a series."""
    target: str
    """The series of history."""
    label: str
    topic: Topic
    date: Day
    date_end: Day | None
    place: str
    group: str
    unit: str
    historical: float
    simulated: float
    error: float
    """Simulated less historical, in the unit of the figure."""
    relative_error: float | None
    """The error over the historical figure; none where that is 0."""
    sampling_sd: float
    """The spread that chance causes at this scale: of a count, the root of count / scale."""
    period: Literal["fitted", "predicted"]
    source: str
    status: str
    confidence: str
    note: str

    def as_dict(self) -> dict[str, object]:
        """The row as JSON has it."""
        return asdict(self)


FIT_ROWS = TypeAdapter(tuple[FitRow, ...])
"""Reads fit.json."""


def fit_of(
    series: Series, scale: Fraction, history: History, republics: Mapping[str, str]
) -> Iterator[FitRow]:
    """Every figure of history that lies inside the run, in the order of fit.toml."""
    for comparison in comparisons():
        observations = history.observations(comparison.target)
        yield from fit_rows(series, scale, comparison, observations, republics)


def fit_rows(
    series: Series,
    scale: Fraction,
    comparison: Comparison,
    observations: Iterable[Observation],
    republics: Mapping[str, str],
) -> Iterator[FitRow]:
    """One row a figure of history that lies inside the run; `republics` maps tile to republic.

    None where nothing of the kind ever happens in the run.
    """
    places = _places(comparison.place, republics)
    if not _happens(series, comparison.counted()):
        return
    for observation in observations:
        count = _read(series, comparison.counted(), places, observation)
        if count is None or math.isnan(count):
            continue
        of = None
        if comparison.of:
            of = _read(series, comparison.divided_by(), places, observation)
            if of is None or not of > 0:
                continue
        yield _row(comparison, observation, count, of, scale)


def _happens(series: Series, terms: Iterable[tuple[str, str]]) -> bool:
    """Whether anything of the kind is ever counted: an account may know nothing of it."""
    columns = [series.columns.get(term) for term in terms]
    return any(column is not None and column.values[0].any() for column in columns)


def _places(place: str, republics: Mapping[str, str]) -> tuple[str, ...]:
    """The tiles, or the Union, that a comparison reads."""
    if not place.startswith(REPUBLIC):
        return (place,)
    republic = place.removeprefix(REPUBLIC)
    return tuple(tile for tile, of in republics.items() if of == republic)


def _read(
    series: Series,
    terms: Iterable[tuple[str, str]],
    places: tuple[str, ...],
    observation: Observation,
) -> float | None:
    """The sum of the terms at the day or over the span of a figure; None outside the run."""
    read: list[float | None] = []
    for name, group in terms:
        values = series.find(name, group, places)
        if values is None:
            return None
        is_flow = series.columns[name, group].is_flow
        read.append(_at(values, series.first, observation, is_flow=is_flow))
    return None if None in read else math.fsum(value for value in read if value is not None)


def _at(
    values: NDArray[np.float64], first: int, observation: Observation, *, is_flow: bool
) -> float | None:
    """A flow over the span of the figure; a stock at its day, or at the beginning of its span."""
    if is_flow:
        end = observation.date_end
        return None if end is None else sum_of_span(values, first, observation.date, end)
    place = month_nearest(observation.date) - first
    return float(values[place]) if 0 <= place < values.size else None


def _row(
    comparison: Comparison,
    observation: Observation,
    count: float,
    of: float | None,
    scale: Fraction,
) -> FitRow:
    percent = 100.0 if observation.unit == "percent" else 1.0
    simulated = count if of is None else percent * count / of
    error = simulated - observation.value
    return FitRow(
        series=comparison.series,
        target=comparison.target,
        label=comparison.label,
        topic=comparison.topic,
        date=observation.date.isoformat(),
        date_end=observation.date_end.isoformat() if observation.date_end else None,
        place=comparison.place,
        group=comparison.group,
        unit=observation.unit,
        historical=observation.value,
        simulated=simulated,
        error=error,
        relative_error=error / observation.value if observation.value else None,
        sampling_sd=_spread(count, of, percent, float(scale)),
        period="fitted" if observation.date < FITTED_BEFORE else "predicted",
        source=observation.source,
        status=observation.status,
        confidence=observation.confidence,
        note="; ".join(note for note in (comparison.note, observation.note) if note),
    )


def _spread(count: float, of: float | None, percent: float, scale: float) -> float:
    """Counts as by Poisson, shares as by a binomial, means with a spread as large as the mean."""
    if of is None:
        return math.sqrt(count / scale)
    quotient = count / of
    if quotient <= 1:
        return percent * math.sqrt(quotient * (1 - quotient) / (of * scale))
    return percent * quotient / math.sqrt(of * scale)
