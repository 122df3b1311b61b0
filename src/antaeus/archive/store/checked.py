"""Files that were read through once and are what their seal says, so that they need not be again.

A gigabyte of papers is not read through before each question. A file is, before it is trusted for
the first time, and again when its size, times or place on the disk are others than they were then.
What was found is kept in the user's cache; where nothing can be kept there, it is found each time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

Identity = list[int | str]


def altered(folder: Path, sealed: Mapping[str, str]) -> Iterator[Path]:
    """Files of a folder, by name, whose hash is another than was sealed. All must be there."""
    kept = _cache() / f"{hashlib.blake2b(str(folder).encode(), digest_size=8).hexdigest()}.json"
    known = _known(kept)
    now = {name: _identity(folder / name, was) for name, was in sealed.items()}
    unread = [name for name in sealed if known.get(name) != now[name]]
    with ThreadPoolExecutor() as pool:
        found = list(pool.map(hash_of, (folder / name for name in unread)))
    wrong = {name for name, digest in zip(unread, found, strict=True) if digest != sealed[name]}
    if unread:
        _keep(kept, {name: one for name, one in now.items() if name not in wrong})
    yield from (folder / name for name in sealed if name in wrong)


def hash_of(file: Path) -> str:
    """The hash of a file as seals have it."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _identity(file: Path, was: str) -> Identity:
    """What changes when a file is written or replaced; the system sets `ctime`, nobody else can."""
    told = file.stat()
    return [was, told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino]


def _cache() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "antaeus" / "checked"


def _known(kept: Path) -> dict[str, Any]:
    """What was found when the folder was last opened; nothing where that cannot be read."""
    try:
        known: object = json.loads(kept.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", known) if isinstance(known, dict) else {}


def _keep(kept: Path, known: dict[str, Identity]) -> None:
    """Keep what was found, whole or not at all."""
    aside = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(known), "utf-8")
        aside.replace(kept)
    except OSError:
        aside.unlink(missing_ok=True)
