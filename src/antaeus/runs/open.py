"""A run folder opened again: its tables, its comparison with history and its manifest."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from antaeus.foundation.errors import RunFolderUnusable
from antaeus.foundation.months import month_text
from antaeus.runs.checkpoints import kept_in
from antaeus.runs.fit import FIT_ROWS, FitRow
from antaeus.runs.folder import MANIFEST, REQUEST
from antaeus.runs.manifest import SCHEMA_VERSION, Manifest
from antaeus.runs.seal import broken_seal_of
from antaeus.runs.series import Series

SERIES, STATE_HASHES, FIT, REPORT = (
    "series.parquet",
    "state_hashes.parquet",
    "fit.json",
    "report.html",
)
Content = TypeVar("Content")


@dataclass(frozen=True)
class RunFolder:
    """What a finished run left; each table is read when it is first asked for."""

    path: Path
    manifest: Manifest
    is_held: bool = True
    """Whether a file that is read is held against its seal, so that an altered one is refused."""

    @cached_property
    def series(self) -> Series:
        """Everything that was counted, by month and place."""
        from antaeus.runs.tables import read_series  # noqa: PLC0415 - Arrow takes a while to load

        return _read(self.path / SERIES, read_series, is_held=self.is_held)

    @cached_property
    def state_hashes(self) -> list[tuple[int, dict[str, int]]]:
        """The hash of every table in every month."""
        from antaeus.runs.tables import read_state_hashes  # noqa: PLC0415

        return _read(self.path / STATE_HASHES, read_state_hashes, is_held=self.is_held)

    @cached_property
    def fit(self) -> tuple[FitRow, ...]:
        """The simulated beside the historical figures."""
        return _read(self.path / FIT, _fit_of, is_held=self.is_held)


def open_run(path: Path, *, is_held: bool = True) -> RunFolder:
    """Open a finished run of this version; one sentence about anything else.

    Each file is held against its seal when it is read, unless the asker does that by himself.
    """
    try:
        is_there = path.exists()
    except OSError as refusal:  # a name longer than any can be
        reason = refusal.strerror or "no reason is known"
        raise RunFolderUnusable(f"{path}: this cannot be looked at: {reason}.") from None
    if not is_there:
        raise RunFolderUnusable(f"{path}: there is no such folder. Runs are made by: antaeus run")
    if not path.is_dir():
        raise RunFolderUnusable(f"{path}: this is a file. Name the folder of a run.")
    if (path / REQUEST).exists() or path.name.endswith(".partial"):
        raise RunFolderUnusable(f"{path}: this run is unfinished. {_how_to_go_on(path)}")
    if not (path / MANIFEST).exists():
        raise RunFolderUnusable(f"{path}: no {MANIFEST} lies in it, so this is no run of antaeus.")
    return RunFolder(path, _read(path / MANIFEST, _manifest_of, is_held=is_held), is_held)


def _how_to_go_on(partial: Path) -> str:
    """What to do about a run that was cut off."""
    kept = kept_in(partial)
    if not kept:
        return "Make it again: antaeus run"
    return f"The command that began it goes on from {month_text(kept[-1])}, its last checkpoint."


def _manifest_of(file: Path) -> Manifest:
    text = file.read_text(encoding="utf-8")
    found = cast("dict[str, object]", json.loads(text)).get("schema_version")
    if type(found) is int and found > SCHEMA_VERSION:
        raise RunFolderUnusable(
            f"{file}: made by a newer antaeus (schema {found}; this one reads up to "
            f"{SCHEMA_VERSION}). Update antaeus to read it."
        )
    return Manifest.model_validate_json(text)


def _fit_of(file: Path) -> tuple[FitRow, ...]:
    return FIT_ROWS.validate_json(file.read_bytes())


def _read(file: Path, read: Callable[[Path], Content], *, is_held: bool) -> Content:
    """Read one file of a run; whatever is wrong with it becomes one sentence."""
    try:
        content = read(file)
        wrong = broken_seal_of(file.parent, file.name) if is_held else ""
    except RunFolderUnusable:
        raise
    except FileNotFoundError:
        raise RunFolderUnusable(f"{file}: this file of the run is missing.") from None
    except PermissionError:
        raise RunFolderUnusable(f"{file}: this file may not be read.") from None
    except Exception as fault:
        again = "Copy the run again from where it was whole, or make it again: antaeus run"
        more = f"See what else is wrong with: antaeus verify {file.parent}"
        raise RunFolderUnusable(
            f"{file}: this file is damaged or was not written by antaeus. "
            f"{again if file.name == MANIFEST else more}"
        ) from fault
    if wrong:
        raise RunFolderUnusable(
            f"{wrong}, so it is not shown. Copy the run again from where it was whole, or make it "
            "again: antaeus run"
        )
    return content
