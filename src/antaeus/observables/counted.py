"""What is counted of the truth each month, and in which groups; the columns of the counts."""

from __future__ import annotations

from typing import NamedTuple

from antaeus.foundation.vocabulary import CLASSES, HOST_KINDS, ROUTES


class Counted(NamedTuple):
    """One column: a series, its group, its unit, and whether it is a flow of the month."""

    series: str
    group: str
    unit: str
    is_flow: bool
    per: int = 1
    """How many of what was added up make one of the unit: sums of shares are in thousandths."""


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
    "elected",
    "voted_out",
)
FLOWS_OF_CELLS = ("founded", "split", "dissolved")
DENSITIES = ("thin", "middle", "dense", "elsewhere")
"""Plants, transport and building sites by the communists among their people; then all others."""
BOUNDS = (0.03, 0.08)
"""Share of communists from which a unit is no longer thin, and from which it is dense."""
OF_MEETINGS = (
    ("present", "persons"),
    ("critics", "persons"),
    ("endorsers", "persons"),
    ("did_both", "persons"),
    ("items_own", "count"),
    ("items_copied", "count"),
    ("items_own_local", "count"),
    ("signals_written", "count"),
    ("opposed", "persons"),
    ("cells_praised", "cells"),
    ("cells_sanctioned", "cells"),
)
"""What is counted of cells as they met this month."""
OF_WORK = (
    ("workforce", "persons", 1),
    ("radical_done", "persons", 1000),
    ("technical_done", "persons", 1000),
    ("output_done", "persons", 1000),
    ("plan_set", "persons", 1000),
    ("output_reported", "persons", 1000),
    ("stopped", "persons", 1000),
    ("orders_given", "count", 1),
    ("orders_withdrawn", "count", 1),
    ("orders_withdrawn_late", "count", 1),
    ("heads_removed", "host units", 1),
)
"""What is counted of producing units, by density; done, planned, reported, stopped: in persons of
full capacity."""
OF_MINDS = (
    ("language", 1000),
    ("commitment", 1000),
    ("stake", 1000),
    ("activity", 1000),
)
"""Sums over everyone with a card, in thousandths of a person."""


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
    return (*by_class, *occupied, *single, *by_kind, *strata, *people, *cells, *_cell_life())


def _cell_life() -> list[Counted]:
    """Columns of what cells, bosses and strata did and thought."""
    meetings = [Counted(series, "all", unit, is_flow=True) for series, unit in OF_MEETINGS]
    work = [
        Counted(series, density, unit, True, per)
        for series, unit, per in OF_WORK
        for density in DENSITIES
    ]
    complaints = [
        Counted(series, route, "count", is_flow=True)
        for series in ("complaints", "complaints_answered")
        for route in ROUTES
    ]
    audits = [
        Counted("audits", "all", "host units", is_flow=True),
        Counted("audited", "all", "persons", True, 1000),
        Counted("audit_gap", "all", "persons", True, 1000),
    ]
    minds = [
        Counted(f"{series}_{group}", "all", "persons", False, per)
        for series, per in OF_MINDS
        for group in ("party", "present", "critics")
    ]
    standing = [
        Counted(f"standing_{group}", "all", "months", is_flow=False)
        for group in ("present", "critics")
    ]
    seen = [
        Counted(f"{group}_seen", "all", "persons", is_flow=False)
        for group in ("present", "critics")
    ]
    strata = [
        Counted(f"{series}_nonparty", group, "persons", False, 1000)
        for series in ("language", "stake")
        for group in CLASSES
    ]
    land = [
        Counted("village_people", "all", "persons", is_flow=False),
        Counted("collectivised_people", "all", "persons", False, 1000),
        Counted("grievance", "all", "persons", False, 1000),
        Counted("coercion", "all", "persons", False, 1000),
        Counted("signals_on_file", "all", "count", is_flow=False),
    ]
    falls = [
        Counted(series, "all", "persons", is_flow)
        for series, is_flow in (
            ("people_on_file", False),
            ("people_with_patron", False),
            ("arrested_on_file", True),
            ("arrested_with_patron", True),
        )
    ]
    words = [Counted("items_radical", "all", "count", True, 1000)]
    return [
        *(*meetings, *work, *complaints, *audits, *minds),
        *(*standing, *seen, *strata, *land, *falls, *words),
    ]


COUNTED = _columns()
N_COUNTED = len(COUNTED)


def column_of(series: str, group: str) -> int:
    """The column of a series and group."""
    return next(
        i for i, counted in enumerate(COUNTED) if (counted.series, counted.group) == (series, group)
    )
