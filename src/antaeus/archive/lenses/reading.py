"""Lenses read from the library or from a user's own file, with all faults said at once."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from antaeus.archive.lenses.lens import Lens
from antaeus.archive.lenses.references import unknown_words
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.scenario.checking import TomlType
from antaeus.scenario.letters import letters
from antaeus.scenario.reading import read_toml
from antaeus.scenario.wording import near_match, shown

FULL = "full"


def lens_names() -> tuple[str, ...]:
    """The lenses of the library."""
    folder = files("antaeus") / "library" / "lenses"
    return tuple(sorted(e.name[:-5] for e in folder.iterdir() if e.name.endswith(".toml")))


def load_lens(name: str) -> Lens:
    """A lens of the library by name, or the one in a file; all its faults at once."""
    path = _path_of(name)
    lens, faults = examine_lens(read_toml(path), str(path) if path.name != name else name)
    if lens is None or faults:
        raise InputFaults(faults)
    return lens


def _path_of(name: str) -> Path:
    if name in lens_names():
        return Path(str(files("antaeus") / "library" / "lenses" / f"{name}.toml"))
    if "/" in name or name.endswith(".toml"):
        return Path(name)
    known = f"one of {', '.join(lens_names())}, or the path of a file"
    near = near_match(name, lens_names())
    raise InputFaults([Fault("--lens", f"the unknown name {shown(name)}", known, near)])


def examine_lens(tables: dict[str, Any], where: str) -> tuple[Lens | None, list[Fault]]:
    """What a file says, if it can be understood, and everything that is wrong with it."""
    lens, faults = None, list[Fault]()
    try:
        lens = Lens.model_validate(tables)
    except ValidationError as error:
        faults.extend(letters(error, where, Lens, tables))
    if lens is not None:
        faults.extend(unknown_words(lens, tables, where))
    return lens, faults


def _is_lens(tables: dict[str, Any]) -> bool:
    """Whether a file means to be a lens; files of party rules have rows and no rule."""
    return "rule" in tables


LENS = TomlType("lens", _is_lens, lambda path, tables: examine_lens(tables, str(path))[1])
"""How `antaeus check` knows a lens and what is wrong with it."""
