"""The folder of an archive: what it says of itself, and which files hold which papers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, cast

from pydantic import BaseModel, ConfigDict, Field

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.store.integrity import broken
from antaeus.foundation.errors import RunFolderUnusable
from antaeus.scenario.measures import Month

ABOUT, PLACES, BODIES = "archive.json", "places.parquet", "bodies.parquet"
SCHEMA_VERSION = 1
_FILE = re.compile(r"([a-z_]+)-(\d{4})\.parquet")


class About(BaseModel):
    """archive.json: what an archive says of itself."""

    model_config = ConfigDict(frozen=True, strict=True)

    mode: Literal["full", "sample"]
    seed: int
    scale: str
    first: Month
    last: Month
    documents: dict[str, Annotated[int, Field(ge=0)]]


@dataclass(frozen=True, slots=True)
class ArchiveFolder:
    """The archive of one run as it lies on the disk."""

    path: Path
    mode: str
    """full, or sample: papers above the raion and those of a hundredth of the raions."""
    seed: int
    scale: str
    first: str
    last: str
    documents: dict[str, int]
    """How many papers of each kind were written."""
    files: dict[str, dict[int, Path]]
    """For each kind and part, the file of each year in which there is one."""

    def files_of(self, name: str, years: range | None = None) -> list[Path]:
        """The files of a kind or part, of all years or of some, in order of time."""
        by_year = self.files.get(name, {})
        return [by_year[year] for year in sorted(by_year) if years is None or year in years]

    def years(self) -> range:
        """The years from which there are papers."""
        found = [year for by_year in self.files.values() for year in by_year]
        return range(min(found), max(found) + 1) if found else range(0)


def open_archive(run: Path) -> ArchiveFolder:
    """The archive of a run folder; one sentence about anything that keeps it shut."""
    path = _folder_of(run)
    about = _about(path / ABOUT)
    files = _files_of(path)
    wrong = broken(path, about.documents, files)
    if wrong:
        raise RunFolderUnusable(wrong)
    return ArchiveFolder(
        path=path,
        mode=about.mode,
        seed=about.seed,
        scale=about.scale,
        first=about.first,
        last=about.last,
        documents=about.documents,
        files=files,
    )


def _folder_of(run: Path) -> Path:
    """Where the papers lie: in the run folder, or where its archive itself was named."""
    try:
        is_there = run.exists()
    except OSError as refusal:  # a name longer than any can be
        reason = refusal.strerror or "no reason is known"
        raise RunFolderUnusable(f"{run}: this cannot be looked at: {reason}.") from None
    if not is_there:
        raise RunFolderUnusable(f"{run}: there is no such folder. Runs are made by: antaeus run")
    if not run.is_dir():
        raise RunFolderUnusable(f"{run}: this is a file. Name the folder of a run.")
    if run.name.endswith(".partial"):
        raise RunFolderUnusable(f"{run}: this run is unfinished. Make it again: antaeus run")
    path = (run if (run / ABOUT).exists() else run / "archive").absolute()
    if not path.is_dir():
        raise RunFolderUnusable(
            f"{run}: this run left no papers. Make one that does: antaeus run --archive full"
        )
    return path


def _about(file: Path) -> About:
    """What the archive says of itself."""
    try:
        text = file.read_text("utf-8")
        schema = cast("dict[str, object]", json.loads(text))["schema"]
        if type(schema) is int and schema > SCHEMA_VERSION:
            raise RunFolderUnusable(
                f"{file}: written by a newer antaeus (schema {schema}; this one reads up to "
                f"{SCHEMA_VERSION}). Update antaeus to read it."
            )
        return About.model_validate_json(text)
    except FileNotFoundError:
        raise RunFolderUnusable(f"{file}: this file of the archive is missing.") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise RunFolderUnusable(
            f"{file}: this file is damaged or was not written by antaeus. "
            f"See what else is wrong with: antaeus verify {file.parent.parent}"
        ) from None


def _files_of(path: Path) -> dict[str, dict[int, Path]]:
    """The files of each kind and part that the library knows, by year."""
    kinds = load_kinds()
    fond_of = {name: kind.fond for name, kind in kinds.items()}
    fond_of |= {part.name: kinds[part.part_of].fond for part in load_parts().values()}
    files: dict[str, dict[int, Path]] = {name: {} for name in fond_of}
    for fond in dict.fromkeys(fond_of.values()):
        for file in sorted((path / fond).glob("*.parquet")):
            named = _FILE.fullmatch(file.name)
            if named and fond_of.get(named[1]) == fond:
                files[named[1]][int(named[2])] = file
    return files
