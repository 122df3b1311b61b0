"""Every series of the Union as a curve in one line of the terminal."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.table import Table

from antaeus.figures.sparkline import sparkline
from antaeus.foundation.months import month_text
from antaeus.runs.series import ALL, Series

WIDTH = 31
"""Points of a curve: one for about eight months of the whole span."""


def sparklines(series: Series) -> Table:
    """Name, curve, lowest and highest value; of a flow the monthly mean."""
    last = month_text(series.first + series.n_months - 1)
    title = f"The Union, {month_text(series.first)} to {last}"
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )
    table.add_column("series", no_wrap=True)
    table.add_column("course", no_wrap=True)
    for bound in ("lowest", "highest"):
        table.add_column(bound, justify="right")
    for name in series.names():
        values = series.find(name)
        if values is None or not np.isfinite(values).any():
            continue
        points = _points(values, is_flow=series.columns[name, ALL].is_flow)
        known = points[np.isfinite(points)]
        table.add_row(name, sparkline(points), _short(known.min()), _short(known.max()))
    return table


def _points(values: NDArray[np.float64], *, is_flow: bool) -> NDArray[np.float64]:
    """As many points as fit: the last stock of each stretch of months, or its mean flow."""
    n = min(WIDTH, values.size)
    stretches = np.array_split(values, n)
    if is_flow:
        return np.array([stretch.mean() for stretch in stretches])
    return np.array([stretch[-1] for stretch in stretches])


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"
