"""One run of a plan lived through: its series, and what its papers tell under each lens."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from antaeus.experiments.kept import Kept, kept_columns
from antaeus.experiments.papers_aside import folder_for_papers
from antaeus.experiments.plan import Keep
from antaeus.experiments.planned import Planned
from antaeus.experiments.shared_pasts import SharedPasts
from antaeus.foundation.errors import AntaeusError
from antaeus.runs.derived import may_have_gaps
from antaeus.runs.fingerprint import chain_hash
from antaeus.runs.inputs import load_inputs
from antaeus.runs.recorded import Recorded, simulate


class NotANumber(AntaeusError):
    """A run whose series hold something that is no number; it must not reach any mean."""


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a reading under a lens; nan where papers do not give it."""

    lens: str
    reading: str
    group: str
    year: str
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Yield:
    """What is kept of a run."""

    series: NDArray[np.float32]
    """(n_months, n_columns) of the Union."""
    regions: NDArray[np.float32]
    """(n_months, n_tiles, n_columns)."""
    chain: str
    """A hash over the states of all months."""
    readings: tuple[Told, ...]


def live(planned: Planned, keep: Keep, pasts: SharedPasts) -> Yield:
    """Live through a run, or through what is left of it after a shared past, and read its papers.

    The past is taken from `pasts`, which in turn keeps the months from which other runs begin.
    """
    inputs = load_inputs(planned.request)
    kept = kept_columns(keep)
    if not keep.lenses:
        past = pasts.begin(planned)
        return _kept(kept, simulate(inputs, past=past, keeper=pasts.keeper(planned)), ())
    with folder_for_papers() as folder:
        past = pasts.begin(planned, folder)
        keeper = pasts.keeper(planned, folder)
        recorded = simulate(inputs, folder=folder, past=past, keeper=keeper)
        return _kept(kept, recorded, tuple(_read(folder, keep)))


def _kept(kept: Kept, run: Recorded, readings: tuple[Told, ...]) -> Yield:
    """What the plan keeps, as the arrays have it."""
    union, regions = kept.of_union(run.series), kept.of_regions(run.series)
    return Yield(union, regions, chain_hash(run.state_hashes), readings)


def hold_sound(found: Yield, keep: Keep) -> None:
    """Raise NotANumber where a series has a hole that no quotient by nothing explains."""
    kept = kept_columns(keep)
    for columns, values in ((kept.union, found.series), (kept.regional, found.regions)):
        for place, (name, group) in enumerate(columns):
            column = values[..., place]
            if not (np.isfinite(column) | (np.isnan(column) & may_have_gaps(name))).all():
                raise NotANumber(f"{name} ({group}) is not a number in some month")


def _read(folder: Path, keep: Keep) -> Iterator[Told]:
    """The readings that a plan keeps, under each of its lenses."""
    from antaeus.archive.lenses.reading import load_lens  # noqa: PLC0415 - DuckDB is slow to load
    from antaeus.archive.readings.counting import ALL  # noqa: PLC0415
    from antaeus.archive.readings.definitions import chosen  # noqa: PLC0415
    from antaeus.archive.readings.many_lenses import count_under  # noqa: PLC0415
    from antaeus.archive.store.folder import open_archive  # noqa: PLC0415

    lenses = [load_lens(name) for name in keep.lenses]
    asked = chosen(list(keep.readings) or None)
    for lens, line in count_under(open_archive(folder), lenses, asked, years=keep.years):
        if line.value is not None and (keep.years or line.year == ALL):
            low, high = (math.nan if one is None else one for one in (line.low, line.high))
            yield Told(lens, line.reading, line.group, line.year, line.value, low, high, line.n)
