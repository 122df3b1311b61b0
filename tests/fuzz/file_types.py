"""Every type of file that antaeus reads, the real files of it, and how each is read.

A reader answers with its letters: none when it accepts the file. Whatever else it does, raises or
takes too long, is a fault of antaeus.
"""

from __future__ import annotations

import csv
import functools
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from antaeus.accounts.files import ACCOUNT, EXPECTATIONS, check_paths
from antaeus.accounts.reading import load_account
from antaeus.archive.lenses.reading import LENS, load_lens
from antaeus.experiments.plan_file import PLAN, load_plan
from antaeus.foundation.errors import InputFaults
from antaeus.runs.comparisons import COMPARISONS
from antaeus.scenario import checking
from antaeus.scenario.scenario import load_scenario
from antaeus.scenario.tables import library

Reader = Callable[[Path], list[str]]
SHORT = 60
"""Lines of a long table that serve as a seed; a thousand more find nothing more."""


@dataclass(frozen=True)
class FileType:
    """A type of file under trial."""

    name: str
    suffix: str
    seeds: tuple[bytes, ...]
    read: Reader
    schema: str


def read_by_check(path: Path) -> list[str]:
    """What `antaeus check` says of a file; that no other reader contradicts it is seen to."""
    letters = list(map(str, check_paths([path], (LENS, PLAN, COMPARISONS))))
    if not letters and (loads := LOADERS.get(type_of(path))):
        try:
            loads(str(path))
        except InputFaults as refused:
            raise AssertionError(f"accepted by check, refused when loaded: {refused}") from None
    return letters


LOADERS: dict[str, Callable[[str], object]] = {
    "scenario": load_scenario,
    "account": load_account,
    "lens": load_lens,
    "plan": load_plan,
}
SCHEMA_OF = {
    "plan": "ensemble_plan",
    "stages of a campaign": "calendar_stages",
    "orders": "calendar_orders",
    "declarations of series": "series_declarations",
}


def type_of(path: Path) -> str:
    """The type for which `antaeus check` takes a file that it can read."""
    text = path.read_text("utf-8-sig")
    if path.suffix == ".csv":
        found = checking.type_of_columns(next(csv.reader([text.split("\n")[0].rstrip("\r")]), []))
    else:
        known = (ACCOUNT, EXPECTATIONS, LENS, PLAN, COMPARISONS, *checking.TOML_TYPES)
        found = checking.type_of_tables(tomllib.loads(text), known)
    return found.name if found else ""


def schema_of(type_name: str) -> str:
    """The name of the schema that is published for a type."""
    return SCHEMA_OF.get(type_name, type_name.replace(" ", "_"))


@functools.cache
def file_types() -> dict[str, FileType]:
    """All types of file that somebody may write, by name."""
    return {one.name: one for one in _file_types()}


def _file_types() -> Iterator[FileType]:
    for name, places in WRITTEN.items():
        files = [file for place in places for file in sorted(library().glob(place))]
        seeds = tuple(map(_shortened, files))
        assert seeds, name
        yield FileType(name, files[0].suffix, seeds, read_by_check, schema_of(name))
    yield FileType("plan", ".toml", (PLAN_OF_TOYS.encode(),), read_by_check, schema_of("plan"))


def _shortened(file: Path) -> bytes:
    content = file.read_bytes()
    if file.suffix == ".csv" and file.name not in ("territory.csv", "answers.csv"):
        return b"\n".join(content.split(b"\n")[:SHORT]) + b"\n"
    return content


PLAN_OF_TOYS = """
[ensemble]
id = "first"
title = "Two accounts"
scenario = "toy_district"
scale = "1/1"
seed = 7
until = "1924-12"
calendar = "mean"
paired = true

[[arm]]
account = "vanguard"
runs = 10
draw = ["meeting.*", "implementation.hearing"]
set = { "discipline.trial_rate" = 0.002 }

[[arm]]
account = "n0"
name = "other"
runs = 3
answers = { line = "by_balance" }

[keep]
series = ["members", "expelled"]
regions = ["members"]
lenses = ["full", "smolensk"]
readings = ["O1", "O7"]
years = false
"""
"""The library has no plan, because every plan is somebody's own."""
WRITTEN = {
    "scenario": ("scenarios/*.toml",),
    "account": ("accounts/*.toml",),
    "expectations": ("expectations.toml",),
    "lens": ("lenses/*.toml",),
    "rules": ("rules/ustav.toml",),
    "occasions": ("rules/occasions.toml",),
    "stages of a campaign": ("calendar/places.toml",),
    "orders": ("calendar/orders.toml",),
    "declarations of series": ("history/series.toml",),
    "glossary": ("words/glossary.toml",),
    "comparisons": ("history/fit.toml",),
    "sources": ("sources/*.toml",),
    "series": ("history/*.csv",),
    "figures of regions": ("regions/figures.csv",),
    "tiles": ("regions/tiles.csv",),
    "bodies over tiles": ("regions/territory.csv",),
    "articles of the rules": ("rules/articles.csv",),
    "coding of the calendar": ("calendar/coder_*.csv",),
    "events of the calendar": ("calendar/events.csv",),
    "placement of accounts": ("placements/coordinates.csv",),
    "answers of accounts": ("placements/answers.csv",),
}
