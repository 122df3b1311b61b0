"""The figures of a report in their order: drawn, captioned, and with their numbers as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from matplotlib.figure import Figure

from antaeus.figures.candidate_share import candidate_share
from antaeus.figures.cells import cells
from antaeus.figures.class_mix import class_mix
from antaeus.figures.exits import exits
from antaeus.figures.flows import flows
from antaeus.figures.former_members import former_members
from antaeus.figures.membership import membership
from antaeus.figures.readings import Readings
from antaeus.figures.saturation_map import DATES, saturation_map
from antaeus.report import data_tables
from antaeus.report.data_tables import DataTable
from antaeus.report.inline import inline_svg
from antaeus.report.tables import Row, RunTables, as_row

FEW = 2
FEWER_DATES = (1928.0, 1941.0)
"""More runs than a few have maps of these dates only, so that the page stays light."""

Drawn = tuple[str, str, Figure, str, DataTable]
"""Name, section, figure, caption and numbers."""


@dataclass(frozen=True)
class Picture:
    """One figure in the page."""

    name: str
    """Its id, and the prefix of every id inside it."""
    section: str
    """Under which heading it stands: size, people, cells, flows or places."""
    number: int
    svg: Markup
    caption: str
    table: DataTable


def pictures(runs: Mapping[str, RunTables]) -> Iterator[Picture]:
    """Draw every figure, one for all runs; the map, which lies under one run only, once a run."""
    first = next(iter(runs.values()))
    opened = {label: Readings.of(run.series) for label, run in runs.items()}
    history, rivals, spans = first.fit, first.rivals or (), first.spans or ()
    drawn: list[Drawn] = [
        (
            "membership",
            "size",
            membership(_one(opened), history, rivals),
            "Members and candidates, simulated, beside the historical stocks.",
            data_tables.stocks(opened),
        ),
        (
            "candidate-share",
            "size",
            candidate_share(_one(opened), history, spans),
            "Candidates as a share of the party, simulated, beside the historical share.",
            data_tables.candidate_shares(opened),
        ),
        (
            "class-mix",
            "people",
            class_mix(_one(opened), history),
            "Social position and, in July 1928, present occupation of communists.",
            data_tables.social_positions(opened),
        ),
        (
            "cells",
            "cells",
            cells(_one(opened), history),
            "Number and size of cells; by kind beside the party census of 1927 in Vladimir "
            "guberniia, for which the tile of Ivanovo stands in.",
            data_tables.cells_by_kind(opened),
        ),
        (
            "flows",
            "flows",
            flows(_one(opened), history, spans),
            "People who entered and people who left the party in each calendar year, simulated.",
            data_tables.entries_and_exits(opened),
        ),
        (
            "exits",
            "flows",
            exits(_one(opened), history),
            "Why people left, simulated, by calendar year.",
            data_tables.reasons(opened),
        ),
        (
            "former-members",
            "flows",
            former_members(_one(opened), history),
            "Living former members, simulated, beside the count named at the plenum of 1937.",
            data_tables.former(opened),
        ),
    ]
    drawn.extend(_maps(opened, [as_row(tile) for tile in first.tiles]))
    for number, (name, section, figure, caption, table) in enumerate(drawn, 1):
        yield Picture(name, section, number, inline_svg(figure, name, caption), caption, table)


def _maps(opened: Mapping[str, Readings], tiles: Sequence[Row]) -> Iterator[Drawn]:
    dates, many = (DATES, "four") if len(opened) <= FEW else (FEWER_DATES, "two")
    for rank, (label, run) in enumerate(opened.items()):
        of = f" under {label}" if len(opened) > 1 else ""
        caption = f"Communists per 1,000 adults in each tile at {many} dates, simulated{of}."
        table = data_tables.saturations(run, tiles, dates)
        yield f"map-{rank}", "places", saturation_map(run, tiles, dates), caption, table


def _one(opened: Mapping[str, Readings]) -> Readings | Mapping[str, Readings]:
    """A lone run is drawn without a name, since the page names it."""
    return next(iter(opened.values())) if len(opened) == 1 else opened
