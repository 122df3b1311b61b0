"""The pattern table for a terminal: what ought to come out, what did, and where history stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from antaeus.runs.patterns import Judged

LEGEND = (
    "Intervals: nine in ten, of the mean over the runs given, or of one run over places drawn "
    "again and again. Expected: as written down before any tuning; given: follows from data."
)
STYLES = {"emerged": "green", "did not emerge": "red", "undetermined": "yellow"}


def pattern_table(lines: Sequence[Judged], runs: int) -> Iterator[RenderableType]:
    """Two lines a pattern: verdict, figure, interval and history; then what is measured."""
    yield Text(f"Patterns of {runs} run{'s' if runs > 1 else ''}", style="bold")
    for line in lines:
        head = Text(f"{line.verdict:<15}", style=STYLES[line.verdict])
        head.append(line.id.replace("_", " "), style="bold not italic default")
        head.append(f"  {_figure(line)}", style="default")
        yield head
        wanted = f"emerged when {line.emerged_when}; expected: {line.expected}"
        yield Padding(Text(f"{line.what}; {wanted}", style="dim"), (0, 0, 0, 15))
    yield Text(LEGEND, style="dim")


def _figure(line: Judged) -> str:
    """Figure, interval and unit, and history beside them."""
    if line.figure is None:
        return "no figure"
    unit = "" if line.unit in ("none", "count") else f" {line.unit}"
    interval = "" if line.low is None else f" [{_number(line.low)} … {_number(line.high)}]"
    history = "" if line.history is None else f"; history {_number(line.history)}"
    return f"{_number(line.figure)}{interval}{unit}{history}"


def _number(value: float | None) -> str:
    """Three figures are as many as a pattern has."""
    return "" if value is None else f"{value:.3g}"
