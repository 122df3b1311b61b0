"""What must hold of a block at any moment between two mechanisms."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from antaeus.world.codes import (
    ATTENDED,
    CANDIDATE,
    DISSOLVED,
    EMPTY,
    HEAD,
    HIGHER,
    LAPSED,
    MEMBER,
    N_CLASSES,
    NEVER,
    OFFICIAL,
    SECRETARY,
    WOMAN,
)
from antaeus.world.tables import FILL_CELLS, FILL_FREE, FILL_OVERFLOW, FILL_PEOPLE, Ground


def faults_of_ground(ground: Ground) -> Iterator[str]:
    """Each way in which a block is not sound, as a sentence."""
    for what, holds in _facts(ground):
        if not bool(holds):
            yield what


def _facts(ground: Ground) -> Iterator[tuple[str, bool | np.bool_]]:
    """What must hold, each with whether it does."""
    people, cells, hosts, fill = ground.people, ground.cells, ground.hosts, ground.fill
    mark, n_cells = int(fill[FILL_PEOPLE]), int(fill[FILL_CELLS])
    here = np.flatnonzero(people.status[:mark] != EMPTY)
    yield "a table is longer than what happened", fill[FILL_OVERFLOW] == 0
    yield "everyone beyond the mark is nobody", not (people.status[mark:] != EMPTY).any()
    yield "free places and people fill the table", here.size + int(fill[FILL_FREE]) == mark
    free = ground.free[: int(fill[FILL_FREE])]
    yield "no place is free twice", np.unique(free).size == free.size
    yield "free places are empty", not (people.status[free] != EMPTY).any()
    yield "nobody has two cards", np.unique(people.id[here]).size == here.size
    yield "status is candidate or member", np.isin(people.status[here], (CANDIDATE, MEMBER)).all()
    yield (
        "classes are classes",
        (people.origin[here] < N_CLASSES).all() and (people.job[here] < N_CLASSES).all(),
    )
    yield (
        "sex and post are known",
        (people.sex[here] <= WOMAN).all() and (people.post[here] <= OFFICIAL).all(),
    )
    yield "causes of leaving are known", (people.leaves[here] <= LAPSED).all()
    seats = people.cell[here]
    yield "cells of people are cells", ((seats >= 0) & (seats < n_cells)).all()
    seats = np.clip(seats, 0, n_cells - 1)  # so that what follows can be asked all the same
    yield "everyone sits in a cell that exists", (cells.form[seats] != DISSOLVED).all()
    work = people.host[here]
    yield "host units of people are host units", ((work >= 0) & (work < hosts.id.size)).all()
    work = np.clip(work, 0, hosts.id.size - 1)
    yield (
        "everyone sits in a cell of the raion of work",
        (cells.raion[seats] == hosts.raion[work]).all(),
    )
    member = people.status[here] == MEMBER
    yield (
        "members have a month of acceptance, candidates none",
        ((people.member_since[here] != NEVER) == member).all(),
    )
    yield from _offices(ground, here)
    yield from _meetings(ground, n_cells)
    yield from _conditions(ground)
    alive = cells.form[:n_cells] != DISSOLVED
    yield (
        "cells lie in the raion of their unit",
        (cells.raion[:n_cells][alive] == hosts.raion[cells.host[:n_cells][alive]]).all(),
    )
    yield "cells have different numbers", np.unique(cells.id[:n_cells]).size == n_cells


def _offices(ground: Ground, here: NDArray[np.int64]) -> Iterator[tuple[str, bool | np.bool_]]:
    """No office has two holders who were counted as such."""
    people, cells, hosts = ground.people, ground.cells, ground.hosts
    for office, seats, n in (
        (SECRETARY, people.cell, cells.id.size),
        (HEAD, people.host, hosts.id.size),
    ):
        holders = here[people.roles[here] & office != 0]
        yield (
            "an office is held by one person at most",
            bool((np.bincount(seats[holders], minlength=n) <= 1).all()),
        )
    yield "schooling is known", (people.schooling[here] <= HIGHER).all()
    yield "acts are acts", (people.acts[here] < 16).all()
    absent = people.acts[here] & ATTENDED == 0
    yield "nobody acts who is not there", (people.acts[here][absent] == 0).all()


def _meetings(ground: Ground, n_cells: int) -> Iterator[tuple[str, bool | np.bool_]]:
    """Who acted was present, and resolutions have their share of radical words."""
    cells = ground.cells
    present, both = cells.present[:n_cells], cells.both[:n_cells]
    critics, endorsers = cells.critics[:n_cells], cells.endorsers[:n_cells]
    yield "critics were present", (critics <= present).all()
    yield "endorsers were present", (endorsers <= present).all()
    yield "who did both did each", (both <= np.minimum(critics, endorsers)).all()
    yield "tone is a share", _is_share(cells.tone[:n_cells])
    yield "conformity is a share", _is_share(cells.conformity[:n_cells])
    yield "fatigue is never negative", (cells.fatigue[:n_cells] >= 0).all()


def _conditions(ground: Ground) -> Iterator[tuple[str, bool | np.bool_]]:
    """Shares of host units and raions lie between 0 and 1, and parts do not pass the whole."""
    hosts, raions = ground.hosts, ground.raions
    for name in (
        *("grievance", "stake", "language", "redress", "coercion", "collectivised", "competence"),
        *("stoppage", "evasion"),
    ):
        yield f"{name} is a share", _is_share(getattr(hosts, name))
    for name in ("risk", "absence", "stance", "leaning", "pressure", "radical", "ambiguity"):
        yield f"{name} is a share", _is_share(getattr(raions, name))
    yield "wrong orders are orders", (hosts.wrong <= hosts.orders).all()
    yield "withdrawn orders are orders", (hosts.withdrawn <= hosts.orders).all()
    yield "wrong ones withdrawn were withdrawn", (hosts.withdrawn_wrong <= hosts.withdrawn).all()
    yield "late ones were wrong and left", (hosts.late <= hosts.wrong - hosts.withdrawn_wrong).all()
    yield "answers were complaints", (raions.answered <= raions.complaints).all()


def _is_share(column: NDArray[np.float64]) -> np.bool_:
    """Whether every number of a column lies between 0 and 1, but for rounding."""
    return np.bool_(((column >= -1e-9) & (column <= 1 + 1e-9)).all())
