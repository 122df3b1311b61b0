"""A question in SQL looked at before it is asked: one question, about papers, changing nothing.

The connection itself reaches no other file and writes none. This comes before: it says in plain
words what cannot be asked, and keeps a question to the papers that its lens shows.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, NoReturn, cast

import duckdb

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.scenario.wording import near_match, shown

LONGEST = 100_000
"""Characters of a question; the longest that anybody writes by hand has some thousands."""
HARMLESS = frozenset({"range", "generate_series", "unnest", "repeat"})
"""Table functions that reach nothing outside the question."""
SWELLING = frozenset(
    {"range", "generate_series", "repeat", "lpad", "rpad", "list_resize", "array_resize"}
    | {"printf", "format", "bar"}
)
"""Functions that make a value as long as one likes, past every limit of the database."""
_ALSO_READ = frozenset({"places", "bodies", "codes"})
_REMEDY = "Write one question: select ... from protocol where ..."


def look_at(sql: str, views: Collection[str]) -> None:
    """Refuse, with a letter, what is no question or asks for more than the papers."""
    if len(sql) > LONGEST:
        _refuse(f"{len(sql):,} characters", f"at most {LONGEST:,}")
    if not sql.strip() or "\0" in sql:
        _refuse("nothing" if not sql.strip() else "a null character", "a question in SQL", _REMEDY)
    if not _is_text(sql):
        _refuse("bytes that are no text", "a question in SQL, in UTF-8", _REMEDY)
    _one_question(sql)
    tree = _tree_of(sql)
    known = {*views, *_ALSO_READ}
    named = {str(name).casefold() for name in _named(tree)}
    for node in _walk(tree):
        kind = node.get("type")
        if kind == "TABLE_FUNCTION":
            _look_at_function(node)
        elif kind == "BASE_TABLE":
            _look_at_table(node, known, named)
    _refuse_what_swells(tree)


def _is_text(sql: str) -> bool:
    """Whether it has a form in UTF-8; what a shell gave as bytes of another encoding has none."""
    try:
        sql.encode()
    except UnicodeEncodeError:
        return False
    return True


def _one_question(sql: str) -> None:
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as fault:
        _refuse(f"SQL that cannot be read ({_first_line(fault)})", "one question", _REMEDY)
    if len(statements) != 1:
        _refuse(f"{len(statements)} statements", "one question", _REMEDY)
    kind = statements[0].type.name
    if kind != "SELECT":
        found = f"{'something else' if kind == 'MULTI' else kind.replace('_', ' ')} in the question"
        expected = "a question that only reads: select, with, from, describe or summarize"
        _refuse(found, expected, "The papers of a run cannot be changed.")
    if statements[0].named_parameters:
        _refuse("a question with parameters left open", "values in their places")


def _tree_of(sql: str) -> dict[str, Any]:
    """The question taken apart by the database's own reader."""
    with duckdb.connect() as connection:
        try:
            found = connection.execute("select json_serialize_sql(?::varchar)", [sql]).fetchone()
            tree = json.loads(found[0]) if found else {"error": True}
        except (duckdb.Error, RecursionError, ValueError):
            _refuse("a question nested too deeply", "fewer brackets inside one another")
    if tree.get("error"):
        _refuse("SQL that cannot be taken apart", "one plain question", _REMEDY)
    return tree


def _walk(tree: object) -> Iterator[dict[str, Any]]:
    """Every table of the tree, without recursion."""
    waiting = [tree]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            table = cast("dict[str, Any]", here)
            yield table
            waiting.extend(table.values())
        elif isinstance(here, list):
            waiting.extend(cast("list[object]", here))


def _named(tree: object) -> Iterator[str]:
    """The names that a question gives to parts of itself (with ... as)."""
    for node in _walk(tree):
        entries = node.get("cte_map")
        if isinstance(entries, dict):
            for entry in cast("dict[str, list[dict[str, str]]]", entries).get("map", []):
                yield entry["key"]
        if isinstance(node.get("cte_name"), str):
            yield node["cte_name"]


def _look_at_function(node: dict[str, Any]) -> None:
    function = cast("dict[str, Any]", node.get("function") or {})
    name = str(function.get("function_name", "")).casefold()
    if name not in HARMLESS:
        expected = f"tables of the archive, or one of {', '.join(sorted(HARMLESS))}"
        _refuse(f"the table function {shown(name)}", expected, "Files cannot be read from here.")


def _refuse_what_swells(tree: object) -> None:
    """Refuse what makes values of any length; as tables they are bounded by the rows fetched."""
    inside = [node["function"] for node in _walk(tree) if node.get("type") == "TABLE_FUNCTION"]
    for node in _walk(tree):
        name = str(node.get("function_name", "")).casefold()
        if name in SWELLING and not any(node is function for function in inside):
            expected = "functions whose values are no longer than what they are given"
            _refuse(f"the function {shown(name)}", expected, "Use it as a table: from range(10)")


def _look_at_table(node: dict[str, Any], known: Collection[str], named: Collection[str]) -> None:
    name = str(node.get("table_name", ""))
    schema = str(node.get("schema_name", "")).casefold()
    elsewhere = schema not in ("", "main") or node.get("catalog_name") not in (None, "", "memory")
    if name.casefold() in known and not elsewhere:
        return
    if name.casefold() in named and not schema:
        return
    near = near_match(name, known)
    expected = "kinds and parts of papers, places, bodies or codes"
    full = f"{schema}.{name}" if schema else name
    _refuse(f"the unknown table {shown(full)}", expected, near or "See: antaeus archive RUN fonds")


def _first_line(fault: duckdb.Error) -> str:
    return " ".join(str(fault).split())[:300]


def _refuse(found: str, expected: str, remedy: str = "") -> NoReturn:
    raise InputFaults([Fault("sql", found, expected, remedy)])
