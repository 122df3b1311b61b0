"""The figures of a report in their order: drawn, captioned, and with their numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup
from matplotlib.figure import Figure

from antaeus.figures.candidate_share import candidate_share
from antaeus.figures.cells import cells
from antaeus.figures.class_mix import class_mix
from antaeus.figures.exits import exits
from antaeus.figures.flows import flows
from antaeus.figures.former_members import former_members
from antaeus.figures.membership import membership
from antaeus.figures.readings import NothingToDraw, Readings
from antaeus.figures.saturation_map import DATES, saturation_map
from antaeus.report import data_tables
from antaeus.report.data_tables import DataTable
from antaeus.report.inline import inline_svg
from antaeus.report.tables import Row, RunTables, as_row

FEW = 2
FEWER_DATES = (1928.0, 1941.0)
"""More runs than a few have maps of these dates only, so that the page stays light."""

Drawing = tuple[str, str, str, Callable[[], Figure], Callable[[], DataTable]]
"""Name, section, caption, and how the figure and its numbers are made."""


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


@dataclass(frozen=True)
class LeftOut:
    """A figure of which the runs have nothing: they are short, or of another land."""

    section: str
    caption: str


def pictures(runs: Mapping[str, RunTables]) -> Iterator[Picture | LeftOut]:
    """Draw every figure, one for all runs; the map, which lies under one run only, once a run."""
    number = 1
    for name, section, caption, figure, table in _drawings(runs):
        try:
            svg, rows = inline_svg(figure(), name, caption), table()
        except NothingToDraw:
            yield LeftOut(section, caption)
        else:
            yield Picture(name, section, number, svg, caption, rows)
            number += 1


def _drawings(runs: Mapping[str, RunTables]) -> Iterator[Drawing]:
    first = next(iter(runs.values()))
    opened = {label: Readings.of(run.series) for label, run in runs.items()}
    history, rivals, spans = first.fit, first.rivals or (), first.spans or ()
    shown = _one(opened)
    yield (
        "membership",
        "size",
        "Members and candidates, simulated, beside the historical stocks.",
        lambda: membership(shown, history, rivals),
        lambda: data_tables.stocks(opened),
    )
    yield (
        "candidate-share",
        "size",
        "Candidates as a share of the party, simulated, beside the historical share.",
        lambda: candidate_share(shown, history, spans),
        lambda: data_tables.candidate_shares(opened),
    )
    yield (
        "class-mix",
        "people",
        "Social position and, in July 1928, present occupation of communists.",
        lambda: class_mix(shown, history),
        lambda: data_tables.social_positions(opened),
    )
    yield (
        "cells",
        "cells",
        "Number and size of cells; by kind beside the party census of 1927 in Vladimir "
        "guberniia, for which the tile of Ivanovo stands in.",
        lambda: cells(shown, history),
        lambda: data_tables.cells_by_kind(opened),
    )
    yield (
        "flows",
        "flows",
        "People who entered and people who left the party in each calendar year, simulated.",
        lambda: flows(shown, history, spans),
        lambda: data_tables.entries_and_exits(opened),
    )
    yield (
        "exits",
        "flows",
        "Why people left, simulated, by calendar year.",
        lambda: exits(shown, history),
        lambda: data_tables.reasons(opened),
    )
    yield (
        "former-members",
        "flows",
        "Living former members, simulated, beside the count named at the plenum of 1937.",
        lambda: former_members(shown, history),
        lambda: data_tables.former(opened),
    )
    yield from _maps(opened, [as_row(tile) for tile in first.tiles])


def _maps(opened: Mapping[str, Readings], tiles: Sequence[Row]) -> Iterator[Drawing]:
    usual = DATES if len(opened) <= FEW else FEWER_DATES
    for rank, (label, run) in enumerate(opened.items()):
        dates = [date for date in usual if run.reaches(date)]
        of = f" under {label}" if len(opened) > 1 else ""
        yield (
            f"map-{rank}",
            "places",
            f"Communists per 1,000 adults in each tile, simulated{of}.",
            partial(_map, run, tiles, dates),
            partial(data_tables.saturations, run, tiles, dates),
        )


def _map(run: Readings, tiles: Sequence[Row], dates: Sequence[float]) -> Figure:
    if not dates:
        raise NothingToDraw("The run reaches none of the dates of the map.")
    return saturation_map(run, tiles, dates)


def _one(opened: Mapping[str, Readings]) -> Readings | Mapping[str, Readings]:
    """A lone run is drawn without a name, since the page names it."""
    return next(iter(opened.values())) if len(opened) == 1 else opened
