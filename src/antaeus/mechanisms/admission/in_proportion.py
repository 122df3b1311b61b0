"""Admission in proportion: entries follow the volume of campaigning and nothing else.

Claim      The more is asked of everybody, the more enter, of each class a fixed share of its
           people; rules, terms, recommenders and closures do not matter.
Sources    antaeus_coding (the calendar); the null account N1.
Rivals     by_rules_and_quota.
Silent on  rules, levies and closures.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.entry import admit, poisson
from antaeus.world.orders import Orders
from antaeus.world.seating import cell_of_host
from antaeus.world.tables import Ground

_RATE = "events a person-month"
_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Entries by class, all in proportion to pressure."""

    worker_rate: Annotated[
        float, Parameter("workers enter at pressure 1", _RATE, LogUniform(1e-4, 1e-2), _OWN)
    ]
    peasant_rate: Annotated[
        float, Parameter("peasants enter at pressure 1", _RATE, LogUniform(3e-6, 3e-4), _OWN)
    ]
    employee_rate: Annotated[
        float, Parameter("employees enter at pressure 1", _RATE, LogUniform(1e-4, 1e-2), _OWN)
    ]
    women_share: Annotated[
        float, Parameter("women among newcomers", "share", Uniform(0.05, 0.3), _OWN)
    ]
    mean_age_years: Annotated[
        float, Parameter("mean age at entry", "years", Uniform(22.0, 36.0), _OWN)
    ]


@compiled
def take_in(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Admit new candidates; return how many enter."""
    hosts = ground.hosts
    rates = np.array([p.worker_rate, p.peasant_rate, p.employee_rate]) * orders.intensity[0]
    entered = 0
    for h in range(hosts.id.size):
        if hosts.open[h] == 0 or cell_of_host(ground, h) < 0:
            continue
        for c in range(rates.size):
            if hosts.nonparty[h, c] > 0:
                u = uniform(keys[c], hosts.id[h])
                n = min(poisson(rates[c] * float(hosts.nonparty[h, c]), u), hosts.nonparty[h, c])
                entered += admit(
                    ground,
                    h,
                    c,
                    n,
                    p.women_share,
                    p.mean_age_years,
                    month,
                    orders.schooling,
                    keys[3:8],
                )
    return entered


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after admission."""
    yield (
        "nobody loses a card on admission",
        not bool(((before.people.status > 0) & (after.people.status == 0)).any()),
    )
    yield (
        "numbers are never dealt twice",
        (
            np.unique(after.people.id[after.people.status != 0]).size
            == int((after.people.status != 0).sum())
        ),
    )


MECHANISM = Mechanism(
    question="admission",
    answer="in_proportion",
    step=take_in,
    parameters=Parameters,
    decisions=(
        "admission/workers_apply",
        "admission/peasants_apply",
        "admission/employees_apply",
        "admission/sex",
        "admission/age",
        "admission/schooling",
        "admission/competence",
        "admission/commitment",
    ),
    reads=("hosts.*", "raions.id", "cells.id"),
    writes=("people.*", "raions.next_person", "events.*", "fill"),
    invariants=invariants,
    claim=__doc__ or "",
)
