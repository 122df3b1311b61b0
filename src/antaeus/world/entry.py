"""Drawing newcomers: how many apply at a host unit, and who they are."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner
from antaeus.world.codes import (
    CONSTRUCTION,
    EMPLOYEE,
    EMPLOYEE_CATEGORY,
    FACTORY,
    INDUSTRIAL_WORKER,
    MAN,
    OTHER_WORKER,
    PEASANT,
    PEASANT_CATEGORY,
    TRANSPORT,
    WOMAN,
)
from antaeus.world.events import ADMITTED, note
from antaeus.world.seating import enter
from antaeus.world.shares import share, steps
from antaeus.world.tables import Floats, Ground

_INVERSION_UP_TO = 20.0
_LOGISTIC_TO_UNIT_VARIANCE = math.sqrt(3.0) / math.pi
YOUNGEST_MONTHS = 18 * 12
"""Nobody enters the party under eighteen."""


@inner
def category_of(kind: int, class_: int) -> int:
    """The category under which the rules put a person of a class at a kind of host unit."""
    if class_ == PEASANT:
        return PEASANT_CATEGORY
    if class_ == EMPLOYEE:
        return EMPLOYEE_CATEGORY
    if kind in (FACTORY, TRANSPORT, CONSTRUCTION):
        return INDUSTRIAL_WORKER
    return OTHER_WORKER


@inner
def poisson(mean: float, u: float) -> int:
    """A count with this mean from one number in [0, 1): exact when small, rounded when large."""
    if mean <= 0.0:
        return 0
    if mean > _INVERSION_UP_TO:
        inside = min(max(u, 1e-12), 1.0 - 1e-12)
        z = _LOGISTIC_TO_UNIT_VARIANCE * math.log(inside / (1.0 - inside))
        return max(int(mean + math.sqrt(mean) * z + 0.5), 0)
    term = math.exp(-mean)
    below = term
    count = 0
    while u > below and count < 200:
        count += 1
        term *= mean / count
        below += term
    return count


OWN_SKILL = 0.75
"""Part of competence that is the person's own and not schooling: assumed, for want of a source."""
OWN_BELIEF = 0.5
"""Part of commitment on entry that is the person's own and not expectation: assumed likewise."""


@inner
def competence_of(schooling: int, u: float) -> np.uint16:
    """Command of one's trade: three parts the person's own, one part schooling."""
    return steps(OWN_SKILL * u + (1.0 - OWN_SKILL) * float(schooling) / 3.0)


@inner
def commitment_of(stake: int, u: float) -> np.uint16:
    """Commitment on entry: half what the person has come to expect, half the person's own."""
    return steps((1.0 - OWN_BELIEF) * share(stake) + OWN_BELIEF * u)


@inner
def admit(
    ground: Ground,
    host: int,
    origin: int,
    count: int,
    women_share: float,
    mean_age_years: float,
    month: int,
    schooling: Floats,
    keys: NDArray[np.uint64],
) -> int:
    """Seat `count` new candidates at a host unit and note them; return how many found a place.

    Age above eighteen is exponential with the given mean age. `schooling` (3, 3) has for each class
    the shares that have at least primary, secondary and higher schooling; `keys` (5,) the streams
    of sex, age, schooling, competence and commitment.
    """
    people = ground.people
    seated = 0
    for _ in range(count):
        place = enter(ground, host, origin, MAN, 0, month)
        if place < 0:
            return seated
        who = people.id[place]
        people.sex[place] = WOMAN if uniform(keys[0], who) < women_share else MAN
        over = -math.log(1.0 - uniform(keys[1], who)) * (mean_age_years * 12 - YOUNGEST_MONTHS)
        people.born[place] = month - YOUNGEST_MONTHS - int(min(over, 600.0))
        u = uniform(keys[2], who)
        people.schooling[place] = (
            np.int64(u < schooling[origin, 0])
            + np.int64(u < schooling[origin, 1])
            + np.int64(u < schooling[origin, 2])
        )
        people.competence[place] = competence_of(people.schooling[place], uniform(keys[3], who))
        people.commitment[place] = commitment_of(people.stake[place], uniform(keys[4], who))
        note(ground, ADMITTED, who, origin, people.cell[place], host, 0, place)
        seated += 1
    return seated
