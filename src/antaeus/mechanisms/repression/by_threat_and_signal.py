"""Repression by threat and signal: five ways to a case, from above and from below, on one scale.

Claim      People are arrested under limits of the centre, for the threat that chiefs report and
           the powers they ask for, for signals in their files, for their category, and for a tie
           to a chief who fell. How much each way weighs is open. Cases weary the centre, which
           then holds back, until it calls for vigilance again.
Sources    getty1985, harris2016 (threat and requests), goldman2007 (denunciation in the cells),
           gregory_lenins_brain (limits), gregory_schroder_sonin2006 (waves); weights are assumed.
Rivals     by_quota: limits alone; in_proportion: arrests follow the volume of campaigning.
Silent on  who heard a case and what was admitted; arrests of people without a card.

Prediction C31  is not coded: words, signal, file and case are four decisions. `w_signal` decides
           whether those named are chosen more often, `limit_binding` whether their cases come on
           top of others (0) or in place of them (1); both priors reach the ends at which nothing
           is left of the claim. `retort` at 0 spares the critics.

Every term is divided by its mean of 1921-41, so that weights are shares of all cases. Limits were
divided among raions; where they bind, a raion has as many cases as limits and orders say.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import drawn
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world import filing
from antaeus.world.centre import WEARINESS, Centre
from antaeus.world.codes import ARRESTED, EMPTY, HEAD
from antaeus.world.departure import stronger
from antaeus.world.filing import ALL, BLAMED, FILES, SPOTTED, THICKEST, TIED, Filing, keep_files
from antaeus.world.heard import H_NAMED, H_PEOPLE
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_PEOPLE, Floats, Ground, Int64s

# Means a person-month over the 244 months; all but the first are guesses of the order of size.
MEAN_LIMIT = 1.9e-6  # order 00447 allowed 76,000 for four months, among 164 million
MEAN_REQUESTED = 1e-4
MEAN_FILE, MEAN_SPOTTED = 0.05, 0.03  # signals in a file; people with a spot
MEAN_FALLEN, MEAN_TIED = 0.01, 0.02  # chiefs who fall; heads of units tied to a chief

_RATE, _OWN = "events a person-month", "antaeus_assumption"
_ANY = Uniform(0.0, 1.0)


class Parameters(NamedTuple):
    """Weights of the five ways, how limits bind, how files fill, and how the centre wearies."""

    rate: Annotated[
        float, Parameter("mean of the five at full weight", _RATE, LogUniform(1e-6, 1e-3), _OWN)
    ]
    w_limit: Annotated[float, Parameter("weight of limits", "weight", _ANY, _OWN)]
    w_threat: Annotated[float, Parameter("weight of requests of chiefs", "weight", _ANY, _OWN)]
    w_signal: Annotated[float, Parameter("weight of signals in files", "weight", _ANY, _OWN)]
    w_category: Annotated[float, Parameter("weight of a spotted biography", "weight", _ANY, _OWN)]
    w_clique: Annotated[float, Parameter("weight of a fallen patron", "weight", _ANY, _OWN)]
    limit_binding: Annotated[
        float, Parameter("cases of the last three that replace others", "share", _ANY, _OWN)
    ]
    blamed: Annotated[
        float, Parameter("officials and heads under threat", "ratio", LogUniform(0.5, 20), _OWN)
    ]
    retort: filing.Retort
    naming: filing.Naming
    forgetting: filing.Forgetting
    witnesses: Annotated[float, Parameter("who see an arrest", "persons", Uniform(0, 50), _OWN)]
    brake: Annotated[
        float, Parameter("brake from a case a month per 1,000", "weight", LogUniform(0.03, 3), _OWN)
    ]
    memory: Annotated[float, Parameter("memory of cases", "months", Uniform(6, 24), _OWN)]
    lift: Annotated[float, Parameter("brake lifted by full vigilance", "share", _ANY, _OWN)]


@compiled
def arrest(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Fill and empty files, then mark who is arrested this month as leaving; return how many."""
    people = ground.people
    marks = keep_files(ground, Filing(p.retort, p.naming, p.forgetting), keys[1:])
    hazard = _hazards(ground, orders, p, marks)
    most = 0.0  # no rate is above this one
    for r in range(marks.shape[0]):
        here = hazard[r, ALL] + hazard[r, BLAMED] * max(p.blamed, 1.0)
        here += hazard[r, FILES] * float(marks[r, THICKEST]) + hazard[r, SPOTTED] + hazard[r, TIED]
        most = max(most, here)
    arrested = 0
    u = drawn(keys[0], people.id, ground.fill[FILL_PEOPLE])
    for i in range(u.size):
        if u[i] >= most or people.status[i] == EMPTY:
            continue
        if u[i] < 1.0 - math.exp(-_hazard_of(ground, i, hazard, p.blamed)):
            people.leaves[i] = stronger(people.leaves[i], ARRESTED)
            arrested += 1
            filing.see_force(ground, people.host[i], p.witnesses)
    return arrested


@inner_making_arrays
def _hazards(ground: Ground, orders: Orders, p: Parameters, marks: Int64s) -> Floats:
    """Hazard by raion for being there, being blamed, a signal, a spot, a tie, (n_raions, 5)."""
    out = np.zeros((marks.shape[0], 5))
    for r in range(marks.shape[0]):
        tile, n = ground.raions.tile[r], max(float(marks[r, ALL]), 1.0)
        limit = p.rate * p.w_limit * orders.limit[tile] / MEAN_LIMIT
        signal = p.rate * p.w_signal / MEAN_FILE
        spot = p.rate * p.w_category / MEAN_SPOTTED
        tie = p.rate * p.w_clique * orders.fallen[tile] / (MEAN_FALLEN * MEAN_TIED)
        below = float(marks[r, FILES]) * signal + float(marks[r, SPOTTED]) * spot
        below = (below + float(marks[r, TIED]) * tie) / n
        above = limit + orders.cases[tile]
        cut = 1.0 - orders.brake[0]
        if above + below > 0.0:
            cut *= (above + (1.0 - p.limit_binding) * below) / (above + below)
        # Who is blamed for a threat is blamed in place of others: the order says how many.
        exposure = 1.0 + (p.blamed - 1.0) * float(marks[r, BLAMED]) / n
        out[r, ALL] = cut * limit
        out[r, BLAMED] = cut * orders.cases[tile] / max(exposure, 1e-9)
        out[r, FILES], out[r, SPOTTED], out[r, TIED] = cut * signal, cut * spot, cut * tie
    return out


@inner
def _hazard_of(ground: Ground, i: int, hazard: Floats, blamed: float) -> float:
    """Hazard of a person, by file, biography, office and tie."""
    people = ground.people
    row = hazard[ground.cells.raion[people.cell[i]]]
    head = people.roles[i] & HEAD != 0
    rate = row[ALL] + row[BLAMED] * (blamed if head or people.post[i] != 0 else 1.0)
    rate += row[FILES] * float(people.file[i])
    if people.spots[i] != 0:
        rate += row[SPOTTED]
    if head and ground.hosts.tied[people.host[i]] != 0:
        rate += row[TIED]
    return rate


def order_cases(
    centre: Centre,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Order next month's cases and weigh whether to hold back; return the tiles with cases.

    Arrests are not among the papers: it reckons with orders, files, and spots as in the mean.
    """
    people = centre.heard[:, H_PEOPLE].astype(np.float64)
    files = centre.heard[:, H_NAMED] / np.maximum(people, 1.0)
    below = p.w_signal * files / MEAN_FILE + p.w_category + p.w_clique * orders.fallen / MEAN_FALLEN
    above = p.rate * p.w_limit * orders.limit / MEAN_LIMIT + orders.cases
    cases = (above + (1.0 - p.limit_binding) * p.rate * below) * (1.0 - orders.brake[0])
    share = float((people * cases).sum() / max(people.sum(), 1.0))
    weary = centre.mind[WEARINESS]
    centre.mind[WEARINESS] = weary + (1_000.0 * share - weary) / max(p.memory, 1.0)
    orders.cases[:] = p.rate * p.w_threat * centre.requested / MEAN_REQUESTED
    holds = 1.0 - math.exp(-p.brake * centre.mind[WEARINESS])
    orders.brake[0] = holds * (1.0 - p.lift * float(orders.vigilance.max()))
    return int((orders.cases > 0.0).sum())


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after arrests."""
    old, new = before.people, after.people
    touched = old.leaves != new.leaves
    more = new.file.astype(np.int64) - old.file
    yield "only people with a card are touched", bool((new.status[touched] != EMPTY).all())
    yield "an arrest is the only cause set here", bool((new.leaves[touched] == ARRESTED).all())
    yield "no file swells in one month", bool((more <= filing.MOST_A_MONTH + 2).all())
    yield "force was seen", bool((after.hosts.coercion >= before.hosts.coercion).all())
    yield "force is seen by all at most", bool((after.hosts.coercion <= 1.0).all())


MECHANISM = Mechanism(
    question="repression",
    answer="by_threat_and_signal",
    step=arrest,
    parameters=Parameters,
    decisions=("repression/arrested", *filing.DECISIONS),
    reads=filing.READS,
    writes=filing.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
    above=order_cases,
)
