"""Part files: what the runs of one chunk left, written by the worker, whole or not at all.

Parquet, a row a run: what the ledger says of it, the series as one list of float32 (months by
columns), the regions likewise, and the readings as lists.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false, reportUnknownParameterType=false
from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from antaeus.experiments.chunk import Made
from antaeus.experiments.one_run import Told
from antaeus.runs.seal import sync

PART = "*.parquet"
LEDGER = (
    *("id", "place", "status", "error", "wall_seconds", "cpu_seconds", "peak_memory_bytes"),
    "chain",
)
_TOLD = tuple(field.name for field in fields(Told))
_TYPES = {"value": pa.float64(), "low": pa.float64(), "high": pa.float64(), "n": pa.int64()}
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("place", pa.int64()),
        ("status", pa.string()),
        ("error", pa.string()),
        ("wall_seconds", pa.float64()),
        ("cpu_seconds", pa.float64()),
        ("peak_memory_bytes", pa.int64()),
        ("chain", pa.string()),
        ("series", pa.list_(pa.float32())),
        ("regions", pa.list_(pa.float32())),
        *((f"told_{name}", pa.list_(_TYPES.get(name, pa.string()))) for name in _TOLD),
    ]
)
_NUMBERS = ["series.list.element", "regions.list.element"]


def write_part(file: Path, made: Sequence[Made]) -> None:
    """Write aside, force to the disk, and give the name; two who write the same do no harm."""
    columns = _columns(made)
    aside = file.with_name(f".{file.stem}-{uuid.uuid4().hex[:8]}.partial")
    try:
        pq.write_table(
            pa.table(columns, schema=SCHEMA),
            aside,
            compression="zstd",
            use_dictionary=[f"told_{n}.list.element" for n in ("lens", "reading", "group", "year")],
            use_byte_stream_split=_NUMBERS,
        )
        sync(aside)
        os.replace(aside, file)
        sync(file.parent)
    finally:
        aside.unlink(missing_ok=True)


def _columns(made: Sequence[Made]) -> dict[str, list[Any]]:
    """The rows of runs, column by column."""
    found = [one.found for one in made]
    told = [() if one is None else one.readings for one in found]
    nothing = np.zeros(0, np.float32)
    return {
        "id": [one.note.run.id for one in made],
        "place": [one.note.run.place for one in made],
        "status": [one.note.status for one in made],
        "error": [one.note.error for one in made],
        "wall_seconds": [one.note.wall_seconds for one in made],
        "cpu_seconds": [one.note.cpu_seconds for one in made],
        "peak_memory_bytes": [one.note.peak_memory_bytes for one in made],
        "chain": ["" if one is None else one.chain for one in found],
        "series": [nothing if one is None else one.series.ravel() for one in found],
        "regions": [nothing if one is None else one.regions.ravel() for one in found],
        **{f"told_{name}": [[getattr(o, name) for o in of] for of in told] for name in _TOLD},
    }


def read_part(file: Path) -> pa.Table:
    """All rows of a part."""
    return pq.read_table(file, schema=SCHEMA)


def ledger_rows(folder: Path) -> list[dict[str, Any]]:
    """The rows of all parts without what came out, each run once, by place."""
    rows: dict[str, dict[str, Any]] = {}
    for file in sorted(folder.glob(PART)):
        for row in pq.read_table(file, columns=[*LEDGER]).to_pylist():
            rows.setdefault(row["id"], {**row, "file": file})
    return sorted(rows.values(), key=lambda row: row["place"])
