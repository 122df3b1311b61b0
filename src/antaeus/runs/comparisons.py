"""Which series of history a run is compared with: library/history/fit.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from antaeus.foundation.errors import Fault
from antaeus.runs.series import ALL
from antaeus.scenario.checking import TomlType
from antaeus.scenario.letters import letters

Topic = Literal["size", "classes", "people", "flows", "cells", "villages", "places"]
TOPICS: dict[Topic, str] = {
    "size": "The size of the party",
    "classes": "Class by social position",
    "people": "Occupation, sex, army",
    "flows": "Who came and who went",
    "cells": "Cells",
    "villages": "Villages",
    "places": "Places",
}
"""Heading of the table in which a comparison is printed."""

REPUBLIC = "republic "
"""How the place of a comparison begins that sums all tiles of a republic."""


class Comparison(BaseModel):
    """One series of history and what of a run it is compared with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    target: str
    series: str
    """What fit.json calls it: a series of series.parquet where there is such a one."""
    group: str = ALL
    label: str
    topic: Topic
    count: tuple[str, ...] = Field(min_length=1)
    of: tuple[str, ...] = ()
    place: str = "USSR"
    note: str = ""

    def counted(self) -> tuple[tuple[str, str], ...]:
        """Series and group of each term that is added up."""
        return tuple(_term(text) for text in self.count)

    def divided_by(self) -> tuple[tuple[str, str], ...]:
        """Series and group of each term of the divisor; nothing for a plain count."""
        return tuple(_term(text) for text in self.of)


class Comparisons(BaseModel):
    """The file that says which series of history are compared with what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    comparison: tuple[Comparison, ...]


def _faults(path: Path, tables: dict[str, Any]) -> list[Fault]:
    try:
        Comparisons.model_validate(tables)
    except ValidationError as error:
        return letters(error, str(path), Comparisons, tables)
    return []


COMPARISONS = TomlType("comparisons", lambda tables: "comparison" in tables, _faults)
"""How `antaeus check` knows a list of comparisons and what is wrong with it."""


@cache
def comparisons() -> tuple[Comparison, ...]:
    """All comparisons, in the order of the file."""
    file = files("antaeus") / "library" / "history" / "fit.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return Comparisons.model_validate(tables).comparison


def _term(text: str) -> tuple[str, str]:
    series, _, group = text.partition(":")
    return series, group or ALL
