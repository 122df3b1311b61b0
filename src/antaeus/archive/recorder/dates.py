"""Months on which kinds of paper hang, as the library dates them."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from antaeus.foundation.months import parse_month


@dataclass(frozen=True, slots=True)
class Dates:
    """Months, from March 1921; see library/documents/dates.toml."""

    censuses: frozenset[int]
    """Months in which everyone with a card is listed."""
    verification: int
    """From here on reviews are of documents."""
    vigilance: int
    """From here on verdicts speak of vigilance and of enemies."""


@functools.cache
def load_dates() -> Dates:
    """The dates as the library has them."""
    text = (resources.files("antaeus") / "library/documents/dates.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Dates(
        censuses=frozenset(parse_month(census["month"]) for census in table["census"]),
        verification=parse_month(table["verification"]["month"]),
        vigilance=parse_month(table["vigilance"]["month"]),
    )
