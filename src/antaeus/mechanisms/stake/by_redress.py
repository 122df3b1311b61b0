"""Stake by redress: people come to expect what the order of things has given and cost them.

Claim      Who got wrongs put right expects more; hope of a post, gifts of a clique and a language
           made one's own can count beside it; hours spent at meetings, force seen and hardship
           count against. What is expected follows what was had, and each weight can be nothing.
Sources    kokosalakis2023: the cell as a place where interests were pursued. All weights are
           assumed; an account may let them add up to 1 (equations, eq. 14).
Rivals     by_hope_of_promotion, by_fear, constant.
Silent on  comparison with others, and with what one had before: there are no rising demands.

Prediction C18  That taking part gives a stake is not coded: there is no term for one's own part.
           Who attends pays `hours` and, unless heard, gets what all of the unit get; so taking part
           lowers V where `hours` outweighs `redress` times the chance to be heard. The prior holds
           both signs, and no redress at all.

Redress of a person is 1 when a criticism had its way this month, else the share of the unit's
wrongs put right. Hope is the posts of the raion for each member without one, cut at 1; outside
the party half of it. Identity is language times commitment; outside the party language.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world.codes import ATTENDED, EMPTY, HEARD, N_CLASSES
from antaeus.world.orders import Orders
from antaeus.world.paying import (
    POSTS_IN_SIGHT,
    between,
    expected,
    hardest,
    hope_at,
    strata_are_sound,
    worth,
)
from antaeus.world.shares import share, steps
from antaeus.world.tables import FILL_PEOPLE, Floats, Ground

_WEIGHT = Uniform(0.0, 1.0)
_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """How fast expectations follow, and what counts."""

    learning: Annotated[
        float,
        Parameter("part of the gap learned in a month", "per month", LogUniform(0.01, 0.05), _OWN),
    ]
    redress: Annotated[float, Parameter("wrongs put right", "weight", _WEIGHT, _OWN)]
    hope: Annotated[float, Parameter("hope of a post", "weight", _WEIGHT, _OWN)]
    gifts: Annotated[float, Parameter("a head tied to the clique", "weight", _WEIGHT, _OWN)]
    identity: Annotated[float, Parameter("language made one's own", "weight", _WEIGHT, _OWN)]
    hours: Annotated[float, Parameter("unpaid hours at meetings", "weight", _WEIGHT, _OWN)]
    coercion: Annotated[float, Parameter("force seen", "weight", _WEIGHT, _OWN)]
    hardship: Annotated[float, Parameter("the worst grievance", "weight", _WEIGHT, _OWN)]


@compiled
def expect(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Let people and strata expect more or less; return the people whose stake changed."""
    _expect_in_strata(ground, p, np.array([p.redress, p.hope, p.gifts, p.coercion, p.hardship]))
    people = ground.people
    pays = _pays(ground, p)
    of_identity = 0.5 * p.identity
    changed = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        acts = np.int64(people.acts[i])
        row = 4 * np.int64(people.host[i]) + (acts & ATTENDED) + ((acts & HEARD) >> 2)
        own = of_identity * share(people.language[i]) * share(people.commitment[i])
        now = steps(expected(share(people.stake[i]), between(pays[row] + own), p.learning))
        changed += np.int64((now != people.stake[i]) & (people.status[i] != EMPTY))
        people.stake[i] = now
    return changed


@inner_making_arrays
def _pays(ground: Ground, p: Parameters) -> Floats:
    """Pay without identity of who was away, sat there, was heard, and both, (4 n_hosts,)."""
    hosts = ground.hosts
    w = np.array([p.redress, p.hope, p.gifts, p.coercion, p.hardship])
    out = np.empty(4 * hosts.id.size)
    for h in range(hosts.id.size):
        hope = hope_at(ground, h, POSTS_IN_SIGHT)
        force, hard = hosts.coercion[h], hardest(hosts, h)
        gifts = float(hosts.tied[h])
        all_get = worth(min(hosts.redress[h], 1.0), hope, gifts, force, hard, w)
        heard = worth(1.0, hope, gifts, force, hard, w)
        out[4 * h] = all_get
        out[4 * h + 1] = all_get - 0.5 * p.hours
        out[4 * h + 2] = heard
        out[4 * h + 3] = heard - 0.5 * p.hours
    return out


@inner
def _expect_in_strata(ground: Ground, p: Parameters, w: Floats) -> None:
    hosts = ground.hosts
    for h in range(hosts.id.size):
        if hosts.open[h] == 0:
            continue
        hope = 0.5 * hope_at(ground, h, POSTS_IN_SIGHT)
        redress, gifts = min(hosts.redress[h], 1.0), float(hosts.tied[h])
        pay = worth(redress, hope, gifts, hosts.coercion[h], hardest(hosts, h), w)
        for c in range(N_CLASSES):
            whole = between(pay + 0.5 * p.identity * hosts.language[h, c])
            hosts.stake[h, c] = between(expected(hosts.stake[h, c], whole, p.learning))


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after people have learned what to expect."""
    hosts = after.hosts
    yield (
        "the strata expect between nothing and all, and in closed units what they did",
        strata_are_sound(before.hosts.stake, hosts.stake, hosts.open),
    )
    more = np.diff(before.hosts.stake, axis=1) * np.diff(hosts.language, axis=1) > 0
    crossed = np.diff(before.hosts.stake, axis=1) * np.diff(hosts.stake, axis=1) < -1e-12
    yield (
        "of two strata of a unit the one with more stake and more language keeps the lead",
        not bool((more & crossed).any()),
    )


MECHANISM = Mechanism(
    question="stake",
    answer="by_redress",
    step=expect,
    parameters=Parameters,
    decisions=(),
    reads=(
        "people.acts",
        "people.host",
        "people.language",
        "people.commitment",
        "people.status",
        "hosts.id",
        "hosts.raion",
        "hosts.open",
        "hosts.redress",
        "hosts.tied",
        "hosts.coercion",
        "hosts.grievance",
        "hosts.language",
        "raions.officials",
        "raions.eligible",
    ),
    writes=("people.stake", "hosts.stake"),
    invariants=invariants,
    claim=__doc__ or "",
)
