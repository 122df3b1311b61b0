"""Promotion by activity and class: who rises is compared with those on the same bench.

Claim      Posts of the apparatus fall vacant, and producing units without a communist at their head
           get one. Both are filled from the members of the raion without a post. Activity, class,
           education, a tie and a clean card weigh for or against a person, each measured against
           the others on the bench. Who rises leaves the cell, and the bench is thinner by him.
Sources    fitzpatrick1979 on promotion from the bench, bailes1978 on red directors and specialists,
           easter1996 on ties. All numbers are assumed.
Rivals     by_lottery: no trait counts; in_proportion.
Silent on  competence, which nobody sees; who was considered and passed over; and date: the rate at
           which red directors are put in does not follow the line.

Prediction C18  Whether taking part pays in a post is `activity`, whose prior lies on both sides of
nothing as those of all five weights do; what is expected from it is said under stake.
Prediction C29  A red director is as competent as he happens to be; whether units that get one err
more hangs on the weights of `class_` and `education` against each other.
Prediction C30  `tied_share` says how many of those put up by a secretary belong to the clique of
the regional chief; its prior begins at none.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world import bench, heading
from antaeus.world.codes import EMPLOYEE, HEAD, MEMBER, NO_POST, OFFICE, OFFICIAL
from antaeus.world.electing import secretary_number
from antaeus.world.events import PROMOTED, note
from antaeus.world.orders import Orders
from antaeus.world.placing import draw_host_of_kind
from antaeus.world.seating import cell_of_host, sit_elsewhere
from antaeus.world.tables import Bytes, Floats, Ground, Int32s

_RATE, _OWN = "events a person-month", "antaeus_assumption"
_EITHER = Uniform(-1.0, 1.0)
_LOT, _TO_OFFICE, _OPENS, _TO_UNIT, _WHICH, _TIED = range(6)


class Parameters(NamedTuple):
    """How many posts there are, how soon they are filled and lost, and what weighs."""

    posts_share: Annotated[
        float, Parameter("posts for each non-party employee", "ratio", LogUniform(0.003, 0.1), _OWN)
    ]
    filling_rate: Annotated[
        float,
        Parameter("a vacancy is filled", "probability per month", LogUniform(0.05, 1.0), _OWN),
    ]
    removal_rate: Annotated[
        float, Parameter("an official loses the post", _RATE, LogUniform(1e-3, 0.03), _OWN)
    ]
    red_director_rate: Annotated[
        float,
        Parameter("a unit gets a communist head", "per month", LogUniform(1e-3, 0.2), _OWN),
    ]
    sharpness: Annotated[
        float, Parameter("how much a deviation of the score tells", "none", Uniform(0, 1.5), _OWN)
    ]
    activity: Annotated[float, Parameter("recent months with an act", "none", _EITHER, _OWN)]
    class_: Annotated[float, Parameter("worker by origin", "none", _EITHER, _OWN)]
    education: Annotated[float, Parameter("schooling", "none", _EITHER, _OWN)]
    tie: Annotated[float, Parameter("put up by somebody before", "none", _EITHER, _OWN)]
    loyalty: Annotated[float, Parameter("no reprimand, no opposition", "none", _EITHER, _OWN)]
    tied_share: Annotated[
        float, Parameter("heads with a patron in the clique", "share", Uniform(0.0, 1.0), _OWN)
    ]


@compiled
def promote(
    ground: Ground,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,
    keys: NDArray[np.uint64],
) -> int:
    """Remove some officials, fill posts and headless units from the bench; return the promoted."""
    headless = np.zeros(ground.hosts.id.size, np.uint8)
    to_unit = np.zeros(ground.raions.id.size)
    opens = 1.0 - math.exp(-p.red_director_rate)
    heading.open_units(ground, opens, keys[_OPENS], headless, to_unit)
    rise = _who_rises(ground, p, to_unit, keys[_LOT])
    patrons = np.zeros(rise.size, np.uint64)
    for k in range(rise.size):
        patron = secretary_number(ground, ground.people.cell[rise[k]])
        patrons[k] = patron if patron != ground.people.id[rise[k]] else np.uint64(0)
    promoted = 0
    for k in range(rise.size):
        promoted += _seat(ground, rise[k], patrons[k], p, month, keys, headless, to_unit)
    return promoted


@inner_making_arrays
def _who_rises(ground: Ground, p: Parameters, to_unit: Floats, key: np.uint64) -> Int32s:
    """Remove officials; return the rows of who rises, and make of `to_unit` the share to units."""
    raions = ground.raions
    openings = np.empty(raions.id.size)
    for r in range(openings.size):
        vacant = p.posts_share * float(raions.nonparty[r, EMPLOYEE]) - float(raions.officials[r])
        openings[r] = p.filling_rate * max(vacant, 0.0) + to_unit[r]
        to_unit[r] /= max(openings[r], 1e-9)
    weights = np.array([p.activity, p.class_, p.education, p.tie, p.loyalty])
    slopes = bench.direction(weights, p.sharpness)
    return bench.draw_lots(ground, openings, slopes, 1.0 - math.exp(-p.removal_rate), key)


@inner
def _seat(
    ground: Ground,
    i: int,
    patron: np.uint64,
    p: Parameters,
    month: int,
    keys: NDArray[np.uint64],
    headless: Bytes,
    to_unit: Floats,
) -> int:
    """Put a person at the head of a unit or into an office; 1 for who found a place."""
    people, who = ground.people, ground.people.id[i]
    raion = ground.cells.raion[people.cell[i]]
    heads = uniform(keys[_TO_UNIT], who) < to_unit[raion]
    if heads:
        host = heading.next_headless(ground, headless, raion, uniform(keys[_WHICH], who))
    else:
        u = uniform(keys[_TO_OFFICE], who)
        host = draw_host_of_kind(ground, raion, OFFICE, EMPLOYEE, u)
    if host < 0 or cell_of_host(ground, host) < 0:
        return 0
    if heads:
        headless[host] = 0
        tied = patron != 0 and uniform(keys[_TIED], who) < p.tied_share
        heading.head_unit(ground, i, host, month, np.int64(tied))
    else:
        sit_elsewhere(ground, i, host)
        people.post[i] = OFFICIAL
    people.job[i] = EMPLOYEE
    people.patron[i] = patron
    note(ground, PROMOTED, who, people.origin[i], people.cell[i], host, np.int64(heads), i)
    return 1


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after promotion."""
    old, new = before.people, after.people
    official = (old.post == NO_POST) & (new.post == OFFICIAL)
    head = (old.roles & HEAD == 0) & (new.roles & HEAD != 0)
    risen = official | head
    yield "only members are promoted", bool((new.status[risen] == MEMBER).all())
    yield "who rises is an employee", bool((new.job[risen] == EMPLOYEE).all())
    units = new.host[head]
    yield "a unit gets one head", np.unique(units).size == units.size
    skill = np.abs(after.hosts.competence[units] - new.competence[head] / 65_535.0)
    yield "a unit is as able as its head", bool((skill < 1e-9).all())
    own = (new.patron == new.id) & (new.id != 0)
    yield "nobody is his own patron", not own[risen].any()
    yield "nobody gains or loses a card", bool((old.status == new.status).all())


_OF_PEOPLE = ("id", "status", "origin", "schooling", "activity", "penalties", "spots", "competence")
_SEAT = ("post", "job", "host", "cell", "roles", "patron")

MECHANISM = Mechanism(
    question="promotion",
    answer="by_activity_and_class",
    step=promote,
    parameters=Parameters,
    decisions=tuple(
        f"promotion/{name}" for name in ("lot", "office", "red_director", "to_unit", "unit", "tied")
    ),
    reads=(
        *(f"people.{name}" for name in _OF_PEOPLE),
        "cells.id",
        "cells.raion",
        "cells.secretary",
        "hosts.*",
        "raions.*",
    ),
    writes=(
        *(f"people.{name}" for name in _SEAT),
        "hosts.competence",
        "hosts.head_since",
        "hosts.tied",
        "events.*",
        "fill",
    ),
    invariants=invariants,
    claim=__doc__ or "",
)
