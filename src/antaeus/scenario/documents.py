"""The JSON Schema of every type of file, for editors that check as one types.

A schema says what one table must look like. What must hold between tables, over time or with the
library (sums, overlaps, sources that exist) is said by `antaeus check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, RootModel

from antaeus.foundation.units import UNITS
from antaeus.scenario.checking import CSV_TYPES, CsvType
from antaeus.scenario.occasions import OccasionFile
from antaeus.scenario.orders import OrderEntry, StageFile
from antaeus.scenario.scenario import Scenario
from antaeus.scenario.ustav import RuleFile
from antaeus.scenario.value import BASES, CONFIDENCES, STATUSES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WORDS = {
    "unit": tuple(UNITS),
    "basis": BASES,
    "status": STATUSES,
    "confidence": CONFIDENCES,
}
"""Closed lists that hold wherever a column or key has the name."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SourceEntry(_Entry):
    """One entry of the bibliography; what is not known of it is left out or empty."""

    authors: str = ""
    year: int = 0
    title: str = ""
    kind: str
    addresses: list[str] = []
    note: str = ""


class Sources(RootModel[dict[Id, SourceEntry]]):
    """A file of the bibliography: a table for each entry."""


class SeriesEntry(_Entry):
    """What a series of history means, and whether the model may read it."""

    role: Literal["driver", "target"]
    unit: str
    definition: Annotated[str, Field(min_length=1)]
    preferred: list[str] = []
    signed: bool = False
    may_overlap: bool = False
    gaps: Literal["interpolate", "zero"] = "interpolate"


class SeriesDeclarations(RootModel[dict[str, SeriesEntry]]):
    """A file that declares series: a table for each, named like the series or a pattern."""


class GlossaryEntry(_Entry):
    """A term, what it means, where else to look, and when it was in use."""

    meaning: Annotated[str, Field(pattern=r"\S")]
    see_also: list[str] = []
    period: str = ""


class Glossary(RootModel[dict[str, GlossaryEntry]]):
    """A glossary: a table for each term."""


class CalendarOrders(RootModel[dict[Id, OrderEntry]]):
    """Orders to the party: a table for each."""


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each type of file that this part reads, by its name."""
    tables = {kind.name.replace(" ", "_"): _schema_of_rows(kind) for kind in CSV_TYPES}
    return {
        "scenario": schema_of(Scenario),
        "rules": schema_of(RuleFile),
        "occasions": schema_of(OccasionFile),
        "sources": schema_of(Sources),
        "series_declarations": schema_of(SeriesDeclarations),
        "glossary": schema_of(Glossary),
        "calendar_orders": schema_of(CalendarOrders),
        "calendar_stages": schema_of(StageFile),
        **tables,
    }


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a TOML file, with the closed lists of words written out."""
    schema = model.model_json_schema(by_alias=True)
    for table in (schema, *schema.get("$defs", {}).values()):
        _write_out_words(table)
        _allow_from_and_to(table)
    return {"$schema": DIALECT, **schema}


def _write_out_words(table: dict[str, Any]) -> None:
    unit = table.get("properties", {}).get("unit")
    if unit is not None:
        unit["enum"] = list(UNITS)


def _allow_from_and_to(table: dict[str, Any]) -> None:
    """A sourced number gives its date in one key, or a span of dates in two."""
    properties = cast("dict[str, Any]", table.get("properties", {}))
    if {"value", "unit", "date", "source"} <= properties.keys():
        day = {"type": "string"}
        properties.update({"from": {**day, "title": "From"}, "to": {**day, "title": "To"}})
        table["required"].remove("date")
        table["anyOf"] = [{"required": ["date"]}, {"required": ["from"]}]


def _schema_of_rows(kind: CsvType) -> dict[str, Any]:
    """The schema of a CSV file as tools read it: a list of rows, all cells texts."""
    return {
        "$schema": DIALECT,
        "title": f"Rows of a table: {kind.name}",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {column: _cell(column, kind.columns) for column in kind.columns},
            "required": list(kind.columns),
            "additionalProperties": False,
        },
    }


def _cell(column: str, columns: Iterable[str]) -> dict[str, Any]:
    # A unit may be left out where a row gives no number, as articles of the rules do.
    words = WORDS.get(column, ())
    empty = ("",) if column == "unit" and "rule" in columns else ()
    return {"type": "string", "enum": [*words, *empty]} if words else {"type": "string"}
