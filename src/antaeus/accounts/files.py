"""Files of a user's own, accounts among them, checked with all faults at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from antaeus.accounts.expectations import Expectations
from antaeus.accounts.reading import examine_account
from antaeus.foundation.errors import Fault
from antaeus.mechanisms import questions
from antaeus.scenario import checking
from antaeus.scenario.checking import TOML_TYPES, TomlType
from antaeus.scenario.known import known_to_the_library
from antaeus.scenario.letters import letters


def _account(path: Path, tables: dict[str, Any]) -> list[Fault]:
    known = known_to_the_library()
    return examine_account(tables, str(path), known, questions(), path.parent)[1]


def _expectations(path: Path, tables: dict[str, Any]) -> list[Fault]:
    try:
        Expectations.model_validate(tables)
    except ValidationError as error:
        return letters(error, str(path), Expectations, tables)
    return []


def _is_account(tables: dict[str, Any]) -> bool:
    return any(key in tables for key in ("answers", "encodes", "based_on", "expects"))


ACCOUNT = TomlType("account", _is_account, _account)
EXPECTATIONS = TomlType("expectations", lambda tables: "pattern" in tables, _expectations)


def check_paths(paths: Iterable[str | Path], more: Iterable[TomlType] = ()) -> list[Fault]:
    """Everything that is wrong with some files; nothing in the list means that all are sound.

    `more` are types of file of which parts know that this one does not.
    """
    return checking.check_paths(paths, (ACCOUNT, EXPECTATIONS, *more, *TOML_TYPES))
