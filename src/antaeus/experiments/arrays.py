"""The labelled arrays of an ensemble on disk: zarr, which xarray reads.

`series` (run, month, column), `regions` (run, month, tile, regional_column), and of readings
`value`, `low`, `high` and `n` (run, figure). Dimensions hold numbers; the words that they stand for
are attributes of the group, because texts of fixed length have no stable form in zarr 3.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false, reportCallIssue=false
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import zarr
from numpy.typing import NDArray
from zarr.codecs import BloscCodec, TransposeCodec

from antaeus.foundation.months import month_date

if TYPE_CHECKING:
    import xarray

RUNS_A_CHUNK = 100
COLUMNS_A_CHUNK = 32
FIGURES = {"value": "f8", "low": "f8", "high": "f8", "n": "i8"}
"""Arrays of readings, and what each holds."""
Figure = tuple[str, str, str, str]
"""Lens, reading, group and year."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers along each dimension stand for."""

    n_runs: int
    first: int
    """The first month."""
    n_months: int
    columns: tuple[tuple[str, str], ...]
    regional: tuple[tuple[str, str], ...]
    tiles: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some runs that follow on one another; what a run does not have is nan, a count 0."""

    series: NDArray[np.float32]
    regions: NDArray[np.float32]
    figures: dict[str, NDArray[Any]]


class ArraysWriter:
    """Empty arrays of the size of an ensemble, filled batch by batch."""

    def __init__(self, path: Path, labels: Labels) -> None:
        self._group = zarr.open_group(path, mode="w", zarr_format=3)
        self._group.attrs.update(_words(labels))
        runs, months, tiles = labels.n_runs, labels.n_months, len(labels.tiles)
        columns, regional = len(labels.columns), len(labels.regional)
        self._make("series", (runs, months, columns), COLUMNS_A_CHUNK, (0, 2, 1))
        if regional:
            self._make("regions", (runs, months, tiles, regional), 1, (0, 3, 2, 1))
        if labels.figures:
            for name, kind in FIGURES.items():
                self._make(name, (runs, len(labels.figures)), 512, (1, 0), kind)

    def write(self, start: int, batch: Batch) -> None:
        """Fill the arrays from a run on; a batch never shares a chunk with another."""
        rows = slice(start, start + batch.series.shape[0])
        self._group["series"][rows] = batch.series
        if batch.regions.size:
            self._group["regions"][rows] = batch.regions
        for name, values in batch.figures.items():
            self._group[name][rows] = values

    def _make(
        self,
        name: str,
        shape: tuple[int, ...],
        last: int,
        order: tuple[int, ...],
        kind: str = "f4",
    ) -> None:
        """An array in chunks of some runs and some of the last dimension.

        In a chunk the months of one column of one run lie side by side, which packs best.
        """
        chunks = (min(RUNS_A_CHUNK, shape[0]), *shape[1:-1], min(last, shape[-1]))
        self._group.create_array(
            name,
            shape=shape,
            chunks=chunks,
            dtype=kind,
            filters=[TransposeCodec(order=order)],
            compressors=BloscCodec(cname="zstd", clevel=5, shuffle="bitshuffle"),
            fill_value=0 if kind == "i8" else float("nan"),
            dimension_names=_DIMENSIONS[name],
        )


_DIMENSIONS = {
    "series": ("run", "month", "column"),
    "regions": ("run", "month", "tile", "regional_column"),
    **dict.fromkeys(FIGURES, ("run", "figure")),
}


def _words(labels: Labels) -> dict[str, Any]:
    return {
        "first_month": str(month_date(labels.first))[:7],
        "columns": labels.columns,
        "regional_columns": labels.regional,
        "tiles": labels.tiles,
        "figures": labels.figures,
    }


def read_arrays(path: Path) -> xarray.Dataset:
    """The arrays with their labels; values are read when they are asked for."""
    import xarray  # noqa: PLC0415 - half a second

    data = xarray.open_zarr(path, consolidated=False, chunks=None)
    words = data.attrs
    months = np.datetime64(words["first_month"], "M") + np.arange(data.sizes["month"])
    data = data.assign_coords(
        run=np.arange(data.sizes["run"]),
        month=months.astype("datetime64[ns]"),
        **_pairs("column", ("series_name", "group"), words["columns"]),
    )
    if words["regional_columns"]:
        pairs = _pairs("regional_column", ("regional", "regional_group"), words["regional_columns"])
        data = data.assign_coords(tile=list(words["tiles"]), **pairs)
    if words["figures"]:
        names = ("lens", "reading", "reading_group", "year")
        data = data.assign_coords(**_pairs("figure", names, words["figures"]))
    data.attrs = {}
    return data


def _pairs(
    dimension: str, names: Sequence[str], words: Sequence[Sequence[str]]
) -> dict[str, tuple[str, list[str]]]:
    """Each part of the labels along a dimension as a coordinate of its own."""
    return {name: (dimension, [label[k] for label in words]) for k, name in enumerate(names)}
