"""files.json: the size and hash of every other file of a finished run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from antaeus.runs.fingerprint import file_hash

FILES = "files.json"


class SealedFile(BaseModel):
    """What a file was when it was written."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    bytes: int
    blake2b: str


class Seal(BaseModel):
    """All files of a run but this one, by their path inside the folder."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    schema_version: Literal[1] = 1
    files: dict[str, SealedFile]


def seal(folder: Path) -> None:
    """Write files.json, whole or not at all."""
    sealed = {
        name: SealedFile(bytes=file.stat().st_size, blake2b=file_hash(file))
        for name, file in _files(folder)
    }
    aside = folder / f".{FILES}.partial"
    aside.write_text(Seal(files=sealed).model_dump_json(indent=2) + "\n", encoding="utf-8")
    sync(aside)
    aside.replace(folder / FILES)


def broken_seals(folder: Path) -> Iterator[str]:
    """Files that were altered, are missing, or were put there by somebody else."""
    try:
        sealed = Seal.model_validate_json((folder / FILES).read_bytes()).files
    except (OSError, ValidationError):
        yield f"{FILES} is missing or damaged: nothing says what the files were"
        return
    present = dict(_files(folder))
    for name, was in sealed.items():
        file = present.pop(name, None)
        if file is None:
            yield f"{name} is missing"
        elif (now := file.stat().st_size) != was.bytes:
            yield f"{name} has {now:,} bytes; it had {was.bytes:,}"
        elif file_hash(file) != was.blake2b:
            yield f"{name} was altered"
    yield from (f"{name} is no file of this run" for name in present)


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk, where the system can be asked for that."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:  # folders, on Windows
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file of the folder but files.json, by name."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file != folder / FILES:
            yield file.relative_to(folder).as_posix(), file
