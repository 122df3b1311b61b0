"""Conditions of lines over columns, read once: they can be put to a record, or to a table in SQL.

They are written like `criticises == 1 and target_person != 0`. A code word stands in quotation
marks (`outcome == "lodged"`), and so does a month (`month < "1934-02"`).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from antaeus.archive.kinds import Column
from antaeus.archive.wording.predicates import ALWAYS, both, either
from antaeus.foundation.months import parse_month

Record = Mapping[str, int]
"""A row of a kind or of a part: column to number."""

_SIGNS: dict[type[ast.cmpop], tuple[str, Callable[[int, int], bool]]] = {
    ast.Eq: ("=", lambda a, b: a == b),
    ast.NotEq: ("!=", lambda a, b: a != b),
    ast.Lt: ("<", lambda a, b: a < b),
    ast.LtE: ("<=", lambda a, b: a <= b),
    ast.Gt: (">", lambda a, b: a > b),
    ast.GtE: (">=", lambda a, b: a >= b),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """When a line is written."""

    holds: Callable[[Record], bool]
    sql: str


UNCONDITIONAL = Condition(lambda _: True, ALWAYS)


def read_condition(text: str, columns: Mapping[str, Column]) -> Condition:
    """The condition that a text says; ValueError where it is none, or names no column."""
    if not text:
        return UNCONDITIONAL
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError:
        raise ValueError(f"{text!r} is no condition; write one like `present > 3`") from None
    return _read(tree, columns)


def _read(node: ast.expr, columns: Mapping[str, Column]) -> Condition:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            parts = [_read(value, columns) for value in values]
            return Condition(
                lambda row: all(part.holds(row) for part in parts), both(*(p.sql for p in parts))
            )
        case ast.BoolOp(op=ast.Or(), values=values):
            parts = [_read(value, columns) for value in values]
            return Condition(
                lambda row: any(part.holds(row) for part in parts), either(p.sql for p in parts)
            )
        case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[right]):
            return _comparison(name, op, right, columns)
        case _:
            raise ValueError(f"{ast.unparse(node)!r} is no comparison of a column")


def _comparison(
    name: str, op: ast.cmpop, right: ast.expr, columns: Mapping[str, Column]
) -> Condition:
    if name not in columns:
        raise ValueError(f"There is no column {name!r}; there are {', '.join(columns)}")
    if isinstance(op, ast.In) and isinstance(right, ast.Tuple | ast.List):
        chosen = [_number(one, columns[name]) for one in right.elts]
        listed = ", ".join(map(str, chosen))
        return Condition(lambda row: row[name] in chosen, f"{name} in ({listed})")
    sign, compare = _SIGNS[type(op)]
    if isinstance(right, ast.Name):
        other = columns[right.id].name
        return Condition(lambda row: compare(row[name], row[other]), f"{name} {sign} {other}")
    number = _number(right, columns[name])
    return Condition(lambda row: compare(row[name], number), f"{name} {sign} {number}")


def _number(node: ast.expr, column: Column) -> int:
    value: object = ast.literal_eval(node)
    if isinstance(value, int):
        return value
    if not isinstance(value, str):
        raise ValueError(f"{ast.unparse(node)!r} is neither a number nor a word")
    if not column.codes:
        return parse_month(value)
    if value not in column.codes:
        raise ValueError(f"{column.name!r} knows no {value!r}; it knows {', '.join(column.codes)}")
    return column.codes.index(value)
