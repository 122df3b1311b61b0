"""Sheets of a block: columns that kernels fill, a table a kind, until they are put to disk."""

# A table's class is made from the library, so its columns are known by name only.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUntypedNamedTuple=false

from __future__ import annotations

import functools
from collections import namedtuple
from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.kinds import HEAD, HEAD_OF_PART, load_kinds, load_parts
from antaeus.foundation.compiled import handle

SHEETS: tuple[str, ...] = (*load_kinds(), *load_parts())
"""Kinds and parts, in the order of the counters of `filled`."""


@functools.cache
def sheet_row(name: str) -> int:
    """Where the counter of a kind or part stands."""
    return SHEETS.index(name)


def kind_number(name: str) -> int:
    """The number of a kind of document."""
    return load_kinds()[name].number


@functools.cache
def own_columns(name: str) -> dict[str, str]:
    """Names and types of what a kernel writes: the document's number, then the kind's own."""
    kinds, parts = load_kinds(), load_parts()
    columns = (
        kinds[name].columns[len(HEAD) :]
        if name in kinds
        else parts[name].columns[len(HEAD_OF_PART) :]
    )
    return {"doc": "uint64", **{column.name: column.type for column in columns}}


_CLASSES: dict[str, Any] = {
    name: namedtuple(f"Sheet_{name}", list(own_columns(name))) for name in SHEETS
}


class Sheets:
    """The sheets of one block for one quarter; they are kept and written over again."""

    def __init__(self) -> None:
        self.filled: NDArray[np.int64] = np.zeros(len(SHEETS), np.int64)
        self._tables: dict[str, Any] = {}
        self._handles: dict[str, Any] = {}

    def room(self, name: str, rows: int) -> Any:
        """The sheet of a kind, handed to a kernel, with room for so many rows more."""
        table = self._tables.get(name)
        filled = int(self.filled[sheet_row(name)])
        if table is None or table[0].size < filled + rows:
            size = filled + rows + (filled + rows) // 4 + 16
            columns = (np.empty(size, dtype) for dtype in own_columns(name).values())
            larger = _CLASSES[name](*columns)
            if table is not None:
                for new, old in zip(larger, table, strict=True):
                    new[:filled] = old[:filled]
            self._tables[name] = larger
            self._handles[name] = handle(larger)
        return self._handles[name]

    def written(self, name: str) -> dict[str, NDArray[Any]] | None:
        """The columns written so far, to be read until the sheets are cleared; None for nothing."""
        filled = int(self.filled[sheet_row(name)])
        if filled == 0:
            return None
        table = self._tables[name]
        return {column: getattr(table, column)[:filled] for column in table._fields}

    def clear(self) -> None:
        """Begin all sheets anew."""
        self.filled[:] = 0
