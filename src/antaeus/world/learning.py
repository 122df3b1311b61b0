"""Learning the official language: acting and exposure on one scale, for people and for strata.

`L' = L + gain (1 - L) - forgetting L`, where a gain adds what was learned by acting to what was
learned from press, reading room and radio. A speed is told for an ordinary month, so that the
share learned by acting can be moved without making everybody learn faster or slower.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from antaeus.foundation.compiled import inlined, inner, inner_making_arrays
from antaeus.world.codes import ATTENDED, CRITICISED, DISSOLVED, EMPTY, ENDORSED, N_CLASSES
from antaeus.world.orders import Orders
from antaeus.world.shares import share, steps
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Floats, Ground

USUAL_ACTING = 0.3
"""How much one acts in an ordinary month: half attend, and a few of these speak."""
USUAL_REACH = 0.5
"""How far press, reading room and radio reach in an ordinary month."""
N_SPOKEN = 8
"""Ways in which ATTENDED, CRITICISED and ENDORSED can go together."""
N_SCHOOLING = 4


@inlined
def taught(language: float, gain: float, forgetting: float) -> float:
    """Language after a month, from language before it."""
    return language + gain * (1.0 - language) - forgetting * language


@inner
def rate_of_acting(speed: float, acting_share: float) -> float:
    """What a month of nothing but acting teaches."""
    return speed * acting_share / USUAL_ACTING


@inner
def rate_of_reach(speed: float, acting_share: float) -> float:
    """What a month within full reach of the press teaches."""
    return speed * (1.0 - acting_share) / USUAL_REACH


@inner
def acted(acts: int) -> float:
    """How far a person acted in the cell: who spoke 1, who only sat there a half, others 0."""
    if acts & (CRITICISED | ENDORSED):
        return 1.0
    return 0.5 if acts & ATTENDED else 0.0


@inner
def mean_schooling(orders: Orders, class_: int) -> float:
    """Mean step of schooling of a class: none 0, primary 1, secondary 2, higher 3."""
    told = orders.schooling
    return told[class_, 0] + told[class_, 1] + told[class_, 2]


@inner_making_arrays
def meetings_at_hand(ground: Ground) -> Floats:
    """Communists at the meetings of a unit's own cells, for each person there, (n_hosts,)."""
    hosts, cells = ground.hosts, ground.cells
    present = np.zeros(hosts.id.size, np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            present[cells.host[c]] += cells.present[c]
    out = np.zeros(present.size)
    for h in range(out.size):
        strata = hosts.nonparty[h, 0] + hosts.nonparty[h, 1] + hosts.nonparty[h, 2]
        out[h] = float(present[h]) / max(float(strata + hosts.communists[h]), 1.0)
    return out


@inner
def teach_people(ground: Ground, gain: Floats, forgetting: float) -> int:
    """Let everyone learn by acts, job and schooling, (8, 3, 4) in one row; return the changed."""
    people = ground.people
    changed = 0
    for i in range(ground.fill[FILL_PEOPLE]):
        row = (np.int64(people.acts[i]) & (N_SPOKEN - 1)) * N_CLASSES + np.int64(people.job[i])
        row = row * N_SCHOOLING + np.int64(people.schooling[i])
        now = steps(taught(share(people.language[i]), gain[row], forgetting))
        changed += np.int64((now != people.language[i]) & (people.status[i] != EMPTY))
        people.language[i] = now
    return changed


@inner
def teach_strata(
    ground: Ground, by_class: Floats, by_meetings: float, at_hand: Floats, forgetting: float
) -> None:
    """Let the strata of open units learn: a gain of each class, and one from meetings at hand."""
    hosts = ground.hosts
    for h in range(hosts.id.size):
        if hosts.open[h] == 0:
            continue
        for c in range(N_CLASSES):
            gain = by_class[c] + by_meetings * at_hand[h]
            now = taught(hosts.language[h, c], gain, forgetting)
            hosts.language[h, c] = min(max(now, 0.0), 1.0)


def strata_taught(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold of the strata under any answer when people have learned."""
    told, shut = after.hosts.language, after.hosts.open == 0
    yield "language of the strata lies in 0 to 1", bool(((told >= 0) & (told <= 1)).all())
    yield (
        "nobody learns in a closed unit",
        bool((told[shut] == before.hosts.language[shut]).all()),
    )
