"""Series of the Union that follow from others: party size, shares of it, mean size of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.vocabulary import CLASSES, HOST_KINDS
from antaeus.runs.series import ALL, Column, Series


def with_derived(series: Series) -> Series:
    """The same series and those that follow from them, where their parts were counted."""
    return replace(series, columns={**series.columns, **dict(_derived(series))})


def may_have_gaps(name: str) -> bool:
    """Whether a series is a quotient, which months without a whole leave empty (nan)."""
    return name in ("candidate_share", "mean_cell_size") or name.startswith("share_")


def _derived(series: Series) -> Iterator[tuple[tuple[str, str], Column]]:
    """Size, shares and means, one after another; a quotient by nothing is a gap (nan)."""
    for group in (*CLASSES, ALL):
        if total := _sum(series, ("members", "candidates"), group):
            yield ("total", group), total
    everyone = _sum(series, ("members", "candidates"), ALL)
    if everyone is not None:
        if (candidates := _sum(series, ("candidates",), ALL)) is not None:
            yield ("candidate_share", ALL), _percent(candidates, everyone)
        for group in CLASSES:
            if (part := _sum(series, ("members", "candidates"), group)) is not None:
                yield (f"share_{group}", ALL), _percent(part, everyone)
    for kind in (*HOST_KINDS, ALL):
        people, cells = _sum(series, ("in_cells",), kind), _sum(series, ("cells",), kind)
        if people is not None and cells is not None:
            yield (
                ("mean_cell_size", kind),
                Column(_quotient(people, cells), "persons", is_flow=False),
            )


def _sum(series: Series, names: tuple[str, ...], group: str) -> Column | None:
    """The Union's row of one or several series together; None when one was not counted."""
    found = [series.columns.get((name, group)) for name in names]
    columns = [column for column in found if column is not None]
    if len(columns) < len(found):
        return None
    rows = np.sum([column.values[:1] for column in columns], axis=0)
    return Column(rows, columns[0].unit, is_flow=False)


def _percent(part: Column, whole: Column) -> Column:
    return Column(100 * _quotient(part, whole), "percent", is_flow=False)


def _quotient(part: Column, whole: Column) -> NDArray[np.float64]:
    """Part over whole; a gap (nan) in months without a whole."""
    values = np.full_like(part.values, np.nan)
    np.divide(part.values, whole.values, out=values, where=whole.values > 0)
    return values
