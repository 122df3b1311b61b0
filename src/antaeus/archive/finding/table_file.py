"""Papers of one kind as a Parquet file."""

# PyArrow has no stubs, and its types are unknown.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from antaeus.archive.finding.told import MONTHS, NOTICE

ROWS = 10_000
"""Held in memory before they are written."""


def write_parquet(rows: Iterator[dict[str, Any]], out: Path) -> None:
    """Write rows a batch at a time; the file says of itself that it is synthetic."""
    first = next(rows, None)
    if first is None:
        pq.write_table(pa.table({}), out)
        return
    schema, whole = _schema(first), itertools.chain([first], rows)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(itertools.islice(whole, ROWS)):
            writer.write_table(pa.Table.from_pylist(batch, schema))


def _schema(row: dict[str, Any]) -> pa.Schema:
    """Texts for words and months, whole numbers for everything else."""
    fields = [
        pa.field(name, pa.string() if name in MONTHS or isinstance(value, str) else pa.uint64())
        for name, value in row.items()
    ]
    return pa.schema(fields, metadata={"synthetic": NOTICE})
