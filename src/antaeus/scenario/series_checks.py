"""What may be wrong with figures beside the declaration of their series, and which to prefer."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from antaeus.foundation.errors import Fault
from antaeus.foundation.units import NEVER_NEGATIVE
from antaeus.scenario.bibliography import ids_of
from antaeus.scenario.observation import Observation
from antaeus.scenario.regions import region_codes
from antaeus.scenario.series import Declaration, Declarations
from antaeus.scenario.wording import near_match, shown

_PLACE = re.compile(r"_([A-Z]{3}|[A-Z]{1,2}-[A-Z]{3})(?=_|$)")
"""The code of a tile or republic in the name of a series."""


def preferred_figures(
    figures: Iterable[Observation], declared: Declaration
) -> tuple[Observation, ...]:
    """The figures of the preferred sources; of two for the same time the better placed source."""
    if not declared.preferred:
        return tuple(figures)
    rank = {source: place for place, source in enumerate(declared.preferred)}
    best: dict[tuple[object, object], Observation] = {}
    for figure in figures:
        time, source = (figure.date, figure.date_end), ids_of(figure.source)[0]
        held = best.get(time)
        if source in rank and (held is None or rank[source] < rank[ids_of(held.source)[0]]):
            best[time] = figure
    return tuple(best.values())


def faults_of_figures(
    file: str, figures: Iterable[Observation], declarations: Declarations
) -> Iterator[Fault]:
    """Undeclared series, other units than declared, counts below nothing, unknown places."""
    for figure in figures:
        where = f"{file}, {figure.series} {figure.date}"
        declared = declarations.find(figure.series)
        if declared is None:
            remedy = near_match(figure.series, declarations.names())
            yield Fault(where, "an undeclared series", "a series of series.toml", remedy)
        elif figure.unit != declared.unit:
            yield Fault(f"{where}, unit", shown(figure.unit), shown(declared.unit))
        may_be_negative = declared is not None and declared.signed
        if figure.value < 0 and not may_be_negative and figure.unit in NEVER_NEGATIVE:
            yield Fault(f"{where}, value", f"{figure.value:g}", "nothing at least")
        for code in _PLACE.findall(figure.series):
            if code not in region_codes():
                remedy = near_match(code, region_codes())
                yield Fault(f"{where}, place", shown(code), "a known region", remedy)


def overlaps(
    where: str, by_series: Mapping[str, tuple[Observation, ...]], declarations: Declarations
) -> Iterator[Fault]:
    """Two preferred figures of one series for one day, where the series does not allow it."""
    for series, figures in by_series.items():
        declared = declarations.find(series)
        if declared is None or declared.may_overlap:
            continue
        for earlier, later in itertools.pairwise(preferred_figures(figures, declared)):
            if later.date <= earlier.last_day:
                found = f"two figures for {later.date} ({earlier.source}, {later.source})"
                remedy = "Name the preferred source in series.toml, or allow it: may_overlap."
                yield Fault(f"{where}, {series}", found, "one figure at a time", remedy)
