"""What a mechanism writes and reads is what its page declares: nothing else is within its reach.

The columns that a page does not declare are made read-only while its mechanism acts; to see which
it looks at, its tables are handed to it behind a watchman. Both need plain Python.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatch
from functools import cache
from typing import Any

import numpy as np
import pytest
from hand_worked import all_mechanisms, mechanism
from toy_district import BUSY, BusyRules, account, giving_instead, simulate

from antaeus.accounts.binding import BoundAccount
from antaeus.foundation.compiled import IS_COMPILED
from antaeus.foundation.declarations import Mechanism
from antaeus.mechanisms import questions
from antaeus.world.centre import Centre
from antaeus.world.orders import Campaigns, Orders
from antaeus.world.tables import Ground

in_plain_python = pytest.mark.skipif(
    IS_COMPILED, reason="kernels do not ask whether they may write"
)

MONTHS = 15
TEN_YEARS = 120
HOW_FULL = ("fill", "free")
"""How far tables are filled: everybody may see it."""
OF_MONTH = {Orders: "orders", Campaigns: "campaigns", Centre: "centre"}
Guard = Callable[[Mechanism], Mechanism]


def columns(*tables: Any) -> Iterator[tuple[str, np.ndarray]]:
    """Every array in the reach of a mechanism, by the name that declarations use."""
    for table in tables:
        if isinstance(table, Ground):
            for name, part in zip(table._fields, table, strict=True):
                if isinstance(part, np.ndarray):
                    yield name, part
                else:
                    yield from ((f"{name}.{field}", one) for field, one in part._asdict().items())
        elif isinstance(table, np.ndarray):
            yield "keys", table
        elif type(table) in OF_MONTH:
            prefix = OF_MONTH[type(table)]
            yield from ((f"{prefix}.{field}", one) for field, one in table._asdict().items())


def declared(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


@contextmanager
def only_writable(patterns: tuple[str, ...], *tables: Any) -> Iterator[None]:
    """Nothing but what is declared can be written."""
    closed = [array for name, array in columns(*tables) if not declared(name, patterns)]
    for array in closed:
        array.flags.writeable = False
    try:
        yield
    finally:
        for array in closed:
            array.flags.writeable = True


def read_only(answer: Mechanism) -> Mechanism:
    """The mechanism, unable to write what its page does not declare, on the ground and above."""

    def closed(act: Any) -> Any:
        def step(*given: Any) -> int:
            with only_writable(answer.writes, *given):
                return act(*given)

        return act and step

    return replace(answer, step=closed(answer.step), above=closed(answer.above))


def guarded(bound: BoundAccount, guard: Guard) -> BoundAccount:
    answers = {name: answer and guard(answer) for name, answer in bound.answers.items()}
    return replace(bound, answers=answers)


def giving(answer: Mechanism) -> BoundAccount:
    """An account in which much happens that gives this answer: a null if one does, or vanguard."""
    for name in ("n0", "n1"):
        if account(name).answers[answer.question] is answer:
            return account(name, BUSY)
    return giving_instead(account("vanguard", BUSY), answer)


def live(bound: BoundAccount, months: int) -> None:
    for _ in simulate(bound=bound, rules=BusyRules(), blocks=1).months(last=months - 1):
        pass


ACCOUNTS = ("n0", "n1", "vanguard")
OTHERS = [
    one
    for one in all_mechanisms()
    if all(account(name).answers[one.question] is not one for name in ACCOUNTS)
]
"""Answers that no account of the library gives: each is tried in the place of vanguard's own."""


@in_plain_python
@pytest.mark.parametrize(
    "identifier", ["repression.by_quota", "line.by_calendar", "cells.by_rules", "mobility.by_rates"]
)
def test_one_declaration_too_few_is_seen(identifier: str) -> None:
    answer = mechanism(identifier)
    for left_out in answer.writes:
        fewer = replace(answer, writes=tuple(one for one in answer.writes if one != left_out))
        bound = account("n0", BUSY)
        hidden = guarded(bound, lambda one, fewer=fewer: read_only(fewer) if one is answer else one)
        with pytest.raises(ValueError, match="read-only"):
            live(hidden, 36)


class Watched:
    """A table whose columns are noted when they are looked at."""

    def __init__(self, name: str, table: Any, seen: set[str]) -> None:
        self._name, self._table, self._seen = name, table, seen

    def __getattr__(self, field: str) -> Any:
        part = getattr(self._table, field)
        if isinstance(part, np.ndarray):
            self._seen.add(f"{self._name}.{field}" if self._name else field)
            return part
        return Watched(field, part, self._seen)


def watched(answer: Mechanism, seen: set[str]) -> Mechanism:
    """The mechanism, with every column noted at which it looks, on the ground and above."""

    def watching(act: Any) -> Any:
        def step(*given: Any) -> int:
            return act(*(_watched(one, seen) for one in given))

        return act and step

    return replace(answer, step=watching(answer.step), above=watching(answer.above))


def _watched(table: Any, seen: set[str]) -> Any:
    if isinstance(table, Ground):
        return Watched("", table, seen)
    return Watched(OF_MONTH[type(table)], table, seen) if type(table) in OF_MONTH else table


@cache
def looked_at(name: str, answer: Mechanism | None = None) -> dict[str, set[str]]:
    """The columns at which each mechanism of an account looks, by its id.

    With an answer, in an account that gives it, and of that one alone. Whoever is watched is also
    unable to write what its page does not declare, so that one life answers both questions.
    """
    seen: dict[str, set[str]] = defaultdict(set)

    def bounded(one: Mechanism) -> Mechanism:
        # the tables are closed before they are handed to the watchman, who shows them as they are
        return read_only(watched(one, seen[one.id]))

    if answer is None:
        live(guarded(account(name, BUSY), bounded), TEN_YEARS)
    else:
        live(guarded(giving(answer), lambda one: bounded(one) if one is answer else one), MONTHS)
    return seen


@in_plain_python
@pytest.mark.parametrize("answer", OTHERS, ids=lambda one: one.id)
def test_an_answer_that_no_account_gives_writes_only_what_it_declares(answer: Mechanism) -> None:
    assert looked_at("vanguard", answer)


@in_plain_python
@pytest.mark.parametrize("name", ACCOUNTS)
def test_no_mechanism_writes_more_in_ten_years(name: str) -> None:
    assert looked_at(name)


@in_plain_python
@pytest.mark.parametrize("answer", all_mechanisms(), ids=lambda one: one.id)
def test_a_mechanism_looks_only_at_what_it_declares(answer: Mechanism) -> None:
    """Orders are there for everybody to read; of all other tables each page says what it reads."""
    by = [name for name in ACCOUNTS if account(name).answers[answer.question] is answer]
    seen = looked_at(by[0])[answer.id] if by else looked_at("vanguard", answer)[answer.id]
    assert seen
    free_to_see = (*answer.reads, *answer.writes, *HOW_FULL, "orders.*")
    undeclared = {name for name in seen if not declared(name, free_to_see)}
    assert undeclared == set()


@pytest.mark.parametrize("answer", all_mechanisms(), ids=lambda one: one.id)
def test_what_is_declared_exists(answer: Mechanism) -> None:
    simulation = simulate()
    names = [name for name, _ in columns(simulation.world.grounds[0], simulation.centre)]
    names += [f"orders.{field}" for field in Orders._fields]
    names += [f"campaigns.{field}" for field in Campaigns._fields]
    for pattern in (*answer.reads, *answer.writes):
        assert any(fnmatch(name, pattern) for name in names), pattern


@pytest.mark.parametrize("answer", all_mechanisms(), ids=lambda one: one.id)
def test_every_chance_is_named_after_its_question_and_no_other_answer_s_is_shared(
    answer: Mechanism,
) -> None:
    assert len(set(answer.decisions)) == len(answer.decisions)
    assert all(decision.startswith(f"{answer.question}/") for decision in answer.decisions)


@pytest.mark.parametrize("answer", all_mechanisms(), ids=lambda one: one.id)
def test_a_mechanism_says_what_it_claims_and_stands_under_its_question(answer: Mechanism) -> None:
    assert questions()[answer.question].answers[answer.answer] is answer
    for word in ("Claim", "Sources", "Rivals", "Silent on"):
        assert f"\n{word}" in answer.claim
