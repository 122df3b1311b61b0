"""A number with all that makes it usable: unit, date, source, basis, status and confidence.

No number of history or of an account enters antaeus in any other form.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from antaeus.foundation.units import UNITS

Basis = Literal["recorded", "estimated", "inferred", "assumed"]
"""How the figure came to be: counted then, estimated, reckoned from others, or supposed."""
Status = Literal["verified", "recalled", "derived", "made_up"]
"""Seen at its address, known from the work but not seen, computed here, or invented for a toy."""
Confidence = Literal["high", "medium", "low"]

BASES: tuple[str, ...] = get_args(Basis)
STATUSES: tuple[str, ...] = get_args(Status)
CONFIDENCES: tuple[str, ...] = get_args(Confidence)

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def is_date(text: str) -> bool:
    """Whether a text is a year, a month, a day, or a span of two of them joined by a slash."""
    try:
        days = [_first_day(part) for part in text.split("/", 1)]
    except ValueError:
        return False
    return days == sorted(days)


def _first_day(text: str) -> datetime.date:
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])


class Value(BaseModel):
    """One sourced number, as a TOML table with a `value` key gives it."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    value: Annotated[float, Field(strict=True)]
    """The number itself, finite."""
    unit: str
    """A unit of the closed list in `antaeus.foundation.units`."""
    date: str
    """1934, 1934-01 or 1934-01-26; a span is 1921-03/1941-06 (or the two keys `from` and `to`)."""
    source: str
    """Id of an entry of the bibliography; several are joined by "; "."""
    basis: Basis
    status: Status
    confidence: Confidence
    note: str = ""
    pages: str = ""

    @model_validator(mode="before")
    @classmethod
    def _join_from_and_to(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        table = cast("dict[str, Any]", given)
        if "date" in table or "from" not in table:
            return table
        rest = {key: entry for key, entry in table.items() if key not in ("from", "to")}
        last = table.get("to")
        return {**rest, "date": f"{table['from']}/{last}" if last else str(table["from"])}

    @field_validator("date", mode="before")
    @classmethod
    def _write_out_a_date(cls, date: object) -> object:
        return date.isoformat() if isinstance(date, datetime.date) else date

    @field_validator("date")
    @classmethod
    def _date_is_a_date(cls, date: str) -> str:
        if not is_date(date):
            raise ValueError("a date is written 1934, 1934-01 or 1934-01-26; a span joins two by /")
        return date

    @field_validator("unit")
    @classmethod
    def _unit_is_known(cls, unit: str) -> str:
        if unit not in UNITS:
            raise ValueError(f"{unit!r} is no unit of the closed list in antaeus.foundation.units")
        return unit

    @field_validator("source")
    @classmethod
    def _source_is_named(cls, source: str) -> str:
        if not source.strip():
            raise ValueError("a number without a source cannot be used; name one")
        return source
