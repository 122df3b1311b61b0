"""files.json: the size and hash of every other file of a finished run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from antaeus.foundation.errors import RunFolderUnusable
from antaeus.runs.fingerprint import file_hash

FILES = "files.json"
_NO_SEAL = "missing or damaged: nothing says what the files were"


def _no_truth_value(given: object) -> object:
    if isinstance(given, bool):
        raise ValueError("a version is a number")
    return given


SchemaVersion = Annotated[Literal[1], BeforeValidator(_no_truth_value)]
"""Python takes `true` for 1; nobody else does."""


class SealedFile(BaseModel):
    """What a file was when it was written."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    bytes: int
    blake2b: str


class Seal(BaseModel):
    """All files of a run but this one, by their path inside the folder."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    schema_version: SchemaVersion = 1
    files: dict[str, SealedFile]


def seal(folder: Path) -> None:
    """Write files.json, whole or not at all."""
    _lay_aside(folder, {name: _sealed(file) for name, file in _files(folder)}).replace(
        folder / FILES
    )


def seal_one_more(folder: Path, name: str, aside: Path) -> None:
    """Give the file `aside` its name in a sealed folder, and seal it; no other file is sealed anew.

    What was altered since the run was finished stays known as altered. Nothing is changed until
    all is on the disk. Raises RunFolderUnusable where there is no seal to be added to.
    """
    sealed = _seal_of(folder)
    if sealed is None:
        raise RunFolderUnusable(f"{folder / FILES}: {_NO_SEAL}.")
    _lay_aside(folder, {**sealed.files, name: _sealed(aside)})
    aside.replace(folder / name)
    _aside(folder).replace(folder / FILES)


def broken_seals(folder: Path) -> Iterator[str]:
    """Files that were altered, are missing, or were put there by somebody else."""
    sealed = _seal_of(folder)
    if sealed is None:
        yield f"{FILES} is {_NO_SEAL}"
        return
    present = dict(_files(folder))
    for name, was in sealed.files.items():
        file = present.pop(name, None)
        if file is None:
            yield f"{name} is missing"
        elif wrong := _wrong_with(file, was):
            yield f"{name} {wrong}"
    yield from (f"{name} is no file of this run" for name in present)


def broken_seal_of(folder: Path, name: str) -> str:
    """What is wrong with one file that is there, or nothing."""
    sealed = _seal_of(folder)
    if sealed is None:
        return f"{folder / FILES} is {_NO_SEAL}"
    was = sealed.files.get(name)
    wrong = "is no file of this run" if was is None else _wrong_with(folder / name, was)
    return f"{folder / name} {wrong}" if wrong else ""


def _wrong_with(file: Path, was: SealedFile) -> str:
    """In what a file differs from what was sealed, or nothing."""
    now = file.stat().st_size
    if now != was.bytes:
        return f"has {now:,} bytes; it had {was.bytes:,}"
    return "" if file_hash(file) == was.blake2b else "was altered"


def _seal_of(folder: Path) -> Seal | None:
    """The seal of a folder; None where it is missing or cannot be read."""
    try:
        return Seal.model_validate_json((folder / FILES).read_bytes())
    except (OSError, ValidationError):
        return None


def _sealed(file: Path) -> SealedFile:
    return SealedFile(bytes=file.stat().st_size, blake2b=file_hash(file))


def _aside(folder: Path) -> Path:
    return folder / f".{FILES}.partial"


def _lay_aside(folder: Path, sealed: dict[str, SealedFile]) -> Path:
    """Write a seal beside the one that holds, and wait until it is on the disk."""
    aside = _aside(folder)
    try:
        aside.write_text(Seal(files=sealed).model_dump_json(indent=2) + "\n", encoding="utf-8")
        sync(aside)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside


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
