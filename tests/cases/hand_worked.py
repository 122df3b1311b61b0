"""Reads a month that was worked by hand, lives through it, and says in what the two differ.

A case is a TOML file: which mechanism, its parameters, the orders of the month, in what the
district differs from district.toml, the chances that fall, and what must come of it. Whatever
column a case does not name must stay as it was.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from antaeus.foundation.chance import stream, streams, uniform
from antaeus.foundation.declarations import Mechanism
from antaeus.foundation.months import parse_month
from antaeus.foundation.vocabulary import HOST_KINDS, ISSUES
from antaeus.mechanisms import questions
from antaeus.simulation.checking import copy_of
from antaeus.world import centre as centre_module
from antaeus.world import heard as heard_module
from antaeus.world.blocks import empty_ground, with_room
from antaeus.world.centre import Centre, quiet_centre
from antaeus.world.codes import N_KINDS, REVIEWS
from antaeus.world.events import EVENT_KINDS
from antaeus.world.orders import Campaigns, Orders, blank_orders
from antaeus.world.shares import ONE
from antaeus.world.tables import (
    FILL_CELLS,
    FILL_EVENTS,
    FILL_FORMER,
    FILL_FREE,
    FILL_MOVERS,
    FILL_PEOPLE,
    TABLES,
    Ground,
)

CASES = Path(__file__).parent
centre_words = SimpleNamespace(
    **{name: value for name, value in vars(centre_module).items() if name.isupper()},
    **{name: value for name, value in vars(heard_module).items() if name.startswith("H_")},
)
"""Names by which a case tells rows of the centre's mind and columns of what it heard."""
SEED = 1
TERMS = ("lapse_months", "cell_minimum", "shop_size", "entry_open", "transfer_open")
FILLS = {
    "people": FILL_PEOPLE,
    "former": FILL_FORMER,
    "cells": FILL_CELLS,
    "events": FILL_EVENTS,
    "movers": FILL_MOVERS,
}


def read_case(name: str) -> dict[str, Any]:
    """The tables of a case."""
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))


def mechanism(identifier: str) -> Mechanism:
    """The mechanism that is called `question.answer`."""
    question, answer = identifier.split(".")
    return questions()[question].answers[answer]


def all_mechanisms() -> list[Mechanism]:
    """Every answer to every question."""
    return [answer for question in questions().values() for answer in question.answers.values()]


def district(changes: dict[str, Any] | None = None) -> Ground:
    """The small district, other than described where `changes` (table → column → rows) says."""
    told = read_case("district")
    for table, columns in (changes or {}).items():
        told.setdefault(table, {}).update(columns)
    ground = with_room(empty_ground(len(told["people"]["id"]), 2, len(told["hosts"]["id"]), 1))
    for table, columns in told.items():
        for name, rows in columns.items():
            column = getattr(getattr(ground, table), name)
            column[: len(rows)] = _as_column(rows, column)
        if table in FILLS:
            ground.fill[FILLS[table]] = len(columns["id"])
    return ground


def _as_column(rows: Any, column: np.ndarray) -> np.ndarray:
    """Rows as a column holds them: a share told as 0.25 stands there in steps of 1/65,535."""
    told = np.array(rows)
    if column.dtype == np.uint16 and told.dtype.kind == "f":
        return np.floor(told * ONE + 0.5).astype(np.uint16)
    return told


def orders_of(told: dict[str, Any], n_campaigns: int = 1) -> Orders:
    """Orders that ask only for what is told; kinds of host unit and reviews go by their name.

    A list with the shape of a column fills its first rows, and the rest stays blank; one with
    fewer dimensions stands in every row.
    """
    orders = blank_orders(1, n_campaigns)
    for name, value in told.items():
        if name in TERMS:
            orders.terms[TERMS.index(name)] = value
        elif name == "review":
            for sort, kinds in value.items():
                for kind, intensity in kinds.items():
                    orders.review[REVIEWS.index(sort), 0, HOST_KINDS.index(kind)] = intensity
        elif isinstance(value, dict):
            for kind, one in value.items():
                getattr(orders, name)[HOST_KINDS.index(kind)] = one
        elif isinstance(value, list):
            rows, column = np.array(value), getattr(orders, name)
            if rows.ndim == column.ndim:
                column[tuple(slice(n) for n in rows.shape)] = rows
            else:
                column[:] = rows
        else:
            getattr(orders, name)[:] = value
    return orders


def campaigns_of(told: list[dict[str, Any]], month: int) -> Campaigns:
    """Campaigns that press in one month alone."""
    n = len(told)
    campaigns = Campaigns(
        intensity=np.zeros((n, N_KINDS, month + 1)),
        issues=np.zeros((n, len(ISSUES))),
        review=np.full(n, -1, np.int64),
        is_levy=np.zeros(n, bool),
        begins=np.zeros((n, 1), np.int64),
        radical=np.array([campaign.get("radical", 0.0) for campaign in told]),
        ambiguity=np.array([campaign.get("ambiguity", 0.0) for campaign in told]),
    )
    for row, campaign in enumerate(told):
        for kind, intensity in campaign["presses"].items():
            campaigns.intensity[row, HOST_KINDS.index(kind), month] = intensity
        for issue, weight in campaign.get("issues", {}).items():
            campaigns.issues[row, ISSUES.index(issue)] = weight
        if "review" in campaign:
            campaigns.review[row] = REVIEWS.index(campaign["review"])
        campaigns.is_levy[row] = campaign.get("levy", False)
        campaigns.begins[row, 0] = campaign.get("begins", 0)
    return campaigns


def parameters_of(answer: Mechanism, told: dict[str, float]) -> Any:
    """The parameters of a mechanism as the floats that kernels are compiled for."""
    return answer.parameters(**{name: float(value) for name, value in told.items()})


def live(
    answer: Mechanism, ground: Ground, orders: Orders, told: dict[str, float], month: int
) -> int:
    """Let a mechanism of the ground act in a month; return its count."""
    p = parameters_of(answer, told)
    return answer.step(ground, orders, p, month, keys_of(answer, month))


def keys_of(answer: Mechanism, month: int) -> np.ndarray:
    """The stream of each of a mechanism's decisions, one at the least."""
    keys = np.zeros(max(len(answer.decisions), 1), np.uint64)
    keys[: len(answer.decisions)] = streams(SEED, answer.decisions, month)
    return keys


def centre_of(told: dict[str, Any], n_campaigns: int = 1) -> Centre:
    """A quiet centre over one region, other than quiet where it is told."""
    centre = quiet_centre(1, n_campaigns)
    for name, value in told.items():
        column = getattr(centre, name)
        if isinstance(value, dict):  # rows of `mind` and columns of `heard` go by their name
            for key, one in value.items():
                where = getattr(centre_words, key.upper())
                column[..., where] = one
        else:
            rows = np.array(value)
            column[tuple(slice(n) for n in rows.shape)] = rows
    return centre


def wrong_chances(case: dict[str, Any]) -> Iterator[str]:
    """The chances of a case that fall otherwise than its arithmetic says."""
    month = parse_month(case["month"])
    for decision, fallen in case.get("chances", {}).items():
        for who, u in fallen.items():
            falls = uniform(stream(SEED, decision, month), np.uint64(int(who)))
            if abs(falls - u) > 5e-7:
                yield f"{decision} of {who} falls {falls:.6f}, not {u}"


def differences(case: dict[str, Any]) -> Iterator[str]:
    """In what the month, lived through, differs from the month as worked by hand."""
    answer, month = mechanism(case["mechanism"]), parse_month(case["month"])
    n = len(case.get("campaigns", [{}]))
    orders = orders_of(case.get("orders", {}), n)
    p = parameters_of(answer, case.get("parameters", {}))
    if answer.question == "line":
        campaigns = campaigns_of(case["campaigns"], month)
        centre = centre_of(case.get("centre", {}), n)
        count = answer.step(centre, campaigns, orders, p, month, keys_of(answer, month))
        yield from _told_and_found_orders(orders, orders_of(case["expected"]["orders"], n))
        yield from _told_and_found_centre(centre, case, n)
    elif case.get("part") == "above":
        above = answer.step if questions()[answer.question].place == "above" else answer.above
        assert above is not None
        centre = centre_of(case.get("centre", {}))
        count = above(centre, orders, p, month, keys_of(answer, month))
        told = {**case.get("orders", {}), **case["expected"].get("orders", {})}
        yield from _told_and_found_orders(orders, orders_of(told))
        yield from _told_and_found_centre(centre, case)
    else:
        ground = district(case.get("district"))
        before = copy_of(ground)
        count = live(answer, ground, orders, case.get("parameters", {}), month)
        yield from _told_and_found(before, ground, case["expected"])
    if count != case["expected"]["returns"]:
        yield f"returns {count}, not {case['expected']['returns']}"


def _told_and_found_orders(found: Orders, told: Orders) -> Iterator[str]:
    for name in Orders._fields:
        if not np.allclose(getattr(found, name), getattr(told, name), rtol=0, atol=5e-7):
            yield f"orders.{name} is {getattr(found, name)}, not {getattr(told, name)}"


def _told_and_found_centre(
    found: Centre, case: dict[str, Any], n_campaigns: int = 1
) -> Iterator[str]:
    told = dict(case.get("centre", {}))
    for name, value in case["expected"].get("centre", {}).items():
        both = isinstance(value, dict) and isinstance(told.get(name), dict)
        told[name] = {**told[name], **value} if both else value
    expected = centre_of(told, n_campaigns)
    for name in Centre._fields:
        if not np.allclose(getattr(found, name), getattr(expected, name), rtol=0, atol=5e-7):
            yield f"centre.{name} is {getattr(found, name)}, not {getattr(expected, name)}"


def _told_and_found(before: Ground, after: Ground, expected: dict[str, Any]) -> Iterator[str]:
    for table, kind in TABLES.items():
        if table == "events":
            continue
        told = expected.get(table, {})
        if table in FILLS:
            rows_told = len(told.get("id", range(int(before.fill[FILLS[table]]))))
            if after.fill[FILLS[table]] != rows_told:
                yield f"{table} has {after.fill[FILLS[table]]} rows, not {rows_told}"
        for name in kind._fields:
            old, new = (getattr(getattr(ground, table), name) for ground in (before, after))
            filled = int(before.fill[FILLS[table]]) if table in FILLS else len(old)
            rows = _as_column(told.get(name, old[:filled]), new)
            tolerance = 5e-7 if new.dtype.kind == "f" else 0  # chances are written to six places
            if not np.allclose(new[: len(rows)], rows, rtol=0, atol=tolerance):
                yield f"{table}.{name} is {new[: len(rows)].tolist()}, not {rows.tolist()}"
    free = after.free[: int(after.fill[FILL_FREE])].tolist()
    if free != expected.get("free", []):
        yield f"free places are {free}, not {expected.get('free', [])}"
    happened = [
        [EVENT_KINDS[after.events.kind[row]], int(after.events.person[row])]
        for row in range(int(after.fill[FILL_EVENTS]))
    ]
    if happened != expected.get("events", []):
        yield f"events are {happened}, not {expected.get('events', [])}"
