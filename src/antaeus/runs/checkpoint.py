"""A checkpoint: a past as a folder of files that any reader of Arrow and NumPy opens.

A table is an Arrow file (Feather), a batch a block; small arrays lie in one .npz; what was asked,
by which antaeus, and the hash of every file stand in checkpoint.json. The columns are those of the
tables, so a checkpoint holds for as long as the tables keep theirs.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingTypeStubs=false, reportMissingTypeArgument=false

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from antaeus.foundation.errors import RunFolderUnusable
from antaeus.foundation.months import month_text, parse_month
from antaeus.runs.fingerprint import code_hash, file_hash, library_hash
from antaeus.runs.past import Past
from antaeus.runs.seal import sync
from antaeus.runs.version import VERSION

ABOUT, ARRAYS = "checkpoint.json", "arrays.npz"
SCHEMA = 1


class About(BaseModel):
    """What a checkpoint is of, and what its files were when they were written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int
    antaeus_version: str
    code_hash: str
    library_hash: str
    month: str
    decides: dict[str, Any]
    """What was asked of the run, as its manifest says it."""
    person_months: int
    started: datetime.datetime
    wall_seconds: float
    hashed: tuple[str, ...]
    """Names of the hashed tables, in the order of the array `hashes`."""
    archive: dict[str, int] | None
    """Files of the archive and their size; None where no papers are kept."""
    files: dict[str, str]
    """The hash of each file of the checkpoint."""


def write_checkpoint(
    past: Past, folder: Path, decides: dict[str, object], archive: dict[str, int] | None
) -> None:
    """Write a past into a folder that is there, and wait until it is on the disk."""
    from antaeus.runs.checkpoint_tables import (  # noqa: PLC0415 - Arrow is slow to load
        write_counts,
        write_tables,
    )

    write_tables(past.snapshot.blocks, folder)
    write_counts(past.counts, folder)
    hashed = tuple(past.hashes[-1][1])
    np.savez(
        folder / ARRAYS,
        hashes=np.array([[of[name] for name in hashed] for _, of in past.hashes], np.uint64),
        months=np.array([month for month, _ in past.hashes], np.int64),
        fill=np.stack([block["fill"]["rows"] for block in past.snapshot.blocks]),
        **_named("orders", past.snapshot.orders),
        **_named("centre", past.snapshot.centre),
        **_named("papers", past.papers or {}),
    )
    about = About(
        schema_version=SCHEMA,
        antaeus_version=VERSION,
        code_hash=code_hash(),
        library_hash=library_hash(),
        month=month_text(past.month),
        decides=decides,
        person_months=past.person_months,
        started=past.started,
        wall_seconds=past.wall_seconds,
        hashed=hashed,
        archive=archive,
        files={file.name: file_hash(file) for file in sorted(folder.iterdir())},
    )
    (folder / ABOUT).write_text(about.model_dump_json(indent=2) + "\n", encoding="utf-8")
    for file in folder.iterdir():
        sync(file)
    sync(folder)


def read_about(folder: Path) -> About:
    """What a checkpoint is of. Raises RunFolderUnusable where none can be read."""
    try:
        about = About.model_validate_json((folder / ABOUT).read_bytes())
    except FileNotFoundError:
        raise RunFolderUnusable(
            f"{folder}: no {ABOUT} lies there, so it is no checkpoint."
        ) from None
    except (OSError, ValidationError) as fault:
        raise RunFolderUnusable(f"{folder / ABOUT}: damaged, or not written by antaeus.") from fault
    if about.schema_version != SCHEMA:
        raise RunFolderUnusable(
            f"{folder}: a checkpoint of antaeus {about.antaeus_version}, in form "
            f"{about.schema_version}; this antaeus goes on from form {SCHEMA} only. "
            "Live through its past again: antaeus branch --anew"
        )
    return about


def read_past(folder: Path) -> tuple[About, Past]:
    """A checkpoint and its past, in arrays of its own.

    Raises RunFolderUnusable where a file was altered or the tables have other columns by now.
    """
    from antaeus.runs.checkpoint_tables import (  # noqa: PLC0415 - Arrow is slow to load
        read_counts,
        read_tables,
    )
    from antaeus.simulation.snapshot import Snapshot  # noqa: PLC0415 - its package compiles kernels

    about = read_about(folder)
    for name, was in about.files.items():
        if not (folder / name).is_file() or file_hash(folder / name) != was:
            raise RunFolderUnusable(f"{folder / name}: this file is missing or was altered.")
    with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
        of = {name: arrays[name] for name in arrays.files}
    hashes = [
        (int(month), dict(zip(about.hashed, map(int, row), strict=True)))
        for month, row in zip(of["months"], of["hashes"], strict=True)
    ]
    blocks = read_tables(folder, of["fill"], about.antaeus_version)
    return about, Past(
        snapshot=Snapshot(
            parse_month(about.month), blocks, _those_of("orders", of), _those_of("centre", of)
        ),
        counts=read_counts(folder, len(hashes), about.antaeus_version),
        hashes=hashes,
        person_months=about.person_months,
        started=about.started,
        wall_seconds=about.wall_seconds,
        papers=_those_of("papers", of) if about.archive is not None else None,
    )


def _named(of: str, arrays: dict[str, NDArray[Any]]) -> dict[str, Any]:
    return {f"{of}.{name}": array for name, array in arrays.items()}


def _those_of(of: str, arrays: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    start = f"{of}."
    return {name.removeprefix(start): a for name, a in arrays.items() if name.startswith(start)}
