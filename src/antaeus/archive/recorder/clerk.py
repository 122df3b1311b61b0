"""The habits of those who write: how papers differ from a perfect record."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import NamedTuple


class Clerk(NamedTuple):
    """Chances and sizes, as library/documents/clerk.toml explains them."""

    unwritten: float
    raised: float
    raised_by: float
    miscopied: float
    upward: float
    words: float
    radical_terms: float
    stray_terms: float
    fluency_terms: float
    vouched: float
    acknowledged: float
    to_centre: float
    by_signal: float
    random: float
    raid: float
    error: float
    slip: float
    repairs: float
    touched_up: float
    towards_plan: float
    proposals: float
    instructions: float
    late: float
    very_late: float
    duplicate: float
    concrete: float
    named_issue: float
    apart: float
    standstill: float
    blames_cell: float
    tolerated: float
    disorganised: float
    press_items: float
    shortcoming: float
    shortcoming_radical: float
    disorder_seen: float


@functools.cache
def load_clerk() -> Clerk:
    """The habits as the library has them."""
    text = (resources.files("antaeus") / "library/documents/clerk.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Clerk(**{name: float(table[name]["value"]) for name in Clerk._fields})
