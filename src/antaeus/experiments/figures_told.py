"""The readings in part files, brought into columns that all runs share."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportAttributeAccessIssue=false, reportUnknownParameterType=false
from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from antaeus.experiments.arrays import FIGURES, Figure

_LABELS = ("told_lens", "told_reading", "told_group", "told_year")
_BETWEEN = "\x1f"


def figures_in(files: Iterable[Path]) -> tuple[Figure, ...]:
    """Every figure that any run of some parts has, in order: lens, reading, group, year."""
    found: set[str] = set()
    for file in files:
        table = pq.read_table(file, columns=list(_LABELS))
        found.update(pc.unique(_joined(table)).to_pylist())
    labels = (name.split(_BETWEEN) for name in sorted(found, key=_in_order))
    return tuple((lens, reading, group, year) for lens, reading, group, year in labels)


def told_in(
    tables: Sequence[tuple[pa.Table, NDArray[np.int64]]], n_runs: int, figures: Sequence[Figure]
) -> dict[str, NDArray[Any]]:
    """Values, bounds and counts, each (n_runs, n_figures); nan and 0 where a run has none.

    Beside each table stands the row of the batch to which each of its runs belongs.
    """
    places = {_BETWEEN.join(figure): place for place, figure in enumerate(figures)}
    made: dict[str, NDArray[Any]] = {
        name: np.full((n_runs, len(figures)), 0 if kind == "i8" else np.nan, kind)
        for name, kind in FIGURES.items()
        if figures
    }
    for table, rows in tables if figures else ():
        words = _joined(table).dictionary_encode()
        of_word = np.array([places[word] for word in words.dictionary.to_pylist()], np.int64)
        lengths = pc.list_value_length(table["told_n"]).to_numpy()
        run = np.repeat(rows, lengths)
        figure = of_word[words.indices.to_numpy()] if run.size else np.zeros(0, np.int64)
        for name, values in made.items():
            flat = pc.list_flatten(table[f"told_{name}"]).to_numpy()
            values[run, figure] = flat
    return made


def _joined(table: pa.Table) -> pa.Array:
    """The four words of each figure as one."""
    parts = [pc.list_flatten(table[name]).combine_chunks() for name in _LABELS]
    return pc.binary_join_element_wise(*parts, _BETWEEN)


def _in_order(name: str) -> tuple[str, int, str, str]:
    """O2 comes before O10."""
    lens, reading, group, year = name.split(_BETWEEN)
    return lens, int(reading[1:]), group, year
