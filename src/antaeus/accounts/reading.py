"""Accounts read from their files, with all that is wrong with one said at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from antaeus.accounts.account import Account
from antaeus.accounts.answers import (
    Questions,
    declared_at,
    faults_of_answers,
    impossible,
    mechanisms_of,
)
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.units import UNITS
from antaeus.mechanisms import questions as all_questions
from antaeus.scenario.known import Known, known_to_the_library, unknown_sources
from antaeus.scenario.letters import letters
from antaeus.scenario.reading import read_toml
from antaeus.scenario.wording import near_match, place_text, shown

Tables = dict[str, Any]


def account_names() -> tuple[str, ...]:
    """The accounts of the library."""
    folder = files("antaeus") / "library" / "accounts"
    return tuple(sorted(e.name[:-5] for e in folder.iterdir() if e.name.endswith(".toml")))


def list_accounts() -> tuple[Account, ...]:
    """All accounts of the library, sound ones only: the library's own are tested to be."""
    return tuple(load_account(name) for name in account_names())


def load_account(id_or_path: str | Path, questions: Questions | None = None) -> Account:
    """An account of the library by id, or the one in a file; all its faults at once."""
    path = _path_of(str(id_or_path))
    asked = all_questions() if questions is None else questions
    account, faults = examine_account(
        read_toml(path), str(id_or_path), known_to_the_library(), asked, path.parent
    )
    if account is None or faults:
        raise InputFaults(faults)
    return account


def _path_of(name: str) -> Path:
    if name in account_names():
        return _library_path(name)
    if "/" in name or name.endswith(".toml"):
        return Path(name)
    known = f"one of {', '.join(account_names())}, or the path of a file"
    near = near_match(name, account_names())
    raise InputFaults([Fault("account", f"the unknown name {shown(name)}", known, near)])


def _library_path(name: str) -> Path:
    return Path(str(files("antaeus") / "library" / "accounts" / f"{name}.toml"))


def examine_account(
    tables: Tables, where: str, known: Known, asked: Questions, folder: Path
) -> tuple[Account | None, list[Fault]]:
    """What a file says, if it can be understood, and everything that is wrong with it.

    `folder` is where the account it is based on is looked for, before the library.
    """
    faults: list[Fault] = []
    account, parent = None, None
    try:
        account = Account.model_validate(tables)
    except ValidationError as error:
        faults.extend(letters(error, where, Account, tables))
    if isinstance(tables.get("based_on"), str) and tables["based_on"]:
        parent = _parent(tables["based_on"], where, folder)
    if isinstance(parent, Fault):
        faults.append(parent)
        parent = None
    faults.extend(unknown_sources(tables, where, known))
    if parent is not None or not tables.get("based_on"):
        answers = {**(parent.answers if parent else {}), **_table(tables, "answers")}
        faults.extend(faults_of_answers(answers, asked, where))
        faults.extend(_faults_of_numbers(tables, answers, asked, where))
    if account is not None and parent is not None:
        account = account.upon(parent)
    return account, faults


def _parent(name: str, where: str, folder: Path) -> Account | Fault:
    """The account that another one is based on, or a letter why it cannot be."""
    at = f"{where}, based_on"
    beside = folder / f"{name.removesuffix('.toml')}.toml"
    names = account_names()
    if not beside.is_file() and name not in names:
        expected = "the id of an account of the library, or of one in the same folder"
        return Fault(at, f"the unknown account {shown(name)}", expected, near_match(name, names))
    try:
        parent = Account.model_validate(
            read_toml(beside if beside.is_file() else _library_path(name))
        )
    except (InputFaults, ValidationError):
        return Fault(at, f"{shown(name)}, which is faulty itself", "a sound account", "Check it.")
    if parent.based_on:
        found = f"{shown(name)}, which is itself based on {shown(parent.based_on)}"
        return Fault(at, found, "an account that stands alone", f"Base it on {parent.based_on}.")
    return parent


def _table(tables: Mapping[str, Any], key: str) -> Tables:
    found = tables.get(key)
    return cast("Tables", found) if isinstance(found, dict) else {}


def _faults_of_numbers(
    tables: Tables, answers: Mapping[str, object], asked: Questions, where: str
) -> Iterator[Fault]:
    """Letters about values and priors of parameters that are not there, or out of range."""
    mechanisms = mechanisms_of(answers, asked)
    for heading in ("values", "priors"):
        for question in _table(tables, heading):
            for name, entry in _table(_table(tables, heading), question).items():
                at = f"{where}, {place_text((heading, question, name), tables)}"
                declared = declared_at(question, name, mechanisms, asked, at)
                if isinstance(declared, Fault):
                    yield declared
                elif isinstance(entry, dict):
                    for number in _numbers(heading, cast("Tables", entry)):
                        yield from impossible(number, declared.prior, declared.meaning, at)
                    yield from _other_unit(cast("Tables", entry), declared.unit, at)


def _numbers(heading: str, entry: Tables) -> list[float]:
    """The value of a parameter, or the bounds of its narrowed prior."""
    given: list[Any] = [entry.get("value")] if heading == "values" else []
    for shape, first in (("uniform", 0), ("log_uniform", 0), ("normal", 2)):
        numbers = entry.get(shape)
        given += cast("list[Any]", numbers)[first:] if isinstance(numbers, list) else []
    return [each for each in given if isinstance(each, int | float) and not isinstance(each, bool)]


def _other_unit(entry: Tables, unit: str, at: str) -> Iterator[Fault]:
    # A page may describe a unit that the closed list does not have; then none can be compared.
    given = entry.get("unit")
    if isinstance(given, str) and unit in UNITS and given != unit:
        yield Fault(at, f"the unit {shown(given)}", f"the unit of the parameter, {shown(unit)}")
