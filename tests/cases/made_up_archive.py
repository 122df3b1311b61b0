"""A small archive of random papers, for tests of what is done with papers and not of what they say.

Four tiles, ten raions, all months, every kind but `stoppage`, of which nobody wrote any.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from antaeus.archive.kinds import Column, Kind, Part, load_kinds, load_parts
from antaeus.archive.numbering import document
from antaeus.foundation.months import year_of

TILES = (
    ("SMO", "Smolensk"),
    ("LEN", "Leningrad and the north-west"),
    ("MOW", "Moscow city"),
    ("IVA", "Ivanovo"),
)
BODIES = (
    (0, 0, 102, "Smolensk guberniia", "guberniia"),
    (0, 103, 198, "Western oblast", "oblast"),
    (0, 199, 243, "Smolensk oblast", "oblast"),
    (1, 0, 243, "Leningrad oblast", "oblast"),
    (2, 0, 243, "Moscow", "city"),
    (3, 0, 243, "Ivanovo oblast", "oblast"),
)
RAIONS = 10
NOT_WRITTEN = "stoppage"
_PERSONS = {"person", "speaker", "target_person", "about", "recommender"}
_UNITS = {"cell", "host", "about_host"}
_HIGH_UP = ("central_committee", "press", "statistics")


def make(run: Path, rows: int = 150, seed: int = 5) -> Path:
    """Write RUN/archive with so many papers of each kind."""
    out = run / "archive"
    out.mkdir(parents=True)
    rng = np.random.default_rng(seed)
    for kind in load_kinds().values():
        if kind.name != NOT_WRITTEN:
            _write_kind(out, kind, rows, rng)
    _write_places(out)
    counts = {kind: 0 if kind == NOT_WRITTEN else rows for kind in load_kinds()}
    about = {
        "schema": 1, "mode": "full", "seed": seed, "scale": "1/100",
        "first": "1921-03", "last": "1941-06", "documents": counts,
    }  # fmt: skip
    (out / "archive.json").write_text(json.dumps(about), "utf-8")
    return run


def _write_kind(out: Path, kind: Kind, rows: int, rng: np.random.Generator) -> None:
    places = [0, 1, 2, 3, 4] if kind.fond in _HIGH_UP else list(range(1024, 1024 + RAIONS))
    place, month = rng.choice(places, rows), rng.integers(0, 244, rows)
    order = np.lexsort((month, place))
    head = _head(kind, place[order], month[order], rng)
    own = {c.name: _values(c, head, rng) for c in kind.columns[5:]}
    _write(out / kind.fond, kind.name, {**head, **own})
    for part in load_parts().values():
        if part.part_of == kind.name:
            _write(out / kind.fond, part.name, _part(part, head, rng))


def _head(kind: Kind, place: Any, month: Any, rng: np.random.Generator) -> dict[str, Any]:
    seen: dict[tuple[int, int], int] = {}
    docs = []
    for p, m in zip(place.tolist(), month.tolist(), strict=True):
        rank = seen.get((p, m), 0)
        seen[p, m] = rank + 1
        docs.append(document(p, m, kind.number, rank))
    return {
        "doc": np.array(docs, np.uint64),
        "month": month.astype(np.int16),
        "place": place.astype(np.uint16),
        "written": (month + (rng.random(place.size) < 0.2)).astype(np.int16),
        "copy": np.zeros(place.size, np.uint8),
    }


def _part(part: Part, head: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    times = rng.integers(0, 4, head["doc"].size)
    of = np.repeat(np.arange(head["doc"].size), times)
    columns = {name: head[name][of] for name in ("doc", "month", "place")}
    numbers = [n + 1 for each in times.tolist() for n in range(each)]
    columns["no"] = np.array(numbers, np.uint8)
    return columns | {c.name: _values(c, columns, rng) for c in part.columns[4:]}


def _values(column: Column, head: dict[str, Any], rng: np.random.Generator) -> Any:
    month, place = head["month"], head["place"]
    n = month.size
    if column.codes:
        values = rng.integers(0, len(column.codes), n)
    elif column.name in _PERSONS:  # entered at some time before the paper was written
        entry = (rng.random(n) * (month + 1)).astype(np.uint64)
        values = (
            (rng.integers(0, 3, n).astype(np.uint64) << np.uint64(48))
            | ((entry // np.uint64(40) * np.uint64(40) + np.uint64(1)) << np.uint64(32))
            | rng.integers(0, 3, n).astype(np.uint64)
        )
    elif column.name in _UNITS:
        raion = rng.integers(0, RAIONS, n).astype(np.uint64)
        if column.name == "cell":  # which never leaves its raion, nor do papers that name it
            raion = place.astype(np.uint64) - np.uint64(1024)
        values = (raion << np.uint64(48)) | rng.integers(1, 4, n).astype(np.uint64)
    elif column.name == "workers":
        values = rng.integers(0, 3000, n)
    elif column.type == "uint8":
        values = rng.integers(0, 2 if column.meaning.startswith("1 when") else 40, n)
    else:
        values = rng.integers(0, 900, n)
    return values.astype(column.type)


def _write(folder: Path, name: str, columns: dict[str, Any]) -> None:
    folder.mkdir(exist_ok=True)
    years = np.array([year_of(m) for m in columns["month"].tolist()])
    for year in np.unique(years).tolist():
        of_year = {key: values[years == year] for key, values in columns.items()}
        pq.write_table(pa.table(of_year), folder / f"{name}-{year}.parquet", compression="zstd")


def _write_places(out: Path) -> None:
    rows = [(0, -1, "SSSR", "the Union", 0, "centre")]
    rows += [(1 + t, t, code, name, 0, "region") for t, (code, name) in enumerate(TILES)]
    rows += [(1024 + r, r % 4, *TILES[r % 4], r // 4 + 1, "raion") for r in range(RAIONS)]
    kinds = (pa.uint16(), pa.int16(), pa.string(), pa.string(), pa.int32(), pa.string())
    _table(out / "places.parquet", ("place", "tile", "code", "name", "raion", "level"), kinds, rows)
    kinds = (pa.int16(), pa.int16(), pa.int16(), pa.string(), pa.string())
    _table(out / "bodies.parquet", ("tile", "first", "last", "name", "level"), kinds, BODIES)


def _table(file: Path, names: Any, kinds: Any, rows: Any) -> None:
    columns = list(zip(*rows, strict=True))
    table = {n: pa.array(c, k) for n, c, k in zip(names, columns, kinds, strict=True)}
    pq.write_table(pa.table(table), file)
