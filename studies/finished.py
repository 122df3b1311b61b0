"""Finished runs for a study: opened where they lie, or simulated where they are missing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from antaeus.foundation.errors import AntaeusError
from antaeus.runs.inputs import load_inputs
from antaeus.runs.manifest import Manifest
from antaeus.runs.open import RunFolder, open_run
from antaeus.runs.record import record
from antaeus.runs.recorded import Recorded, simulate
from antaeus.runs.request import Request, available_threads, month_of_text

Finished = RunFolder | Recorded
DOCS = Path(__file__).resolve().parents[1] / "docs"


def arguments(said: str, page: str) -> argparse.ArgumentParser:
    """What every study may be told, under what it says of itself."""
    ask = argparse.ArgumentParser(
        description=said, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("--runs", nargs="+", type=Path, help="finished run folders; nothing is run")
    ask.add_argument("--keep", type=Path, help="a folder in which runs are kept and found again")
    ask.add_argument("--to", help="the last month, where the whole span is not wanted")
    ask.add_argument("--threads", type=int, default=available_threads())
    ask.add_argument("--out", type=Path, default=DOCS / page, help="the page that is written")
    return ask


def opened(folders: Sequence[Path]) -> list[Finished]:
    """The runs of some folders; ends with a sentence about one that cannot be used."""
    try:
        runs = [open_run(folder) for folder in folders]
    except AntaeusError as fault:
        sys.exit(str(fault))
    for run in runs:
        if run.manifest.overrides:
            sys.exit(f"{run.path}: values were set for this run alone. Take the account as it is.")
    return list(runs)


def made(told: argparse.Namespace, account: str, scale: Fraction, seed: int) -> Finished:
    """One run, taken from the folder of kept runs where it lies there, else simulated."""
    last = month_of_text("--to", told.to) if told.to else None
    request = Request(scale, account=account, seed=seed, last=last, threads=told.threads)
    print(f"{account}, scale {scale}, seed {seed}", file=sys.stderr, flush=True)
    if told.keep is None:
        return simulate(load_inputs(request))
    inputs = load_inputs(request)
    folder = told.keep / request.folder_name()
    if not folder.exists():
        told.keep.mkdir(parents=True, exist_ok=True)
        return record(inputs, folder)
    found = open_run(folder)
    if found.manifest.decides() != inputs.decides():
        sys.exit(f"{folder}: this is another run than was asked for. Name another --keep.")
    return found


def one_span(runs: Sequence[Finished]) -> str:
    """The span that all runs have; ends with a sentence where they differ."""
    spans = sorted({f"{run.manifest.span.first} to {run.manifest.span.last}" for run in runs})
    if len(spans) > 1:
        sys.exit(f"The runs are of different spans: {'; '.join(spans)}. Take runs of one.")
    return spans[0]


def versions(runs: Sequence[Finished]) -> str:
    """A sentence on which code and library the runs were made with."""
    made_with = sorted({_version(run.manifest) for run in runs})
    if len(made_with) == 1:
        return f"All were made with one version ({made_with[0]})."
    return (
        f"**They were made with {len(made_with)} different versions of code or library "
        f"({'; '.join(made_with)}), so what differs between them may come from that.**"
    )


def _version(manifest: Manifest) -> str:
    return f"code {manifest.code_hash[:8]}, library {manifest.library_hash[:8]}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write_page(path: Path, *paragraphs: str) -> None:
    """Write a page of Markdown whole, and say where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(p for p in paragraphs if p).rstrip() + "\n", "utf-8", newline="\n")
    print(f"wrote {path}", file=sys.stderr)
