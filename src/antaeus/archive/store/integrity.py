"""What is wrong with the files of an archive, said in one sentence before anybody trusts them.

Where the run is sealed (files.json) presence, length and content of every file are compared with
the seal; content once for each state of a file, since reading a gigabyte takes longer than opening
one. An archive without a seal must have whole files and as many papers as it says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from antaeus.archive.store.checked import altered
from antaeus.foundation.errors import AntaeusError

SEAL = "files.json"
_MARK = b"PAR1"
"""With these bytes a Parquet file begins and ends."""


def broken(
    path: Path, documents: Mapping[str, object], files: Mapping[str, Mapping[int, Path]]
) -> str:
    """The first thing that is wrong with an archive, or nothing."""
    seal = path.parent / SEAL
    wrong = _against_seal(path, seal) if seal.exists() else _without_seal(path, documents, files)
    found = next(wrong, "")
    if not found:
        return ""
    return f"{found} Copy it again from where it was whole, or make the run again: antaeus run"


def damaged(path: Path, fault: object) -> AntaeusError:
    """The letter about a file that turned out to be damaged only when it was read."""
    first = str(fault).strip().partition("\n")[0][:300]
    return AntaeusError(
        f"{path}: a file of the archive is damaged ({first}). "
        f"Which one is said by: antaeus verify {path.parent}"
    )


def _against_seal(path: Path, seal: Path) -> Iterator[str]:
    """Files that are missing or are not what they were when the run was finished."""
    try:
        sealed: dict[str, Any] = json.loads(seal.read_text("utf-8"))["files"]
        papers = {
            Path(name).relative_to(path.name).as_posix(): (int(was["bytes"]), str(was["blake2b"]))
            for name, was in sealed.items()
            if name.startswith(f"{path.name}/")
        }
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        OverflowError,
    ):
        yield f"{seal}: this file is damaged, so nothing says what the files of the archive were."
        return
    whole: dict[str, str] = {}
    for name, (length, digest) in papers.items():
        file = path / name
        try:
            now = file.stat().st_size
        except OSError:
            yield f"{file}: this file of the archive is missing."
            continue
        if now != length:
            how = "truncated" if now < length else "altered"
            yield f"{file}: this file was {how}: it has {now:,} bytes and had {length:,}."
        else:
            whole[name] = digest
    for file in altered(path, whole):
        yield f"{file}: this file was altered since the run was finished."
    for file in sorted(path.rglob("*.parquet")):
        if file.relative_to(path).as_posix() not in papers:
            yield f"{file}: this file is none of the run, it was put there later."


def _without_seal(
    path: Path, documents: Mapping[str, object], files: Mapping[str, Mapping[int, Path]]
) -> Iterator[str]:
    """Files that are no whole Parquet files, and kinds of which papers are missing."""
    for name in ("places.parquet", "bodies.parquet"):
        if not (path / name).exists():
            yield f"{path / name}: this file of the archive is missing."
        elif not _is_whole(path / name):
            yield f"{path / name}: this file is truncated or damaged."
    for by_year in files.values():
        for file in by_year.values():
            if not _is_whole(file):
                yield f"{file}: this file is truncated or damaged."
    written = rows_by_file([file for kind in documents for file in files.get(kind, {}).values()])
    for kind, count in documents.items():
        found = sum(written[file] for file in files.get(kind, {}).values())
        if found != count:
            yield (
                f"{path}: {found:,} papers of the kind {kind} are there, and {count:,} were "
                f"written; a file {kind}-YEAR.parquet is missing or was altered."
            )


def rows_by_file(files: list[Path]) -> dict[Path, int]:
    """How many rows each of some Parquet files has."""
    if not files:
        return {}
    import duckdb  # noqa: PLC0415 - not before a folder is known to be there

    with duckdb.connect() as connection:
        try:
            found = connection.execute(
                "select file_name, num_rows from parquet_file_metadata(?)", [list(map(str, files))]
            ).fetchall()
        except duckdb.Error as fault:
            raise damaged(files[0].parent.parent, fault) from None
    return {Path(file): int(rows) for file, rows in found}


def _is_whole(file: Path) -> bool:
    """Whether a file begins and ends as a Parquet file does."""
    try:
        with file.open("rb") as opened:
            begins = opened.read(4)
            opened.seek(-4, 2)
            return begins == _MARK and opened.read(4) == _MARK
    except OSError:
        return False
