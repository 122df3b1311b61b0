"""The folder of an archive: what it says of itself, and which files hold which papers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.store.integrity import broken
from antaeus.foundation.errors import RunFolderUnusable

ABOUT, PLACES, BODIES = "archive.json", "places.parquet", "bodies.parquet"
SCHEMA_VERSION = 1
_FILE = re.compile(r"([a-z_]+)-(\d{4})\.parquet")


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
    wrong = broken(path, about["documents"], files)
    if wrong:
        raise RunFolderUnusable(wrong)
    texts = {key: str(about[key]) for key in ("mode", "scale", "first", "last")}
    return ArchiveFolder(
        path=path,
        seed=int(about["seed"]),
        documents={str(kind): int(n) for kind, n in about["documents"].items()},
        files=files,
        **texts,
    )


def _folder_of(run: Path) -> Path:
    """Where the papers lie: in the run folder, or where its archive itself was named."""
    if not run.exists():
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


def _about(file: Path) -> dict[str, Any]:
    """What the archive says of itself."""
    try:
        about = json.loads(file.read_text("utf-8"))
        schema, documents = about["schema"], about["documents"]
        complete = all(key in about for key in ("mode", "seed", "scale", "first", "last"))
        sound = complete and isinstance(documents, dict)
    except FileNotFoundError:
        raise RunFolderUnusable(f"{file}: this file of the archive is missing.") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        sound, schema = False, SCHEMA_VERSION
        about = {}
    if not sound or not isinstance(schema, int):
        raise RunFolderUnusable(
            f"{file}: this file is damaged or was not written by antaeus. "
            f"See what else is wrong with: antaeus verify {file.parent.parent}"
        )
    if schema > SCHEMA_VERSION:
        raise RunFolderUnusable(
            f"{file}: written by a newer antaeus (schema {schema}; this one reads up to "
            f"{SCHEMA_VERSION}). Update antaeus to read it."
        )
    return cast("dict[str, Any]", about)


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
