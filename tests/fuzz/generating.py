"""Documents made up from a published JSON Schema, sound in most places and hostile in a few."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

WORDS = ("antaeus_assumption", "E59", "x", "count", "total", "a_b", "1921-03", "1934-12", "MOW")
TEXTS = (*WORDS, "1/100", "protocol", "chistka", "persons", "share", "é", "", "0", "card")
NUMBERS = (0, 1, 0.5, 2, 10, 0.25, 100, 1921, -1, 0.1, 1e9, 1e300)


def document(random: Random, schema: Mapping[str, Any], hostility: float = 0.02) -> Any:
    """Something of the form that a schema asks for, here and there of another."""
    return _Maker(random, schema, hostility).make(schema, 0)


class _Maker:
    """Walks through a schema and makes a value of each part."""

    def __init__(self, random: Random, root: Mapping[str, Any], hostility: float) -> None:
        self.random, self.root, self.hostility = random, root, hostility

    def make(self, schema: Mapping[str, Any], depth: int) -> Any:
        if self.random.random() < self.hostility:
            return self.random.choice((*TEXTS, *NUMBERS, True, [], {}, [1], {"a": "b"}))
        if "$ref" in schema:
            return self.make(self.root["$defs"][schema["$ref"].rpartition("/")[2]], depth + 1)
        for key in ("anyOf", "oneOf"):
            if key in schema and "properties" not in schema:
                return self.make(self.random.choice(schema[key]), depth + 1)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        return getattr(self, f"_{schema.get('type', 'string')}")(schema, depth)

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        listed: Mapping[str, Any] = schema.get("properties", {})
        required = {*schema.get("required", ()), *self._one_of_required(schema)}
        made = {
            name: self.make(inside, depth + 1)
            for name, inside in listed.items()
            if (name in required and self.random.random() > self.hostility)
            or (depth < 8 and self.random.random() < 0.3)
        }
        free = schema.get("additionalProperties")
        if isinstance(free, dict) and depth < 8:
            for _ in range(self.random.randrange(4)):
                made[self.random.choice(WORDS[2:6])] = self.make(free, depth + 1)
        return made

    def _one_of_required(self, schema: Mapping[str, Any]) -> Sequence[str]:
        choices = schema.get("anyOf", [{}])
        return self.random.choice(choices).get("required", ())

    def _array(self, schema: Mapping[str, Any], depth: int) -> list[Any]:
        if "prefixItems" in schema:
            return [self.make(each, depth + 1) for each in schema["prefixItems"]]
        few = self.random.choice((0, 1, 1, 2, 3)) if depth < 8 else 0
        n = max(few, schema.get("minItems", 0))
        return [self.make(schema.get("items", {}), depth + 1) for _ in range(n)]

    def _string(self, schema: Mapping[str, Any], depth: int) -> str:
        del depth
        if schema.get("format") == "date":
            return f"{self.random.randrange(1919, 1942)}-0{self.random.randrange(1, 10)}-01"
        fitting = TEXTS
        if pattern := schema.get("pattern"):
            fitting = tuple(text for text in TEXTS if re.search(pattern, text)) or TEXTS
        return self.random.choice(fitting)

    def _number(self, schema: Mapping[str, Any], depth: int) -> float:
        del schema, depth
        return self.random.choice(NUMBERS)

    def _integer(self, schema: Mapping[str, Any], depth: int) -> int:
        del depth
        low = schema.get("minimum", 0)
        return self.random.randrange(low, schema.get("maximum", low + 30) + 1)

    def _boolean(self, schema: Mapping[str, Any], depth: int) -> bool:
        del schema, depth
        return self.random.random() < 0.5

    def _null(self, schema: Mapping[str, Any], depth: int) -> None:
        del schema, depth


def as_toml(tables: Any) -> bytes:
    """A table as TOML, each key of it in one line."""
    if not isinstance(tables, dict):
        return f"x = {_literal(tables)}\n".encode()
    lines = [f"{json.dumps(str(key))} = {_literal(value)}" for key, value in tables.items()]
    return ("\n".join(lines) + "\n").encode()


def _literal(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str() if _is_day(value):
            return value
        case list():
            return f"[{', '.join(map(_literal, value))}]"
        case dict():
            pairs = (f"{json.dumps(str(key))} = {_literal(each)}" for key, each in value.items())
            return f"{{{', '.join(pairs)}}}"
        case _:
            return json.dumps(str(value), ensure_ascii=False)


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def as_csv(rows: Any) -> bytes:
    """Rows as a table; nothing but a heading when there are none."""
    listed = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    columns = list(dict.fromkeys(key for row in listed for key in row))
    lines = [columns, *([str(row.get(key, "")) for key in columns] for row in listed)]
    return "\n".join(",".join(line) for line in lines).encode()
