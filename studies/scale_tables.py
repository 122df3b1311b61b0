"""The tables of docs/scale.md."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, stdev

import differences
import numpy as np
from differences import Compared, Name
from finished import table
from scale_runs import Scales, scale

from antaeus.foundation.months import parse_month
from antaeus.runs.patterns import load_expectations
from antaeus.runs.patterns.judging import figure_of
from antaeus.runs.series import ALL, Series

DATES = ("1924-01", "1930-01", "1934-01", "1938-01", "1941-01")
"""Stocks stand on the first of these months; flows are those of the twelve months before."""
FLOWS = 12


def percent(part: float | None, sign: str = "") -> str:
    """A part as a percentage, with a decimal below ten."""
    if part is None or not np.isfinite(part):
        return ""
    if abs(part) < 0.0005:
        return "0.0"
    text = f"{100 * part:{sign}.1f}" if abs(part) < 0.0995 else f"{100 * part:{sign}.0f}"
    return text.replace("-", "−")


def months_table(found: Sequence[Compared], labels: Sequence[str]) -> str:
    """All series over their months."""
    head = ["series"]
    for label in labels:
        head += [label, "chance"]
    head += [f"seeds of {labels[-1]}", "shift over seeds", "", "most shifted group"]
    rows = [
        _row(one, [g for g in found if g.name[0] == one.name[0] and g.name[1] != ALL], labels)
        for one in found
        if one.name[1] == ALL
    ]
    return table(head, rows)


def _row(one: Compared, groups: Sequence[Compared], labels: Sequence[str]) -> list[str]:
    """The line of a series: each scale beside its chance, then the shift over seeds."""
    cells = [f"`{one.name[0]}`"]
    for label in labels:
        cells += [percent(one.of[label].mean), percent(one.of[label].by_chance)]
    worst = max((g for g in groups if g.moved), key=lambda g: abs(g.shift), default=None)
    named = f"{worst.name[1]} {percent(worst.shift, '+')}" if worst else ""
    if one.half is None:
        return [*cells, "", percent(one.shift, "+"), "", named]
    shift = f"{percent(one.shift, '+')} ± {percent(one.half)}"
    return [*cells, percent(one.between_seeds), shift, _said(one), named]


def _said(one: Compared) -> str:
    """What the seeds say of a shift."""
    if one.held:
        return "within 1 %"
    return "shifted" if one.moved else "cannot be told"


def dates_table(found: Sequence[Compared], scales: Scales) -> str:
    """Differences at the chosen dates, each scale after the other, and the spread of the seeds."""
    rows = [
        [f"`{one.name[0]}`", *(_at_date(scales, one.name, date) for date in DATES)]
        for one in found
        if one.name[1] == ALL
    ]
    return table(["series", *(f"1 January {date[:4]}" for date in DATES)], rows)


def _at_date(scales: Scales, name: Name, date: str) -> str:
    truth = _at(scales.reference.series, name, date)
    if not truth:
        return ""
    others = [(_at(run.series, name, date) - truth) / abs(truth) for run in scales.others.values()]
    seeds = [_at(run.series, name, date) / truth for run in scales.seeds]
    around = f" (± {percent(stdev(seeds))})" if len(seeds) > 1 else ""
    return " / ".join(percent(part, "+") for part in others) + around


def _at(series: Series, name: Name, date: str) -> float:
    """A stock on the first of a month, a flow over the year before it; 0 outside the run."""
    end = parse_month(date) - series.first
    values = differences.union(series, name)
    if not FLOWS <= end <= values.size:
        return 0.0
    return float(
        values[end - FLOWS : end].sum() if series.columns[name].is_flow else values[end - 1]
    )


def patterns_table(scales: Scales) -> str:
    """The figures of the pattern table at each scale."""
    rows: list[list[str]] = []
    runs = [scales.reference, *scales.others.values()]
    for pattern in load_expectations().pattern:
        told = [_number(figure_of(pattern.id, run)) for run in runs]
        figures = [figure_of(pattern.id, run) for run in scales.seeds]
        known = [one for one in figures if one is not None and np.isfinite(one)]
        if any(told):
            over = f"{fmean(known):.3g} [{min(known):.3g} … {max(known):.3g}]" if known else ""
            rows.append([f"`{pattern.id}`", pattern.unit, *told, over])
    labels = [scales.reference.manifest.scale, *scales.labels]
    seeds = f"{labels[-1]}, mean and range over seeds ({len(scales.seeds)})"
    return table(["pattern", "unit", *labels, seeds], rows)


def _number(figure: float | None) -> str:
    return "" if figure is None or not np.isfinite(figure) else f"{figure:.3g}"


def skipped(empty: Sequence[Name], scales: Scales) -> str:
    """Which series tell nothing, and how much happens in them."""
    reference, smallest = scales.reference.series, float(scale(scales.seeds[0]))
    groups = sum(name[1] != ALL for name in empty)
    named = [
        f"`{name[0]}` ({float(differences.spread(reference, name, smallest)[0].mean()):.2g})"
        for name in empty
        if name[1] == ALL
    ]
    if not named:
        return f"No series is left out; {groups} groups of series are."
    return (
        "Left out, with the events of an average month at the smallest scale: "
        f"{', '.join(named)}; and {groups} groups of series."
    )
