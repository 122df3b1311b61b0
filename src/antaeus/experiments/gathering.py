"""Part files put together: ledger, labelled arrays, one hash over all that the runs left.

The hash takes the runs in the order of the plan, so that it is the same whichever engine made them,
in whatever chunks and with however many interruptions.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportUnknownParameterType=false, reportUnknownLambdaType=false
from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from antaeus.experiments.about import About
from antaeus.experiments.arrays import RUNS_A_CHUNK, ArraysWriter, Batch, Labels
from antaeus.experiments.chunk import DONE
from antaeus.experiments.figures_told import figures_in, told_in
from antaeus.experiments.folder import ABOUT, ARRAYS, LEDGER, EnsembleFolder
from antaeus.experiments.kept import kept_columns
from antaeus.experiments.ledger import write_ledger
from antaeus.experiments.means import Means
from antaeus.experiments.parts import ledger_rows, read_part
from antaeus.experiments.plan import Plan
from antaeus.experiments.planned import Planned
from antaeus.runs.folder import write_json
from antaeus.runs.inputs import load_inputs
from antaeus.runs.seal import sync

Rows = dict[str, dict[str, Any]]
_PARTS_AT_HAND = 8
"""Parts that stay in memory while batches are made of them."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the runs of a plan come to."""

    content_hash: str
    raw_bytes: int
    stored_bytes: int


def gather(
    folder: EnsembleFolder,
    plan: Plan,
    runs: Sequence[Planned],
    how: Means,
    made: int,
    seconds: float,
) -> None:
    """Write ledger, arrays and ensemble.json, each whole, and take the parts away."""
    rows = {row["id"]: row for row in ledger_rows(folder.parts)}
    ledger, arrays = _aside(folder, LEDGER), _aside(folder, ARRAYS)
    write_ledger(runs, rows, ledger)
    found = _write_arrays(arrays, _labels(plan, runs, rows), runs, rows)
    stored = ledger.stat().st_size + found.stored_bytes
    for aside, name in ((ledger, LEDGER), (arrays, ARRAYS)):
        _put(aside, folder.path / name)
    says = About(
        content_hash=found.content_hash,
        runs=len(runs),
        failed=tuple(run.id for run in runs if rows[run.id]["status"] != DONE),
        raw_bytes=found.raw_bytes,
        stored_bytes=stored,
        peak_memory_bytes=max(rows[run.id]["peak_memory_bytes"] for run in runs),
        engine=how.engine,
        workers=how.workers,
        made_at_last=made,
        seconds_at_last=round(seconds, 3),
    )
    about = _aside(folder, ABOUT)
    write_json(about, says.model_dump(mode="json"))
    _put(about, folder.path / ABOUT)
    shutil.rmtree(folder.parts)


def _labels(plan: Plan, runs: Sequence[Planned], rows: Rows) -> Labels:
    kept, inputs = kept_columns(plan.keep), load_inputs(runs[0].request)
    first, last = inputs.span
    files = sorted({row["file"] for row in rows.values()}) if plan.keep.lenses else []
    return Labels(
        n_runs=len(runs),
        first=first,
        n_months=last - first + 1,
        columns=kept.union,
        regional=kept.regional,
        tiles=tuple(tile.code for tile in inputs.scenario.tiles) if kept.regional else (),
        figures=figures_in(files),
    )


def _write_arrays(path: Path, labels: Labels, runs: Sequence[Planned], rows: Rows) -> Gathered:
    """Batch after batch of the plan, hashed as it is written."""
    writer, digest, raw = ArraysWriter(path, labels), _begun(labels), 0
    for start, batch in _batches(labels, runs, rows):
        writer.write(start, batch)
        for row in range(batch.series.shape[0]):
            run = runs[start + row]
            became = rows[run.id]
            digest.update(f"{run.id} {became['status']} {became['chain']}\n".encode())
            for values in (batch.series, batch.regions, *batch.figures.values()):
                digest.update(values[row].tobytes())
        raw += sum(a.nbytes for a in (batch.series, batch.regions, *batch.figures.values()))
    stored = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return Gathered(digest.hexdigest(), raw, stored)


def _begun(labels: Labels) -> Any:
    """A hash that has taken in what the numbers stand for."""
    words = [labels.first, labels.columns, labels.regional, labels.tiles, labels.figures]
    return hashlib.blake2b(json.dumps(words).encode(), digest_size=16)


def _batches(labels: Labels, runs: Sequence[Planned], rows: Rows) -> Iterator[tuple[int, Batch]]:
    """The first run of each batch with its arrays."""
    part = lru_cache(_PARTS_AT_HAND)(read_part)
    of_union = (labels.n_months, len(labels.columns))
    of_tiles = (labels.n_months, len(labels.tiles), len(labels.regional))
    for start in range(0, len(runs), RUNS_A_CHUNK):
        members = runs[start : start + RUNS_A_CHUNK]
        series = np.full((len(members), *of_union), np.nan, np.float32)
        regions = np.full((len(members), *of_tiles), np.nan, np.float32)
        tables: list[tuple[pa.Table, Any]] = []
        places = {run.id: place for place, run in enumerate(members)}
        for file in dict.fromkeys(rows[run.id]["file"] for run in members):
            whole = part(file)
            ids = whole["id"].to_pylist()
            mine = [k for k, id in enumerate(ids) if id in places and rows[id]["file"] == file]
            table = whole.take(mine)
            at = np.array([places[ids[k]] for k in mine], np.int64)
            for column, into in (("series", series), ("regions", regions)):
                _fill(into, at, table[column])
            tables.append((table, at))
        yield start, Batch(series, regions, told_in(tables, len(members), labels.figures))


def _fill(into: np.ndarray[Any, Any], at: np.ndarray[Any, Any], lists: pa.ChunkedArray) -> None:
    """Put the list of each run into its row; a run that failed left none."""
    for row, values in zip(at, lists, strict=True):
        flat = values.values.to_numpy()
        if flat.size:
            into[row] = flat.reshape(into.shape[1:])


def _aside(folder: EnsembleFolder, name: str) -> Path:
    """Where a file is written until it is whole; what an earlier attempt left is taken away."""
    aside = folder.path / f".{name}.partial"
    if aside.is_dir():
        shutil.rmtree(aside)
    return aside


def _put(aside: Path, name: Path) -> None:
    """Force to the disk and give the name."""
    for file in (*(aside.rglob("*") if aside.is_dir() else ()), aside):
        sync(file)
    if name.is_dir():
        shutil.rmtree(name)
    os.replace(aside, name)
    sync(name.parent)
