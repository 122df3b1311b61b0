"""Series of all runs as one flat table: Parquet or CSV, a row a run and month."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false, reportUnknownParameterType=false
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from antaeus.experiments.arrays import RUNS_A_CHUNK, read_arrays
from antaeus.experiments.folder import ARRAYS, LEDGER, EnsembleFolder
from antaeus.experiments.ledger import read_ledger
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.runs.folder import disk_letters

KINDS = (".parquet", ".csv")


def export(folder: EnsembleFolder, to: Path, series: Iterable[str] = ()) -> Path:
    """Write arm, number, month and the columns of some series, of all when none is named.

    A column is called by its series, and by `series.group` where it is not of all. Rows of runs
    that failed are left out. Raises InputFaults for a file that is neither Parquet nor CSV.
    """
    kind = hold_kind(to)
    aside = to.with_name(f".{to.name}.partial")
    with disk_letters(to):
        tables = _tables(folder, set(series))
        first = next(tables)
        if kind == ".csv":
            with pyarrow.csv.CSVWriter(aside, first.schema) as writer:
                for table in (first, *tables):
                    writer.write_table(table)
        else:
            numbers = [name for name in first.column_names if name not in _HEAD]
            settings = {"use_dictionary": list(_HEAD), "use_byte_stream_split": numbers}
            with pq.ParquetWriter(aside, first.schema, compression="zstd", **settings) as writer:
                for table in (first, *tables):
                    writer.write_table(table)
        aside.replace(to)
    return to


def hold_kind(to: Path) -> str:
    """The ending of a file's name, where it is one that can be written; else InputFaults."""
    kind = to.suffix.lower()
    if kind not in KINDS:
        raise InputFaults([Fault("--export", str(to), f"a name that ends in {' or '.join(KINDS)}")])
    return kind


_HEAD = ("arm", "number", "month")


def _tables(folder: EnsembleFolder, names: set[str]) -> Iterator[pa.Table]:
    """Batch after batch of runs, as flat tables."""
    data, ledger = read_arrays(folder.path / ARRAYS), read_ledger(folder.path / LEDGER)
    chosen = [
        (place, name, group)
        for place, (name, group) in enumerate(
            zip(data["series_name"].values, data["group"].values, strict=True)
        )
        if not names or name in names
    ]
    months = data["month"].values.astype("datetime64[D]")
    done = np.array([status == "done" for status in ledger["status"].to_pylist()])
    arms, numbers = ledger["arm"].to_pylist(), ledger["number"].to_pylist()
    for start in range(0, len(arms), RUNS_A_CHUNK):
        rows = [k for k in range(start, min(start + RUNS_A_CHUNK, len(arms))) if done[k]]
        values = data["series"][rows].values
        yield pa.table(
            {
                "arm": np.repeat([arms[k] for k in rows], months.size),
                "number": np.repeat(np.array([numbers[k] for k in rows], np.int64), months.size),
                "month": pa.array(np.tile(months, len(rows))),
                **{
                    name if group == "all" else f"{name}.{group}": values[..., place].ravel()
                    for place, name, group in chosen
                },
            }
        )
