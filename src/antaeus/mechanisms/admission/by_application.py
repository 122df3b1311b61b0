"""Admission by application: rules and quota decide who may enter, expectations who asks to.

Claim      Terms by class, recommenders as a capacity, levies and closures work as under the rules
           alone. But who applies is not drawn evenly: strata that expect something of the order of
           things, that speak its language, or that stand beside many of the Komsomol apply more.
           Who enters has the secretary of the cell as the one who put him up.
Sources    Party rules of 1919 to 1939 (rules/ustav.toml); rigby1968 on recruitment. That
           expectation, language and Komsomol draw people in is assumed.
Rivals     by_rules_and_quota: everybody of a class applies alike; in_proportion.
Silent on  what the cell thinks of the applicant, and what the applicant says of himself.

Prediction C18  Applications are where a stake would show, and are not told to rise with it: the
sign is that of `by_stake`, whose prior lies on both sides of nothing. `by_language` and
`by_komsomol` begin at none; a lead in language of those inside owes as much to it as is measured
with `by_language` at 0. Slopes are to be the same under every account that gives this answer.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world import recommending
from antaeus.world.codes import EMPTY, N_CLASSES, N_KINDS, WORKER
from antaeus.world.electing import secretary_number
from antaeus.world.orders import TERM_ENTRY_OPEN, Orders
from antaeus.world.recommending import Newcomers
from antaeus.world.seating import cell_of_host
from antaeus.world.tables import FILL_FREE, FILL_PEOPLE, Floats, Ground

_OWN = "antaeus_assumption"
_EVEN_STAKE, _SOME_LANGUAGE, _MANY_KOMSOMOL = 0.5, 0.25, 0.1
"""Stake and language at which people apply as the rates say; Komsomol per head that draws fully."""


class Parameters(NamedTuple):
    """Applications by class, recommendations, levies; and what draws people to apply."""

    worker_rate: recommending.WorkerRate
    peasant_rate: recommending.PeasantRate
    employee_rate: recommending.EmployeeRate
    response: recommending.Response
    uncovered: recommending.Uncovered
    recommendations_rate: recommending.RecommendationsRate
    levy_rate: recommending.LevyRate
    women_share: recommending.WomenShare
    mean_age_years: recommending.MeanAge
    by_stake: Annotated[
        float, Parameter("log rate from stake 0 to 1", "none", Uniform(-2.0, 2.0), _OWN)
    ]
    by_language: Annotated[
        float, Parameter("log rate from language 0 to 1", "none", Uniform(0.0, 2.0), _OWN)
    ]
    by_komsomol: Annotated[
        float,
        Parameter("log rate where a tenth are of the Komsomol", "none", Uniform(0.0, 2.0), _OWN),
    ]


@inner
def _drawn_to(ground: Ground, p: Parameters, h: int, c: int) -> float:
    """How much more people of a class apply at a host unit than the rate of their class says."""
    hosts = ground.hosts
    people = hosts.nonparty[h, 0] + hosts.nonparty[h, 1] + hosts.nonparty[h, 2]
    feeder = float(hosts.komsomol[h]) / (float(max(people, 1)) * _MANY_KOMSOMOL)
    pull = p.by_stake * (hosts.stake[h, c] - _EVEN_STAKE)
    pull += p.by_language * (hosts.language[h, c] - _SOME_LANGUAGE)
    return math.exp(pull + p.by_komsomol * min(feeder, 1.0))


@inner_making_arrays
def _asking(ground: Ground, p: Parameters, raion: int, pull: Floats) -> Floats:
    """People of a raion by kind and class, each counted as often as drawn to apply, (n, 3).

    Sets `pull` (n_hosts, 3), by how much: less where there is no cell.
    """
    hosts, raions = ground.hosts, ground.raions
    asked = np.zeros((N_KINDS, N_CLASSES))
    for h in range(raions.host_start[raion], raions.host_end[raion]):
        reach = 1.0 if hosts.cell[h] >= 0 else p.uncovered
        for c in range(N_CLASSES):
            if hosts.nonparty[h, c] > 0:
                pull[h, c] = reach * _drawn_to(ground, p, h, c)
                asked[hosts.kind[h], c] += float(hosts.nonparty[h, c]) * pull[h, c]
    return asked


@compiled
def take_in(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Admit new candidates while entry is open; return how many enter."""
    if orders.terms[TERM_ENTRY_OPEN] == 0:
        return 0
    hosts, raions = ground.hosts, ground.raions
    who = Newcomers(p.women_share, p.mean_age_years)
    rates = recommending.rates_of(
        orders, p.worker_rate, p.peasant_rate, p.employee_rate, p.response
    )
    pull = np.zeros((hosts.id.size, N_CLASSES))
    entered = 0
    for raion in range(raions.id.size):
        asked = _asking(ground, p, raion, pull)
        passed = recommending.found_recommenders(
            raions, orders, p.recommendations_rate, rates, asked, raion
        )
        for h in range(raions.host_start[raion], raions.host_end[raion]):
            if hosts.open[h] == 0 or (hosts.cell[h] < 0 and hosts.cover[h] < 0):
                continue
            levy = p.levy_rate * orders.levy[hosts.kind[h]]
            mark, free, before = ground.fill[FILL_PEOPLE], ground.fill[FILL_FREE], entered
            for c in range(N_CLASSES):
                rate = passed[hosts.kind[h], c] * pull[h, c] + (levy if c == WORKER else 0.0)
                entered += recommending.take_in_at(ground, orders, h, c, rate, who, month, keys)
            if entered > before:
                _put_up(ground, h, entered - before, mark, free)
    return entered


@inner
def _put_up(ground: Ground, h: int, n: int, mark: int, free: int) -> None:
    """Write the secretary of their cell as patron of the `n` newcomers of a unit.

    They took the free places from the top of the stack, then places beyond the mark of before.
    """
    patron = secretary_number(ground, cell_of_host(ground, h))
    for k in range(n):
        place = np.int64(ground.free[free - 1 - k]) if k < free else mark + k - free
        ground.people.patron[place] = patron


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after admission."""
    yield from recommending.what_admission_leaves(before, after)
    old = before.people.status != EMPTY
    kept = before.people.patron[old] == after.people.patron[old]
    yield "nobody else changes patron", bool(kept.all())
    new = (after.people.status != EMPTY) & ~old & (after.people.patron != 0)
    known = np.isin(after.people.patron[new], before.people.id[old])
    yield "a patron is somebody", bool(known.all())


MECHANISM = Mechanism(
    question="admission",
    answer="by_application",
    step=take_in,
    parameters=Parameters,
    decisions=recommending.DECISIONS,
    reads=("hosts.*", "raions.*", "cells.id", "cells.secretary"),
    writes=("people.*", "raions.next_person", "events.*", "fill"),
    invariants=invariants,
    claim=__doc__ or "",
)
