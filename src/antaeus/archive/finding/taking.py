"""Papers taken away: written to one file, each with the mark that it is synthetic."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from antaeus.archive.finding.bibliography import entry
from antaeus.archive.finding.reading import Paper, read_many, rendered
from antaeus.archive.finding.searching import Hit
from antaeus.archive.finding.told import MARK, NOTICE, as_document, in_words
from antaeus.archive.store.connection import Archive
from antaeus.foundation.errors import AntaeusError, Fault, InputFaults

Write = Callable[[Iterator[Paper], Archive, Path], None]
TABLES = ("csv", "parquet")
"""Forms that hold papers of one kind, a row each."""


def check_form(form: str, out: Path) -> None:
    """Refuse a form that nobody knows, and a name that is taken."""
    if form not in FORMS:
        raise InputFaults([Fault("--format", f'"{form[:60]}"', f"one of {', '.join(FORMS)}")])
    try:
        taken = out.exists() or out.is_symlink()
    except OSError as fault:  # a name longer than any can be
        found = f"a name that cannot be used ({fault.strerror})"
        raise InputFaults([Fault(str(out), found, "the path of a file to be made")]) from None
    if taken:
        remedy = "Give another name with --out; nothing is ever written over."
        raise InputFaults([Fault(str(out), "something already there", "a free name", remedy)])


def take(found: Sequence[Hit], archive: Archive, form: str, out: Path) -> None:
    """Write papers that were found to a file whose name must be free."""
    check_form(form, out)
    if form in TABLES and len(kinds := dict.fromkeys(hit.kind for hit in found)) > 1:
        remedy = "Ask for one with --kind, or take json or text."
        said = f"papers of the kinds {', '.join(kinds)}"
        raise InputFaults([Fault("--format", said, "one kind, for a table", remedy)])
    with _made_whole(out) as aside:
        FORMS[form](read_many(archive, [hit.doc for hit in found]), archive, aside)


@contextmanager
def _made_whole(out: Path) -> Generator[Path]:
    """Write aside and rename at the end, so that nothing half-written bears the name."""
    aside = out.with_name(f"{out.name}.partial")
    try:
        aside.open("x").close()
    except OSError as fault:
        found = f"a file that cannot be made ({fault.strerror})"
        remedy = f"Give another name or folder with --out, or remove {aside.name}."
        raise InputFaults(
            [Fault(str(out), found, "a folder that may be written", remedy)]
        ) from None
    try:
        yield aside
        aside.rename(out)
    except OSError as fault:
        raise AntaeusError(f"{out}: the papers could not be written ({fault.strerror}).") from None
    finally:
        aside.unlink(missing_ok=True)


def _text(papers: Iterator[Paper], archive: Archive, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{NOTICE}\n")
        for paper in papers:
            file.write(f"\n{rendered(archive, paper)}\n")


def _json(papers: Iterator[Paper], archive: Archive, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"mark": {json.dumps(NOTICE)}, "papers": [')
        for number, paper in enumerate(papers):
            file.write(",\n" if number else "\n")
            file.write(json.dumps(as_document(archive, paper), ensure_ascii=False))
        file.write("\n]}\n")


def _bibtex(papers: Iterator[Paper], archive: Archive, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"% {NOTICE}\n")
        for paper in papers:
            file.write(entry(archive, paper))


def _csv(papers: Iterator[Paper], archive: Archive, out: Path) -> None:
    del archive
    with out.open("w", encoding="utf-8", newline="") as file:
        table: csv.DictWriter[str] | None = None
        for row in _in_rows(papers):
            if table is None:
                table = csv.DictWriter(file, list(row))
                table.writeheader()
            table.writerow(row)


def _parquet(papers: Iterator[Paper], archive: Archive, out: Path) -> None:
    del archive
    from antaeus.archive.finding.table_file import write_parquet  # noqa: PLC0415 - Arrow is slow

    write_parquet(_in_rows(papers), out)


def _in_rows(papers: Iterator[Paper]) -> Iterator[dict[str, Any]]:
    for paper in papers:
        head = {"mark": MARK, "reference": paper.reference, "genre": paper.kind.genre}
        yield {**head, **in_words(paper.record, paper.kind.columns)}


FORMS: dict[str, Write] = {
    "csv": _csv,
    "parquet": _parquet,
    "json": _json,
    "text": _text,
    "bibtex": _bibtex,
}
"""In which forms papers can be taken away."""
