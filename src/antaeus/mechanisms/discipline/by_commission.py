"""Discipline by commission: trials all the time, reviews when the centre orders one.

Claim      Expulsion has two sources: routine trials before control commissions and committees,
           and reviews of the whole membership (chistki, checks, verification of documents) that
           the calendar orders and in which the rate goes with the intensity of the order. Calls
           for vigilance add expulsions by ordinary bodies. Class and status weigh; conduct does
           not.
Sources    Vladimir guberniia 1927 (tried and expelled by class and status); procedure of the
           chistki (history/flows.csv, rules/ustav.toml).
Rivals     in_proportion; later from_above and by_tie.
Silent on  what a person said or did, who spoke against him, and what the cell wanted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import (
    ARRESTED,
    CANDIDATE,
    CHECK_OF_CELLS,
    CHISTKA,
    CHISTKA_1921,
    DOCUMENTS,
    EMPTY,
    EXPELLED_BY_TRIAL,
    EXPELLED_IN_REVIEW,
    MEMBER,
    NEVER,
    REDUCED,
    STAYS,
    WITHDREW,
)
from antaeus.world.departure import stronger
from antaeus.world.events import REDUCED_TO_CANDIDATE, TRIED, note
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Floats, Ground

_RATE = "events a person-month at intensity 1"
_OWN = "antaeus_assumption"
VLADIMIR = "antaeus_assumption"


class Parameters(NamedTuple):
    """Rates of trials and reviews, and who stands nearer to them."""

    trial_rate: Annotated[
        float,
        Parameter("trials in routine", "events a person-month", LogUniform(5e-4, 5e-3), VLADIMIR),
    ]
    expelled_share: Annotated[
        float, Parameter("expelled of those tried", "share", Uniform(0.3, 0.95), VLADIMIR)
    ]
    chistka_1921_rate: Annotated[
        float, Parameter("expulsions in the chistka of 1921", _RATE, LogUniform(5e-3, 0.1), _OWN)
    ]
    check_rate: Annotated[
        float,
        Parameter(
            "expulsions in the check of office and college cells",
            _RATE,
            LogUniform(1e-3, 0.03),
            _OWN,
        ),
    ]
    chistka_rate: Annotated[
        float,
        Parameter("expulsions in the chistki of 1929-35", _RATE, LogUniform(2e-3, 0.05), _OWN),
    ]
    documents_rate: Annotated[
        float,
        Parameter("expulsions when documents are checked", _RATE, LogUniform(2e-3, 0.05), _OWN),
    ]
    vigilance_rate: Annotated[
        float,
        Parameter("expulsions under calls for vigilance", _RATE, LogUniform(1e-5, 1e-2), _OWN),
    ]
    withdrawal_rate: Annotated[
        float, Parameter("cards handed in during a chistka", _RATE, LogUniform(5e-4, 0.03), _OWN)
    ]
    reduction_rate: Annotated[
        float,
        Parameter(
            "members made candidates, candidates sympathisers, in a chistka",
            _RATE,
            LogUniform(1e-4, 0.02),
            _OWN,
        ),
    ]
    candidate_factor: Annotated[
        float,
        Parameter(
            "hazard of a candidate against a member", "ratio", LogUniform(0.5, 3.0), VLADIMIR
        ),
    ]
    peasant_factor: Annotated[
        float,
        Parameter("hazard of a peasant against a worker", "ratio", LogUniform(0.4, 3.0), VLADIMIR),
    ]
    employee_factor: Annotated[
        float,
        Parameter(
            "hazard of an employee against a worker", "ratio", LogUniform(0.4, 3.0), VLADIMIR
        ),
    ]


@inner
def _hazards(ground: Ground, orders: Orders, p: Parameters) -> tuple[Floats, Floats]:
    """Expulsion in review and intensity of a chistka, a cell, (n_cells,) each."""
    cells, hosts, raions = ground.cells, ground.hosts, ground.raions
    expelled = np.empty(ground.fill[FILL_CELLS])
    chistka = np.empty(ground.fill[FILL_CELLS])
    for c in range(expelled.size):
        kind = hosts.kind[cells.host[c]]
        review = orders.review[:, raions.tile[cells.raion[c]], kind]
        expelled[c] = (
            p.chistka_1921_rate * review[CHISTKA_1921]
            + p.check_rate * review[CHECK_OF_CELLS]
            + p.chistka_rate * review[CHISTKA]
            + p.documents_rate * review[DOCUMENTS]
            + p.vigilance_rate * orders.vigilance[kind]
        )
        chistka[c] = max(review[CHISTKA_1921], review[CHISTKA])
    return expelled, chistka


@compiled
def judge(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Try, reprimand, reduce and expel; return how many are to be expelled."""
    people = ground.people
    expelled, chistka = _hazards(ground, orders, p)
    factor = np.array([1.0, p.peasant_factor, p.employee_factor])
    soft = p.withdrawal_rate + p.reduction_rate
    out = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        cell = people.cell[i]
        weight = factor[people.origin[i]]
        if people.status[i] == CANDIDATE:
            weight *= p.candidate_factor
        trial = p.trial_rate * weight
        review = expelled[cell] * weight
        total = trial + review + soft * chistka[cell]
        u = uniform(keys[0], people.id[i])
        if u < total and people.status[i] != EMPTY:  # 1 - exp(-total) is never more than total
            likely = 1.0 - math.exp(-total)
            if u < likely:
                at = u / likely * total
                out += _fall(ground, i, at, trial, review, p, chistka[cell])
    return out


@inner
def _fall(
    ground: Ground, i: int, at: float, trial: float, review: float, p: Parameters, chistka: float
) -> int:
    """Say which of the hazards befell a person: `at` lies on the line of their sum."""
    people = ground.people
    if at < trial * p.expelled_share:
        people.leaves[i] = stronger(people.leaves[i], EXPELLED_BY_TRIAL)
        return 1
    if at < trial:
        people.penalties[i] = min(people.penalties[i] + 1, 250)
        note(ground, TRIED, people.id[i], people.origin[i], people.cell[i], people.host[i], 0)
        return 0
    if at < trial + review:
        people.leaves[i] = stronger(people.leaves[i], EXPELLED_IN_REVIEW)
        return 1
    if at < trial + review + p.withdrawal_rate * chistka:
        people.leaves[i] = stronger(people.leaves[i], WITHDREW)
        return 0
    if people.status[i] == MEMBER:
        people.status[i] = CANDIDATE
        people.member_since[i] = NEVER
        who, origin = people.id[i], people.origin[i]
        note(ground, REDUCED_TO_CANDIDATE, who, origin, people.cell[i], people.host[i], 0)
        return 0
    people.leaves[i] = stronger(people.leaves[i], REDUCED)
    return 0


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after discipline."""
    leaves = after.people.leaves
    allowed = (STAYS, ARRESTED, EXPELLED_IN_REVIEW, EXPELLED_BY_TRIAL, WITHDREW, REDUCED)
    touched = before.people.leaves != leaves
    yield "only causes of discipline are set", bool(np.isin(leaves[touched], allowed).all())
    yield (
        "candidates have no standing as members",
        bool((after.people.member_since[after.people.status == CANDIDATE] == NEVER).all()),
    )
    yield (
        "nobody gains a card",
        not bool(((before.people.status == EMPTY) & (after.people.status != EMPTY)).any()),
    )


MECHANISM = Mechanism(
    question="discipline",
    answer="by_commission",
    step=judge,
    parameters=Parameters,
    decisions=("discipline/judged",),
    reads=("people.id", "people.cell", "people.origin", "cells.host", "hosts.kind", "raions.tile"),
    writes=(
        "people.leaves",
        "people.penalties",
        "people.status",
        "people.member_since",
        "events.*",
        "fill",
    ),
    invariants=invariants,
    claim=__doc__,
)
