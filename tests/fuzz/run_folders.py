"""The files of a run folder, one spoilt at a time; the commands that read them must bear it."""

from __future__ import annotations

import atexit
import functools
import io
import json
import os
import shutil
import tempfile
from fractions import Fraction
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
from file_types import FileType
from in_process import command_in_process

from antaeus.archive.lenses.reading import load_lens
from antaeus.archive.store.asking import run, told_in_letters
from antaeus.archive.store.connection import Reach, connect
from antaeus.archive.store.folder import open_archive
from antaeus.foundation.errors import AntaeusError
from antaeus.runs.open import open_run
from antaeus.runs.record import record
from antaeus.runs.request import Request
from antaeus.runs.seal import seal
from antaeus.runs.verify import verify

SPOILT = {
    "manifest.json": "run_manifest",
    "fit.json": "run_fit",
    "files.json": "run_files",
    "archive/archive.json": "",
    "series.parquet": "",
    "state_hashes.parquet": "",
    "archive/places.parquet": "",
    "archive/bodies.parquet": "",
    "archive/cells/protocol-1921.parquet": "",
}
"""Files of a run, and the schema of each that has one."""
ROW = {
    **{"series": "members", "target": "members", "label": "Members", "topic": "size"},
    **{"date": "1922-01-01", "date_end": None, "place": "USSR", "group": "all", "unit": "persons"},
    **{"historical": 410430.0, "simulated": 4e5, "error": -10430.0, "relative_error": -0.0254},
    **{"sampling_sd": 600.0, "period": "fitted", "source": "rigby1968", "status": "recalled"},
    **{"confidence": "high", "note": ""},
}
"""A figure of history beside a simulated one, as fit.json has it."""
ASKED = (
    *(("show", "--json"), ("show", "--plot"), ("show", "--patterns"), ("verify", "--json")),
    *(("verify", "--against", "."), ("cite",)),
)
OF_ARCHIVE = (
    *(("fonds",), ("search", "--json"), ("search", "grain", "--kind", "protocol"), ("readings",)),
    *(("sql", "select * from protocol limit 3"), ("fonds", "--lens", "smolensk", "--json")),
    *(("export", "--kind", "protocol", "--out", "x.csv", "--format", "csv"),),
)
COMMANDS = 0.1
"""Part of the examples of which a whole command is asked besides; it takes ten times as long."""
ONE_KIND = Reach(kinds=("protocol",), threads=1)


@functools.cache
def whole_run() -> Path:
    """A run of the toy district with all its papers, made once in a process."""
    folder = Path(tempfile.mkdtemp(prefix="antaeus-fuzz-")) / "run"
    request = Request(
        Fraction(1), "toy_district", "vanguard", last=9, threads=1, archive="full", seed=1
    )
    record(request, folder)
    rows = [{**ROW, "date": f"19{year}-01-01"} for year in range(21, 41)]
    (folder / "fit.json").write_text(json.dumps(rows), "utf-8")  # its own is empty
    seal(folder)
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    return folder


def run_file_types() -> dict[str, FileType]:
    """Each file of a run as a type of its own."""
    whole = whole_run()
    return {
        f"run: {name}": FileType(
            f"run: {name}",
            Path(name).suffix,
            ((whole / name).read_bytes(),),
            functools.partial(read_in_run, name),
            schema,
        )
        for name, schema in SPOILT.items()
        if (whole / name).exists()
    }


def read_in_run(name: str, spoilt: Path) -> list[str]:
    """Put a spoilt file into a run and ask everything of it; its letters, or none."""
    content = spoilt.read_bytes()
    random = Random(len(content) + sum(content[:100]))
    with tempfile.TemporaryDirectory(dir=spoilt.parent) as place:
        folder = Path(place) / "run"
        shutil.copytree(whole_run(), folder, copy_function=os.link)
        (folder / name).unlink()
        (folder / name).write_bytes(content)
        resealed = name != "files.json" and random.random() < 0.5
        if resealed:  # else nothing but the seal would ever be found broken
            seal(folder)
        altered = content != (whole_run() / name).read_bytes()
        letters = _letters(folder)
        if name == "files.json":
            letters += verify(folder)[0].broken
        if (
            altered
            and not resealed
            and name != "files.json"
            and not _broken_seals(folder)
            and not letters
        ):
            raise AssertionError("an altered file of a run, and verify says that all is whole")
        if not name.startswith("archive/"):
            asked_of = random.sample(ASKED, int(random.random() < COMMANDS))
        else:
            letters += _letters_of_archive(folder)
            asked_of = random.sample(OF_ARCHIVE, int(random.random() < COMMANDS))
        for words in asked_of:
            asked = (words[0], str(folder), *words[1:])
            if words in OF_ARCHIVE:
                asked = ("archive", str(folder), *words)
            said = command_in_process(asked, Path(place))
            if "defect of its own" in said.err or "Traceback" in said.err:
                raise AssertionError(f"{' '.join(words)}: {said.err[:500]}")
            if said.status not in (0, 1, 2):
                raise AssertionError(f"{' '.join(words)} left with {said.status}")
        return letters


def _letters(folder: Path) -> list[str]:
    try:
        made = open_run(folder)
        assert made.series is not None
        assert made.state_hashes is not None
        assert made.fit is not None
    except AntaeusError as letter:
        return [str(letter)]
    return []


def _letters_of_archive(folder: Path) -> list[str]:
    """What opening the archive says, and counting what a lens shows of it."""
    try:
        archive = connect(open_archive(folder), load_lens("smolensk"), ONE_KIND)
        try:
            with told_in_letters(archive):
                run(archive, "select * from protocol, places limit 5")
        finally:
            archive.close()
    except AntaeusError as letter:
        return [str(letter)]
    return []


def _broken_seals(folder: Path) -> bool:
    try:
        return any(check.broken for check in verify(folder))
    except AntaeusError:
        return True


def other_table(random: Random, content: bytes) -> bytes:
    """A whole Parquet file with another schema, or other rows."""
    table = pq.read_table(io.BytesIO(content))
    what = random.randrange(9)
    name = random.choice(table.column_names)
    at = table.column_names.index(name)
    if what == 0:
        table = table.drop_columns([name])
    elif what == 1:
        table = table.rename_columns([f"{c}x" if c == name else c for c in table.column_names])
    elif what == 2:
        table = table.set_column(at, name, pa.nulls(table.num_rows))
    elif what == 3:
        table = table.slice(0, random.choice((0, 1, table.num_rows // 2)))
    elif what == 4:
        table = table.take(random.sample(range(table.num_rows), table.num_rows))
    elif what == 5:
        texts = [str(value) for value in table[name].to_pylist()]
        table = table.set_column(at, name, pa.array(texts))
    elif what == 6:
        other: list[object] = [random.choice((None, -1, 0, 2**62, 1.5))] * table.num_rows
        table = table.set_column(at, name, pa.array(other))
    elif what == 7:
        table = table.append_column("x", pa.array(range(table.num_rows)))
    else:
        table = pa.concat_tables([table, table.slice(0, 1)], promote_options="permissive")
    out = io.BytesIO()
    pq.write_table(table, out, compression=random.choice(("zstd", "snappy", "none")))
    return out.getvalue()
