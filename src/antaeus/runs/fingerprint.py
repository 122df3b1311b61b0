"""Hashes that say which code, which library and which bytes a run is made of."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


@cache
def code_hash() -> str:
    """One hash over every Python file of the package: what ran, committed or not."""
    return _hash_of_files(PACKAGE, PACKAGE.rglob("*.py"))


@cache
def library_hash() -> str:
    """One hash over all that historians wrote: the files of the library."""
    library = PACKAGE / "library"
    return _hash_of_files(library, (file for file in library.rglob("*") if file.is_file()))


def file_hash(file: Path) -> str:
    """The hash of a file's bytes."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def chain_hash(hashes: Iterable[tuple[int, Mapping[str, int]]]) -> str:
    """One hash over the state hashes of all months, each linked to those before it."""
    digest = hashlib.blake2b(digest_size=16)
    for month, tables in hashes:
        for table, value in sorted(tables.items()):
            digest.update(f"{month} {table} {value & (2**64 - 1):016x}\n".encode())
    return digest.hexdigest()


@cache
def commit() -> str | None:
    """The git commit of the checkout that the package lies in; None when it lies in none."""
    git = shutil.which("git")
    if git is None or not (PACKAGE.parents[1] / ".git").exists():
        return None
    asked = [git, "-C", str(PACKAGE), "rev-parse", "HEAD"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    return answer.stdout.strip() or None if answer.returncode == 0 else None


def _hash_of_files(root: Path, files: Iterable[Path]) -> str:
    """A hash over names and contents, the same on every machine."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(files):
        if "__pycache__" in file.parts:
            continue
        digest.update(file.relative_to(root).as_posix().encode() + b"\0")
        digest.update(file.read_bytes())
    return digest.hexdigest()
