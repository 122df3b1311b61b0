"""Views over the files: one for each kind and part, and one with words in place of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from antaeus.archive.kinds import Column, fonds, load_kinds, load_parts
from antaeus.archive.numbering import DUPLICATE, KIND_BITS, MONTH_BITS, PLACE_BITS

SQL_TYPES = {
    "uint8": "utinyint",
    "uint16": "usmallint",
    "uint32": "uinteger",
    "uint64": "ubigint",
    "int16": "smallint",
}


def text(literal: str) -> str:
    """A text as SQL writes it; quotation marks are doubled, so that it stays a text."""
    return "'" + literal.replace("'", "''") + "'"


def list_of(words: Iterable[str]) -> str:
    """A list of texts as SQL writes it."""
    return f"[{', '.join(map(text, words))}]"


def columns_of(name: str) -> tuple[Column, ...]:
    """The columns of a kind or part."""
    kinds = load_kinds()
    return kinds[name].columns if name in kinds else load_parts()[name].columns


def rows(name: str, files: list[Path], condition: str = "true") -> str:
    """A question for all papers of a kind or part that meet a condition, in their own columns."""
    columns = columns_of(name)
    if not files or condition == "false":
        nulls = (f"null::{SQL_TYPES[one.type]} as {one.name}" for one in columns)
        return f"select {', '.join(nulls)} where false"
    names = ", ".join(one.name for one in columns)
    found = f"read_parquet({list_of(map(str, files))}, hive_partitioning = false)"
    where = "" if condition == "true" else f" where {condition}"
    return f"select {names} from {found}{where}"


def in_words(name: str) -> str:
    """The same papers with references, months and words where the file has numbers."""
    told = ", ".join(_told(one) for one in columns_of(name))
    return f'select reference(doc) as reference, {told} from "{name}"'


def _told(column: Column) -> str:
    if column.codes:
        return f"{list_of(column.codes)}[{column.name}::integer + 1] as {column.name}"
    if column.name in ("month", "written", "joined", "answer_month"):
        return f"month_text({column.name}) as {column.name}"
    return column.name


def codes() -> str:
    """A table of what the numbers stand for: kind or part, column, number, word."""
    listed = [
        f"({text(name)}, {text(column.name)}, {number}, {text(word)})"
        for name in (*load_kinds(), *load_parts())
        for column in columns_of(name)
        for number, word in enumerate(column.codes)
    ]
    return f"select * from (values {', '.join(listed)}) as codes(kind, col, number, word)"


def macros() -> Iterator[str]:
    """What a historian may use besides: month_text(month) and reference(doc)."""
    yield (
        "create macro month_text(month) as case when month between -1200 and 1200 then "
        "strftime(date '1921-03-01' + to_months(month::integer), '%Y-%m') end"
    )
    numbers = {kind.number: fonds().index(kind.fond) + 1 for kind in load_kinds().values()}
    by_number = [str(numbers.get(number, 0)) for number in range(max(numbers) + 1)]
    kind = f"(doc >> {KIND_BITS}) & 255"
    yield (
        "create macro reference(doc) as "
        f"format('ANT, f. {{}}-{{}}, op. {{}}, d. {{}}, l. {{}}{{}}', "
        f"([{', '.join(by_number)}])[({kind})::integer + 1], doc >> {PLACE_BITS}, {kind}, "
        f"((doc >> {MONTH_BITS}) & 255) + 1, (doc & {DUPLICATE - 1}) + 1, "
        f"case when doc & {DUPLICATE} > 0 then 'd' else '' end)"
    )
