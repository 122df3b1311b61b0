"""Historical figures beside simulated curves: which rows belong, and how their status looks.

A filled mark was verified (seen at its source), an open mark is recalled from a named work, a
diamond was derived from other figures. A rival figure for the same day stays faintly visible.
"""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from antaeus.figures.palette import INK, MUTED, PAPER
from antaeus.figures.readings import ALL, UNION, year_fraction

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Observation:
    """One historical figure; a flow has an end, a stock has none."""

    start: float
    end: float | None
    value: float
    status: str

    @property
    def middle(self) -> float:
        """Where the figure stands in time."""
        return self.start if self.end is None else (self.start + self.end) / 2


def observed(
    rows: Iterable[Row], series: str | Sequence[str], group: str = ALL, place: str = UNION
) -> list[Observation]:
    """The historical figures of a series by date; several names may be given."""
    names = (series,) if isinstance(series, str) else tuple(series)
    wanted = [
        Observation(_time(row["date"]), _end(row), float(row["historical"]), str(row["status"]))
        for row in rows
        if row["series"] in names
        and (row.get("group") or ALL) == group
        and (row.get("place") or UNION) == place
        and row.get("historical") is not None
    ]
    return sorted(wanted, key=lambda observation: observation.start)


def mark(
    axes: Axes, observations: Iterable[Observation], factor: float = 1.0, faint: bool = False
) -> None:
    """Draw historical figures, each with the mark of its status."""
    for seen in observations:
        mark_at(axes, seen.middle, seen.value * factor, seen.status, faint)


def mark_at(axes: Axes, x: float, y: float, status: str, faint: bool = False) -> None:
    """Draw one mark of a historical figure."""
    above = 2 if faint else 4
    axes.plot([x], [y], linestyle="none", zorder=above, clip_on=False, **_look(status, faint))


def history_key(rows: Iterable[Row], faint: bool = False) -> list[Line2D]:
    """The handles of the key: one for each status that occurs, and one for rivals."""
    occurring = {str(row["status"]) for row in rows if row.get("historical") is not None}
    looks = [(each, each, False) for each in _STATUSES if each in occurring]
    if faint:
        looks.append(("rival", "recalled", True))
    return [
        Line2D(
            [],
            [],
            linestyle="none",
            label=name if place else f"historical: {name}",
            **_look(status, is_faint),
        )
        for place, (name, status, is_faint) in enumerate(looks)
    ]


_STATUSES = ("verified", "recalled", "derived")


def _look(status: str, faint: bool) -> dict[str, Any]:
    """Shape, filling and strength of a mark."""
    edge = MUTED if faint else INK
    return {
        "marker": "D" if status == "derived" else "o",
        "markersize": 3.4 if status == "derived" else 4.2,
        "markerfacecolor": edge if status == "verified" else PAPER,
        "markeredgecolor": edge,
        "markeredgewidth": 0.9,
        "alpha": 0.45 if faint else 1.0,
    }


def _time(day: str | datetime.date) -> float:
    return year_fraction(datetime.date.fromisoformat(day) if isinstance(day, str) else day)


def _end(row: Row) -> float | None:
    return _time(row["date_end"]) if row.get("date_end") else None
