"""The tables of a checkpoint as Arrow files: a column a column, a batch a block."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingTypeStubs=false, reportMissingTypeArgument=false
# pyright: reportArgumentType=false, reportCallIssue=false

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import feather, ipc

from antaeus.foundation.errors import RunFolderUnusable
from antaeus.observables.counted import COUNTED
from antaeus.simulation.snapshot import KEPT_TABLES
from antaeus.world.blocks import column_dtypes, empty_table

Columns = dict[str, NDArray[Any]]
COUNTS = "counts.arrow"
_FREE = "free"
_FREE_TYPE = np.dtype(np.int32)


def write_tables(blocks: list[dict[str, Columns]], folder: Path) -> None:
    """Write each table of all blocks into `folder`, lightly packed."""
    packed = ipc.IpcWriteOptions(compression="lz4")
    for table in (*KEPT_TABLES, _FREE):
        batches = [_batch(block[table]) for block in blocks]
        with ipc.new_file(folder / f"{table}.arrow", batches[0].schema, options=packed) as file:
            for batch in batches:
                file.write_batch(batch)


def write_counts(counts: NDArray[np.int64], folder: Path) -> None:
    """Write what was counted, (n_months, n_tiles, n_counted): a row a month and tile."""
    names = [f"{one.series}/{one.group}" for one in COUNTED]
    rows = counts.reshape(-1, len(names))
    columns = [pa.array(np.ascontiguousarray(column)) for column in rows.T]
    table = pa.table(columns, names=names)
    feather.write_feather(table, folder / COUNTS, compression="lz4")


def read_counts(folder: Path, n_months: int, made_by: str) -> NDArray[np.int64]:
    """What was counted, (n_months, n_tiles, n_counted).

    Raises RunFolderUnusable where other things were counted than this antaeus counts.
    """
    table = feather.read_table(folder / COUNTS, memory_map=False)
    if table.column_names != [f"{one.series}/{one.group}" for one in COUNTED]:
        raise RunFolderUnusable(
            f"{folder}: a checkpoint of antaeus {made_by}, which counted other things than this "
            "one. Live through its past again: antaeus branch --anew"
        )
    rows = np.column_stack([column.to_numpy() for column in table.columns])
    return rows.reshape(n_months, -1, len(COUNTED))


def _batch(columns: Columns) -> pa.RecordBatch:
    """Columns without a copy; a row of several numbers becomes a list of fixed length."""
    return pa.RecordBatch.from_arrays([_as_arrow(one) for one in columns.values()], list(columns))


def _as_arrow(column: NDArray[Any]) -> pa.Array:
    flat = pa.array(np.ascontiguousarray(column).reshape(-1))
    if column.ndim == 1:
        return flat
    return pa.FixedSizeListArray.from_arrays(flat, int(np.prod(column.shape[1:])))


def read_tables(folder: Path, fill: NDArray[np.int64], made_by: str) -> list[dict[str, Columns]]:
    """The blocks that were written; `fill` is how far their tables were filled, a row a block.

    Raises RunFolderUnusable where a table has other columns than this antaeus keeps.
    """
    blocks: list[dict[str, Columns]] = [{"fill": {"rows": rows.copy()}} for rows in fill]
    for table in (*KEPT_TABLES, _FREE):
        with ipc.open_file(folder / f"{table}.arrow") as file:
            for block, columns in enumerate(_batches(file, table, folder, made_by)):
                blocks[block][table] = columns
    return blocks


def _batches(file: Any, table: str, folder: Path, made_by: str) -> list[Columns]:
    shapes, dtypes = _expected(table)
    found = {field.name: _dtype(field.type) for field in file.schema}
    if found != dtypes:
        other = sorted(set(found.items()) ^ set(dtypes.items()))
        names = ", ".join(sorted({name for name, _ in other}))
        raise RunFolderUnusable(
            f"{folder}: a checkpoint of antaeus {made_by}, whose table {table} has other columns "
            f"than this one keeps ({names}). Live through its past again: antaeus branch --anew"
        )
    return [
        {name: _as_numpy(batch.column(name)).reshape(-1, *shape) for name, shape in shapes.items()}
        for batch in map(file.get_batch, range(file.num_record_batches))
    ]


def _expected(table: str) -> tuple[dict[str, tuple[int, ...]], dict[str, np.dtype[Any]]]:
    """The shape of a row and the type of each column of a table."""
    if table == _FREE:
        return {"place": ()}, {"place": _FREE_TYPE}
    rows = empty_table(table, 0)
    shapes = {name: getattr(rows, name).shape[1:] for name in rows._fields}
    return shapes, {name: np.dtype(kind) for name, kind in column_dtypes(table).items()}


def _dtype(kind: pa.DataType) -> np.dtype[Any]:
    inner = kind.value_type if pa.types.is_fixed_size_list(kind) else kind
    return np.dtype(inner.to_pandas_dtype())


def _as_numpy(column: pa.Array) -> NDArray[Any]:
    flat = column.flatten() if pa.types.is_fixed_size_list(column.type) else column
    return flat.to_numpy(zero_copy_only=True)
