"""The figures again as tables, for whoever cannot or will not read a drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from antaeus.figures.candidate_share import share_of_candidates
from antaeus.figures.cells import mean_size
from antaeus.figures.class_mix import POSITIONS, share
from antaeus.figures.exits import REASONS
from antaeus.figures.former_members import SERIES as FORMER
from antaeus.figures.membership import party
from antaeus.figures.readings import Curve, Readings
from antaeus.figures.saturation_map import saturation
from antaeus.foundation.vocabulary import HOST_KINDS
from antaeus.report.tables import Row
from antaeus.report.wording import number

Runs = Mapping[str, Readings]
Reading = Callable[[Readings], Curve]
YEARS = range(1922, 1942)


@dataclass(frozen=True)
class DataTable:
    """Heading cells and rows of text; the first cell of a row names it."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    unit: str = "persons"


def stocks(runs: Runs) -> DataTable:
    """Members, candidates and both on each 1 January."""
    readings: dict[str, Reading] = {
        "members": lambda run: run.stock("members"),
        "candidates": lambda run: run.stock("candidates"),
        "together": party,
    }
    return _on_1_january(runs, readings, "persons")


def social_positions(runs: Runs) -> DataTable:
    """Percent of the party by social position on each 1 January."""
    readings: dict[str, Reading] = {
        title.lower(): lambda run, name=name: share(run, name) for name, title in POSITIONS.items()
    }
    return _on_1_january(runs, readings, "percent")


def candidate_shares(runs: Runs) -> DataTable:
    """Candidates as percent of the party on each 1 January."""
    return _on_1_january(runs, {"candidates": share_of_candidates}, "percent")


def former(runs: Runs) -> DataTable:
    """Living former members on each 1 January."""
    return _on_1_january(runs, {"former members": lambda run: run.stock(FORMER)}, "persons")


def cells_by_kind(runs: Runs) -> DataTable:
    """Number and mean size of cells of each kind at three dates."""
    dates = (1927, 1934, 1941)
    heads = ["Kind of host unit"]
    for label in runs:
        heads += [f"{label}: {what}, {date}" for what in ("cells", "mean size") for date in dates]
    rows: list[list[str]] = []
    for kind in HOST_KINDS:
        row = [kind.replace("_", ", ")]
        for run in runs.values():
            row += [number(run.stock("cells", kind).at(date)) for date in dates]
            row += [number(mean_size(run, kind).at(date), "ratio") for date in dates]
        rows.append(row)
    return DataTable(heads, rows, "cells, and communists a cell")


def entries_and_exits(runs: Runs) -> DataTable:
    """Persons who came and went in each calendar year."""
    return _by_year(runs, {"admitted": "admitted", "reinstated": "reinstated", **_gone()})


def reasons(runs: Runs) -> DataTable:
    """Persons who left in each calendar year, by reason."""
    return _by_year(runs, {name: title.lower() for name, title in REASONS.items()})


def saturations(run: Readings, tiles: Sequence[Row], dates: Sequence[float]) -> DataTable:
    """Communists per 1,000 adults of each tile at the dates of the map."""
    by_date = [saturation(run, date) for date in dates]
    rows = [
        [f"{tile['name']} ({tile['code']})"]
        + [number(values.get(str(tile["code"])), "ratio") for values in by_date]
        for tile in sorted(tiles, key=lambda tile: str(tile["name"]))
    ]
    heads = ["Region", *(f"1 January {date:.0f}" for date in dates)]
    return DataTable(heads, rows, "communists per 1,000 adults")


def _gone() -> dict[str, str]:
    return {name: name for name in REASONS if name != "expelled_arrested"}


def _on_1_january(runs: Runs, readings: Mapping[str, Reading], unit: str) -> DataTable:
    curves = {
        _head(runs, label, what): read(run)
        for label, run in runs.items()
        for what, read in readings.items()
    }
    rows = [
        [str(year), *(number(curve.at(year), unit) for curve in curves.values())] for year in YEARS
    ]
    return DataTable(["1 January", *curves], rows, unit)


def _by_year(runs: Runs, named: Mapping[str, str]) -> DataTable:
    curves = {
        _head(runs, label, what): run.by_year(name)
        for label, run in runs.items()
        for name, what in named.items()
    }
    years = next(iter(curves.values())).time
    rows = [
        [f"{year:.0f}", *(number(float(curve.value[i])) for curve in curves.values())]
        for i, year in enumerate(years)
    ]
    return DataTable(["Year", *curves], rows)


def _head(runs: Runs, label: str, what: str) -> str:
    return f"{label}: {what}" if len(runs) > 1 else what
