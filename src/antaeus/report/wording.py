"""How numbers and dates are written out."""

from __future__ import annotations

import datetime
import math

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
GAP = "–"
PERCENT = "\u00a0%"
"""The sign with a space that no line breaks at."""


def number(value: float | None, unit: str = "persons") -> str:
    """A value of a unit: counts with commas, shares and means with one place."""
    if value is None or not math.isfinite(value):
        return GAP
    places = 1 if unit in ("percent", "ratio") or abs(value) < 100 else 0
    return f"{round(value, places) + 0.0:,.{places}f}".replace("-", "−")


def signed(value: float | None, unit: str = "persons") -> str:
    """A difference with its sign."""
    text = number(value, unit)
    return text if text == GAP or text.startswith("−") else f"+{text}"


def percent(share: float | None) -> str:
    """A relative difference as percent, with its sign."""
    if share is None or not math.isfinite(share):
        return GAP
    return f"{round(100 * share, 1) + 0.0:+.1f}{PERCENT}".replace("-", "−")


def million(persons: float) -> str:
    """A stock of the party, as a person would say it."""
    return f"{persons / 1e6:.2f} million"


def day(text: str | datetime.date) -> str:
    """A date such as `1 Jan 1927`."""
    date = datetime.date.fromisoformat(text) if isinstance(text, str) else text
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def span(start: str, end: str | None) -> str:
    """A day, or the months from one to another."""
    if not end:
        return day(start)
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    return f"{_MONTHS[first.month - 1]} {first.year} – {_MONTHS[last.month - 1]} {last.year}"


def joined(words: list[str]) -> str:
    """Words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
