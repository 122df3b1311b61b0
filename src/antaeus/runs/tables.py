"""The two tables of a run folder, as Parquet that pandas, polars, DuckDB and R arrow read.

`series.parquet`: month, level, place, group, series, kind, value, unit; one row a figure, sorted by
series, group, place and month, one row group a series. A gap is null. `state_hashes.parquet`:
month, table, hash, one row a table and month.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingTypeStubs=false, reportMissingTypeArgument=false
# pyright: reportUnknownLambdaType=false
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from antaeus.foundation.months import month_date, month_of_date
from antaeus.runs.series import Column, Series

if TYPE_CHECKING:
    import pandas as pd

_WORD = pa.dictionary(pa.int16(), pa.string())
_SERIES_SCHEMA = pa.schema(
    [
        ("month", pa.date32()),
        ("level", _WORD),
        ("place", _WORD),
        ("group", _WORD),
        ("series", _WORD),
        ("kind", _WORD),
        ("value", pa.float64()),
        ("unit", _WORD),
    ]
)
_HASHES_SCHEMA = pa.schema(
    [
        ("month", pa.date32()),
        ("table", pa.dictionary(pa.int32(), pa.string())),
        ("hash", pa.string()),
    ]
)
_FLOW = b"antaeus.flows"
"""Names of the series that are flows, kept in the file's own metadata."""


def write_series(series: Series, file: Path) -> None:
    """Write every column; a column of the Union alone has no rows for tiles."""
    flows = sorted({name for (name, _), column in series.columns.items() if column.is_flow})
    schema = _SERIES_SCHEMA.with_metadata({_FLOW: " ".join(flows)})
    options: Any = {
        "compression": "zstd",
        "write_statistics": ["series"],  # enough to find a series; those of all columns cost time
        # numbers, byte by byte: smaller and sooner written than a list of those that occur
        "use_dictionary": [name for name in schema.names if name != "value"],
        "use_byte_stream_split": ["value"],
    }
    with pq.ParquetWriter(file, schema, **options) as writer:
        for table in _tables(series):
            writer.write_table(table.cast(schema))


def series_frame(series: Series) -> pd.DataFrame:
    """The same rows as a table of pandas."""
    return pa.concat_tables(_tables(series)).unify_dictionaries().to_pandas()


def _tables(series: Series) -> Iterator[pa.Table]:
    """One table a series."""
    dates = _dates(series)
    levels = _words(["union", "tile"], np.minimum(np.arange(len(series.places)), 1))
    for _, columns in groupby(series.columns.items(), key=lambda item: item[0][0]):
        yield _one_series(series, list(columns), dates, levels)


def _one_series(
    series: Series,
    columns: list[tuple[tuple[str, str], Column]],
    dates: NDArray[np.int32],
    levels: pa.DictionaryArray,
) -> pa.Table:
    """The rows of one series: group after group, place after place, month after month."""
    n_places = np.array([column.values.shape[0] for _, column in columns])
    n_months = dates.size
    rows = np.concatenate([np.arange(n) for n in n_places])
    groups = np.repeat(np.arange(n_places.size), n_places * n_months)
    by_month = np.repeat(rows, n_months)
    one = np.zeros(by_month.size, np.int16)
    values = np.concatenate([column.values.ravel() for _, column in columns])
    (name, _), head = columns[0]
    return pa.Table.from_arrays(
        [
            pa.array(np.tile(dates, rows.size), pa.date32()),
            levels.take(pa.array(by_month)),
            _words(series.places, by_month),
            _words([group for (_, group), _ in columns], groups),
            _words([name], one),
            _words(["true"], one),
            pa.array(values, from_pandas=True),
            _words([head.unit], one),
        ],
        schema=_SERIES_SCHEMA,
    )


def _words(words: Sequence[str], places: NDArray[np.integer]) -> pa.DictionaryArray:
    """Words by their number, so that a million rows repeat no text."""
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int16)), pa.array(words))


def _dates(series: Series) -> NDArray[np.int32]:
    """The first of each month as days since 1970."""
    months = range(series.first, series.first + series.n_months)
    return np.array([month_date(month) for month in months], "datetime64[D]").astype(np.int32)


def read_series(file: Path) -> Series:
    """Read the table back into columns."""
    parquet = pq.ParquetFile(file)
    flows = (parquet.schema_arrow.metadata or {}).get(_FLOW, b"").decode().split()
    if not parquet.schema_arrow.equals(_SERIES_SCHEMA):
        raise ValueError("other columns than those of a series")
    tables = [parquet.read_row_group(row) for row in range(parquet.num_row_groups)]
    first = month_of_date(tables[0]["month"][0].as_py())
    last = month_of_date(tables[0]["month"][-1].as_py())
    months = np.array([month_date(month) for month in range(first, last + 1)], "datetime64[D]")
    for table in tables:
        if not (table["month"].to_numpy().reshape(-1, months.size) == months).all():
            raise ValueError("months that do not follow one another")
    columns = {
        key: column for table in tables for key, column in _read_one(table, flows, last - first + 1)
    }
    places: dict[str, None] = {}
    for table in tables:
        places.update(dict.fromkeys(_dictionary(table["place"])))
    return Series(first, tuple(places), columns)


def _read_one(
    table: pa.Table, flows: list[str], n_months: int
) -> Iterator[tuple[tuple[str, str], Column]]:
    """The columns of one series, by the lengths of their groups."""
    name, unit = table["series"][0].as_py(), table["unit"][0].as_py()
    values = table["value"].to_numpy()
    numbers = table["group"].combine_chunks().indices.to_numpy()
    for number, group in enumerate(_dictionary(table["group"])):
        column = values[numbers == number].reshape(-1, n_months)
        yield (name, group), Column(column, unit, name in flows)


def _dictionary(column: pa.ChunkedArray) -> list[str]:
    """The words of a column, in the order in which they were written."""
    return column.combine_chunks().dictionary.to_pylist()


def write_state_hashes(hashes: list[tuple[int, dict[str, int]]], file: Path) -> None:
    """One row a month and table; the hash as 16 hexadecimal digits, which every tool reads."""
    rows = [(month, table, value) for month, tables in hashes for table, value in tables.items()]
    table = pa.table(
        {
            "month": pa.array([month_date(month) for month, _, _ in rows], pa.date32()),
            "table": pa.array([name for _, name, _ in rows]).dictionary_encode(),
            "hash": pa.array([f"{value:016x}" for _, _, value in rows]),
        }
    )
    pq.write_table(table, file, compression="zstd")


def read_state_hashes(file: Path) -> list[tuple[int, dict[str, int]]]:
    """The hashes of every table, month by month."""
    table = pq.read_table(file)
    if not table.schema.equals(_HASHES_SCHEMA):
        raise ValueError("other columns than those of state hashes")
    rows = table.to_pylist()
    by_month = groupby(rows, key=lambda row: row["month"])
    return [
        (month_of_date(month), {row["table"]: int(row["hash"], 16) for row in of_month})
        for month, of_month in by_month
    ]
