"""The ledger: what became of every run of a plan, with its seed and its parameters, in Parquet."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false, reportUnknownParameterType=false
from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from antaeus.experiments.about import FailedRun
from antaeus.experiments.chunk import DONE
from antaeus.experiments.planned import Planned
from antaeus.foundation.months import month_text

_OF_A_PART = ("status", "error", "wall_seconds", "cpu_seconds", "peak_memory_bytes", "chain")


def write_ledger(
    runs: Sequence[Planned], rows: Mapping[str, Mapping[str, Any]], file: Path
) -> None:
    """One row a run, by place; a column a parameter, empty where an arm leaves it to its account.

    Account, seed and parameters of a branch are those that hold after it has turned off. `rows` has
    what the parts say of each run, by id.
    """
    asked = [run.in_the_end for run in runs]
    values = [dict(of.overrides) for of in asked]
    names = sorted({name for of in values for name in of})
    columns: dict[str, Any] = {
        "run": pa.array([run.place for run in runs], pa.int64()),
        "id": pa.array([run.id for run in runs]),
        "arm": pa.array([run.arm for run in runs]),
        "number": pa.array([run.number for run in runs], pa.int64()),
        "branch_of": pa.array([run.branch_of or None for run in runs], pa.string()),
        "after": pa.array([_after(run) for run in runs], pa.string()),
        "account": pa.array([of.account for of in asked]),
        "seed": pa.array([of.seed for of in asked], pa.int64()),
        **{name: pa.array([rows[run.id][name] for run in runs]) for name in _OF_A_PART},
        **{name: pa.array([of.get(name) for of in values], pa.float64()) for name in names},
    }
    table = pa.table(columns)
    pq.write_table(
        table,
        file,
        compression="zstd",
        use_dictionary=["arm", "branch_of", "after", "account", "status"],
        use_byte_stream_split=["wall_seconds", "cpu_seconds", *names],
    )


def _after(run: Planned) -> str | None:
    """The last month of the past that a run shares with another."""
    return month_text(run.request.turns[0].after) if run.request.turns else None


def read_ledger(file: Path) -> pa.Table:
    """The table of all runs."""
    return pq.read_table(file)


def failed_runs(file: Path) -> tuple[FailedRun, ...]:
    """Every run that is not done."""
    rows = pq.read_table(file, columns=[*FailedRun.model_fields]).to_pylist()
    return tuple(FailedRun(**row) for row in rows if row["status"] != DONE)
