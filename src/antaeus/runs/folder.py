"""The folder of a run: written aside as RUN.partial, made whole by one renaming.

Nothing half-written ever bears the name that was asked for.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from antaeus.foundation.errors import Fault, InputFaults, RunFolderUnusable
from antaeus.runs.seal import seal, seal_one_more, sync

MANIFEST = "manifest.json"
_TOLD_BY_ARROW = re.compile(r"Detail: \[errno \d+\] (.+)")
"""Arrow says what it was doing, and only then what the system refused."""
REQUEST = "request.json"
"""Stands in an unfinished folder only, and says what was being made there."""


def partial_of(folder: Path) -> Path:
    """Where a run is written until it is whole."""
    return folder.with_name(folder.name + ".partial")


def begin(folder: Path, decides: Mapping[str, object]) -> Path:
    """Make RUN.partial for a request, or find what an interrupted run of the same one left there.

    Refuses to touch anything that another request made.
    """
    partial = partial_of(folder)
    with disk_letters(partial):
        taken = folder.exists() or folder.is_symlink()
    if taken:
        remedy = f"Look at it with: antaeus show {folder}. Or give another name with --out."
        raise InputFaults([Fault(str(folder), "something already there", "a free name", remedy)])
    with disk_letters(partial):
        if not partial.exists():
            partial.mkdir(parents=True)
            try:
                write_json(partial / REQUEST, decides)
            except OSError:
                discard(partial)  # nobody could say whose it is
                raise
        elif _request_in(partial) != json.loads(json.dumps(decides)):
            found = "the unfinished folder of another run"
            remedy = "Delete it if nothing is at work there, or give another name with --out."
            raise InputFaults([Fault(str(partial), found, "nothing, or this very run", remedy)])
    return partial


def _request_in(partial: Path) -> object:
    """What was being made in an unfinished folder; None where nothing says so."""
    try:
        return json.loads((partial / REQUEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def empty(partial: Path) -> None:
    """Remove all that an interrupted run left, but for what says what was being made."""
    for left in partial.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        elif left.name != REQUEST:
            left.unlink()


@contextmanager
def at_work(partial: Path) -> Generator[None]:
    """Hold the folder for this process; the hold ends with the process, however it ends."""
    try:
        descriptor = _hold(partial)
    except BlockingIOError:
        found, remedy = "a run that is being made", "Wait for it, or give another name with --out."
        raise InputFaults([Fault(str(partial), found, "nothing at work", remedy)]) from None
    except OSError as refusal:
        raise RunFolderUnusable(disk_letter(partial, refusal)) from refusal
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _hold(partial: Path) -> int | None:
    """An open lock on the folder; BlockingIOError when another process has it."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where nothing is held
    except ImportError:
        return None
    descriptor = os.open(partial, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def finish(partial: Path, folder: Path) -> None:
    """Seal every file, force all to the disk, and give the folder its name."""
    with disk_letters(partial):
        (partial / REQUEST).unlink()
        seal(partial)
        for file in partial.rglob("*"):
            sync(file)
        sync(partial)
        partial.rename(folder)
        sync(folder.parent)


def add_file(folder: Path, name: str, write: Callable[[Path], object]) -> Path:
    """Put one more file into a finished run, whole or not at all, and seal it with the others."""
    aside = folder / f".{name}.partial"
    with disk_letters(folder):
        try:
            write(aside)
            sync(aside)
            seal_one_more(folder, name, aside)
        finally:
            aside.unlink(missing_ok=True)
    return folder / name


def discard(partial: Path) -> bool:
    """Remove an unfinished folder; False when it could not be removed."""
    shutil.rmtree(partial, ignore_errors=True)
    return not partial.exists()


def write_json(file: Path, content: object) -> None:
    """Write a document that people can read, too."""
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    file.write_text(text + "\n", encoding="utf-8")


@contextmanager
def disk_letters(place: Path) -> Generator[None]:
    """Turn what the disk refuses into one sentence."""
    try:
        yield
    except OSError as refusal:
        raise RunFolderUnusable(disk_letter(place, refusal)) from refusal


def disk_letter(place: Path, refusal: OSError) -> str:
    """One sentence about a full disk, a folder that may not be written, or one that vanished."""
    where = refusal.filename or place
    told = _TOLD_BY_ARROW.search(str(refusal))
    reason = (told[1] if told else refusal.strerror or str(refusal)).rstrip(".")
    return f"{where}: the run cannot be written there: {reason[:1].lower()}{reason[1:]}."
