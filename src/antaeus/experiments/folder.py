"""The folder of an ensemble: the plan, the parts of runs that are made, and in the end all of them.

plan.json says what is being made here and by which code; parts/ holds what workers wrote;
ledger.parquet, runs.zarr and ensemble.json stand for the parts when all runs are there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from antaeus.experiments.about import About
from antaeus.experiments.plan import Plan
from antaeus.foundation.errors import Fault, InputFaults, RunFolderUnusable
from antaeus.runs.fingerprint import code_hash, library_hash
from antaeus.runs.folder import disk_letters, write_json
from antaeus.runs.seal import sync

PLAN, PARTS, LEDGER, ARRAYS, ABOUT = (
    "plan.json",
    "parts",
    "ledger.parquet",
    "runs.zarr",
    "ensemble.json",
)


@dataclass(frozen=True, slots=True)
class EnsembleFolder:
    """Where the runs of a plan lie."""

    path: Path

    @property
    def parts(self) -> Path:
        """The folder of part files."""
        return self.path / PARTS

    @property
    def is_whole(self) -> bool:
        """Whether all runs are there and put together."""
        return (self.path / ABOUT).exists()

    def about(self) -> About:
        """What ensemble.json says; RunFolderUnusable where it cannot be read."""
        return About.model_validate(_document(self.path / ABOUT))


def claim(path: Path, plan: Plan) -> EnsembleFolder:
    """The folder for a plan, new or begun earlier by the same plan and code; else a letter."""
    folder, says = EnsembleFolder(path.absolute()), _says(plan)
    if (path / PLAN).exists():
        _hold_same(path, _document(path / PLAN), says)
        return folder
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        remedy = "Give another name with --out."
        raise InputFaults([Fault(str(path), "something already there", "a free name", remedy)])
    with disk_letters(path):
        folder.parts.mkdir(parents=True, exist_ok=True)
        aside = path / f".{PLAN}.partial"
        write_json(aside, says)
        sync(aside)
        aside.replace(path / PLAN)
        sync(path)
    return folder


def open_ensemble(path: Path) -> EnsembleFolder:
    """A whole ensemble; one sentence about anything else."""
    if not (path / PLAN).exists():
        raise RunFolderUnusable(f"{path}: no ensemble lies there. Make one: antaeus ensemble PLAN")
    folder = EnsembleFolder(path.absolute())
    if not folder.is_whole:
        raise RunFolderUnusable(
            f"{path}: this ensemble is unfinished. Go on with: antaeus ensemble PLAN --out {path}"
        )
    return folder


def plan_of(folder: EnsembleFolder) -> Plan:
    """The plan that a folder was made by."""
    return Plan.model_validate(_document(folder.path / PLAN)["plan"])


def _says(plan: Plan) -> dict[str, Any]:
    return {
        "schema_version": 1,
        "code_hash": code_hash(),
        "library_hash": library_hash(),
        "plan": plan.model_dump(mode="json"),
    }


def _hold_same(path: Path, found: dict[str, Any], says: dict[str, Any]) -> None:
    """Raise InputFaults when a folder was begun by another plan or by other code."""
    wanted = json.loads(json.dumps(says))
    others = {
        "plan": "another plan",
        "code_hash": "another version of antaeus",
        "library_hash": "another library",
    }
    for key, other in others.items():
        if found.get(key) != wanted[key]:
            remedy = "Give another name with --out; what lies there stays as it is."
            expected = "nothing, or runs of this plan, version and library"
            raise InputFaults([Fault(str(path), f"runs of {other}", expected, remedy)])


def _document(file: Path) -> dict[str, Any]:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        raise RunFolderUnusable(
            f"{file}: this file is damaged or was not written by antaeus."
        ) from None
