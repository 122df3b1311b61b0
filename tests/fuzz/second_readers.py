"""A second reader of every type of file: what antaeus accepts, it must accept as well.

TOML and JSON are held against the published schema; tables are read by pandas, and each cell that
must be a number, a day or a month is read strictly.
"""

from __future__ import annotations

import datetime
import functools
import io
import json
import math
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
NUMBERS = {"value", "radical", "ambiguity", "intensity", "probability", "low", "mode", "high"}
DAYS, MONTHS = {"date", "date_end", "from", "to"}, {"start", "end"}


@functools.cache
def schema(name: str) -> dict[str, Any]:
    """A published schema."""
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))


@functools.cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """Whoever checks against it."""
    return jsonschema.Draft202012Validator(schema(name))


def objection(content: bytes, suffix: str, name: str) -> str:
    """What the second reader has against a file; nothing when it accepts it."""
    try:
        text = content.decode("utf-8-sig")
        if suffix == ".csv":
            return _of_table(text, name)
        document = _toml(text) if suffix == ".toml" else _json(text)
    except (ValueError, RecursionError) as fault:
        return f"{type(fault).__name__}: {fault}"[:300]
    return _first_error(document, name)


def _first_error(document: object, name: str) -> str:
    for error in validator(name).iter_errors(document):
        place = "/".join(map(str, error.absolute_path))
        return f"{place}: {error.message[:200]}"
    return ""


def _toml(text: str) -> object:
    return _plain(tomllib.loads(text, parse_float=_finite))


def _json(text: str) -> object:
    return json.loads(text, parse_constant=_refuse, parse_float=_finite)


def _refuse(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is not finite")
    return number


def _plain(value: Any) -> Any:
    """Dates as the texts that a schema knows."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def _of_table(text: str, name: str) -> str:
    frame = pd.read_csv(
        io.StringIO(text, newline=""), dtype=str, keep_default_na=False, index_col=False
    )
    rows = [{str(key): cell for key, cell in row.items()} for row in frame.to_dict("records")]
    wanted = validator(name).schema["items"]["properties"]
    if rows and (error := _first_error(rows[:1], name)):
        return error
    if not rows and {*frame.columns} != {*wanted}:
        return f"the columns {', '.join(map(str, frame.columns))[:200]}"
    for column in frame.columns:
        words = wanted[column].get("enum")
        for cell in frame[column].unique():
            if words and cell not in words:
                return f"{column}: {cell!r} is none of the words"
            if wrong := _wrong_cell(column, cell):
                return f"{column}: {wrong}"
    return ""


def _wrong_cell(column: str, cell: str) -> str:
    try:
        if column in NUMBERS or column.startswith("w_"):
            plain = cell == cell.strip() and cell.isascii() and "_" not in cell
            return "" if not cell or (plain and math.isfinite(float(cell))) else f"{cell!r}"
        if column in DAYS and cell:
            return "" if len(cell) == 10 and datetime.date.fromisoformat(cell) else f"{cell!r}"
        if column in MONTHS:
            return "" if cell.isascii() and datetime.date.fromisoformat(f"{cell}-01") else cell
    except ValueError as fault:
        return str(fault)
    return ""
