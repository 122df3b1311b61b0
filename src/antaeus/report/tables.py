"""What a report is made of: the tables of a run, and what the library says about them."""

# pyright: reportMissingTypeStubs=false
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

if TYPE_CHECKING:  # figures draw with matplotlib, which who reads a table need not wait for
    from antaeus.figures.time_axis import Span

Row = Mapping[str, Any]


@dataclass(frozen=True)
class RunTables:
    """One run as its folder holds it, with the rows of the library that it needs."""

    manifest: Row
    series: pd.DataFrame
    """`series.parquet`."""
    fit: Sequence[Row]
    """`fit.json`."""
    tiles: Sequence[Any]
    """Rows or objects with code, name, col and row."""
    bibliography: Sequence[Any] = ()
    """Rows or objects with id, authors, year, title, kind, address and note."""
    parameters: Sequence[Row] = ()
    """Rows with name, value, unit, how_found and source; else those of the manifest."""
    gaps: Sequence[str] | None = None
    """What was not found, a sentence each; None reads the silent years off the fit."""
    rivals: Sequence[Row] | None = None
    """Rival historical figures, as rows of the fit; None asks the library."""
    spans: Sequence[Span] | None = None
    """Purges and checks to be marked on the axis of years; None asks the library."""


def as_row(thing: Any) -> Row:
    """A row of the library as a mapping, whether it comes as one, as a dataclass or a model."""
    if isinstance(thing, Mapping):
        return cast("Row", thing)
    return asdict(thing) if is_dataclass(thing) else thing.model_dump()  # pyright: ignore[reportArgumentType]


def run_labels(runs: Sequence[RunTables]) -> list[str]:
    """The shortest names that tell the runs apart: account, then what else differs."""
    names = [_account_of(run.manifest) for run in runs]
    for more in ("scenario", "scale", "calendar", "seed"):
        if len(set(names)) == len(names):
            break
        told = [str(run.manifest.get(more)) for run in runs]
        if len(set(told)) > 1:
            names = [f"{name}, {more} {what}" for name, what in zip(names, told, strict=True)]
    if len(set(names)) < len(names):
        names = [f"{name} ({place})" for place, name in enumerate(names, 1)]
    return names


def _account_of(manifest: Row) -> str:
    """The account, and the answers that were put in place of its own."""
    answers = cast("Mapping[str, Any]", manifest.get("answers") or {})
    return ", ".join([str(manifest["account"]), *(f"{q} {given}" for q, given in answers.items())])


def first_of_each(rows: Iterable[Row], key: str) -> list[Row]:
    """The rows without those that repeat an earlier one's key."""
    found: dict[Any, Row] = {}
    for row in rows:
        found.setdefault(row[key], row)
    return list(found.values())
