"""Doors: how Python walks into a kernel that takes tables of many columns.

A door is a small source file beside the compiled kernels, so that it is cached with them. It takes
a table as one array of addresses and lengths, and the parameters of a mechanism as one of floats.
The addresses hold only during the call, in which the caller keeps the arrays alive.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.kernel_tables import LAYOUTS, Layout

_WRITING = threading.RLock()


@dataclass(frozen=True, slots=True)
class Handle:
    """A table and the addresses of its columns, for whoever hands it over many times.

    Another handle is needed as soon as a column is replaced by another array. Of the parameters of
    a mechanism the numbers themselves stand in the place of addresses.
    """

    table: Any
    kind: type[Any]
    """What decides which door it needs."""
    handed: NDArray[Any]


def handle_of(table: Any) -> Handle:
    """The handle of a NamedTuple of arrays, of such tables or of floats."""
    return Handle(table, type(table), handed_over(table))


def handed_over(value: Any) -> Any:
    """A value as a door takes it: addresses for a table, an array for a mechanism's parameters."""
    if isinstance(value, Handle):
        return value.handed
    if not isinstance(value, tuple):
        return value
    if _is_numbers(value):
        return np.array(value, np.float64)
    return _addresses(value) if _is_table(value) else value


def write_door(folder: Path, module: str, name: str, arguments: tuple[Any, ...]) -> Any:
    """The door to `module.name` for arguments of these kinds: a function compiled when called."""
    imports: dict[str, None] = {}
    passed: list[str] = []
    for i, argument in enumerate(arguments):
        value = argument.table if isinstance(argument, Handle) else argument
        if _is_numbers(value):
            of = type(value)
            imports[f"from {of.__module__} import {of.__qualname__} as P{i}"] = None
            numbers = ", ".join(f"a{i}[{k}]" for k in range(len(value)))
            passed.append(f"P{i}({numbers})")
        elif _is_table(value):
            passed.append(f'table_at(a{i}, "{_layout_name(value)}")')
        else:
            passed.append(f"a{i}")
    taken = ", ".join(f"a{i}" for i in range(len(arguments)))
    source = "\n".join(
        [
            "from antaeus.foundation.compiled import doored",
            "from antaeus.foundation.kernel_tables import table_at",
            f"from {module} import {name} as kernel",
            *imports,
            "",
            "",
            "@doored",
            f"def door({taken}):",
            f"    return kernel({', '.join(passed)})",
            "",
        ]
    )
    return source_module(folder, f"door_{name}", source).door


def _is_table(value: object) -> bool:
    """Whether a value is a NamedTuple of arrays, or of such tables."""
    named = isinstance(value, tuple) and hasattr(value, "_fields")
    return named and next(_columns(value), None) is not None


def _is_numbers(value: object) -> bool:
    """Whether a value is a NamedTuple of floats: the parameters of a mechanism."""
    return (
        isinstance(value, tuple)
        and bool(getattr(value, "_fields", ()))
        and all(isinstance(one, float) for one in value)
    )


def _columns(table: Any) -> Iterator[NDArray[Any]]:
    """The arrays of a table, in order."""
    for part in table:
        if isinstance(part, np.ndarray):
            yield part
        elif isinstance(part, tuple):
            yield from _columns(part)


def _addresses(table: Any) -> NDArray[np.int64]:
    """Address and lengths of every array of a table, in order, as the compiled side reads them."""
    out: list[int] = []
    for column in _columns(table):
        if not column.flags.c_contiguous:
            raise ValueError("a column of a table is not contiguous")
        out.append(column.__array_interface__["data"][0])
        out.extend(column.shape)
    return np.array(out, np.int64)


def _layout_name(table: Any) -> str:
    """The name of the layout of a table, under which it is known from now on."""
    layout, _ = _layout(table, 0)
    digest = hashlib.blake2b(repr(layout).encode(), digest_size=6).hexdigest()
    name = f"{type(table).__name__}_{digest}"
    LAYOUTS[name] = layout
    return name


def _layout(table: Any, at: int) -> tuple[Layout, int]:
    """Where each column of a table is found, and where the next table begins."""
    fields: list[tuple[Any, ...]] = []
    for name, part in zip(table._fields, table, strict=True):
        if isinstance(part, np.ndarray):
            fields.append((name, at, part.dtype.name, part.ndim))
            at += 1 + part.ndim
        else:
            inside, after = _layout(part, at)
            fields.append((name, at, inside))
            at = after
    return tuple(fields), at


def source_module(folder: Path, name: str, source: str) -> ModuleType:
    """A module with this source, kept as a file so that what is compiled of it can be cached."""
    full = f"{name}_{hashlib.blake2b(source.encode(), digest_size=6).hexdigest()}"
    with _WRITING:
        if full in sys.modules:
            return sys.modules[full]
        path = folder / f"{full}.py"
        if not path.exists():
            # whole or not at all; a copy by another process is as good
            aside = path.with_suffix(f".{os.getpid()}")
            aside.write_text(source, "utf-8")
            aside.replace(path)
        spec = importlib.util.spec_from_file_location(full, path)
        if spec is None or spec.loader is None:
            raise ImportError(full)
        module = importlib.util.module_from_spec(spec)
        sys.modules[full] = module  # the cache of kernels finds it by name
        spec.loader.exec_module(module)
        return module
