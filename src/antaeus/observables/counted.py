"""What is counted of the truth each month, and in which groups; the columns of the counts."""

from __future__ import annotations

from typing import NamedTuple

from antaeus.foundation.vocabulary import CLASSES, HOST_KINDS


class Counted(NamedTuple):
    """One column: a series, its group, its unit, and whether it is a flow of the month."""

    series: str
    group: str
    unit: str
    is_flow: bool


OCCUPATIONS = ("industrial_worker", "farm_worker", "peasant", "employee", "student", "soldier")
FLOWS_OF_PEOPLE = (
    "admitted",
    "accepted",
    "reinstated",
    "incorporated",
    "expelled",
    "expelled_arrested",
    "withdrew",
    "reduced",
    "lapsed",
    "died",
    "reduced_to_candidate",
    "tried",
    "appealed",
    "promoted",
    "moved_away",
    "moved_in",
    "changed_job",
)
FLOWS_OF_CELLS = ("founded", "split", "dissolved")


def _columns() -> tuple[Counted, ...]:
    by_class = [
        Counted(series, group, "persons", is_flow=False)
        for series in ("candidates", "members")
        for group in CLASSES
    ]
    occupied = [Counted("occupied", group, "persons", is_flow=False) for group in OCCUPATIONS]
    single = [
        Counted(series, "all", "persons", is_flow=False)
        for series in ("women", "officials", "former_members")
    ]
    by_kind = [
        Counted(series, kind, unit, is_flow=False)
        for series, unit in (
            ("in_cells", "persons"),
            ("cells", "cells"),
            ("candidate_groups", "cells"),
            ("host_units", "host units"),
            ("host_units_with_cell", "host units"),
        )
        for kind in HOST_KINDS
    ]
    strata = [Counted("nonparty", group, "persons", is_flow=False) for group in CLASSES]
    people = [
        Counted(series, group, "persons", is_flow=True)
        for series in FLOWS_OF_PEOPLE
        for group in CLASSES
    ]
    cells = [
        Counted(series, kind, "cells", is_flow=True)
        for series in FLOWS_OF_CELLS
        for kind in HOST_KINDS
    ]
    return (*by_class, *occupied, *single, *by_kind, *strata, *people, *cells)


COUNTED = _columns()
N_COUNTED = len(COUNTED)


def column_of(series: str, group: str) -> int:
    """The column of a series and group."""
    return next(
        i for i, counted in enumerate(COUNTED) if (counted.series, counted.group) == (series, group)
    )
