"""Membership as it is published: counts by raion, added up for tiles and for congresses."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import functools
import re

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.numbering import CENTRE, FIRST_BODY
from antaeus.archive.recorder.above import Columns, numbers
from antaeus.foundation.compiled import compiled
from antaeus.foundation.errors import Fault
from antaeus.scenario.events import read_events
from antaeus.scenario.tables import library, raise_if_any
from antaeus.world.codes import DISSOLVED, EMPTY, MEMBER
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

MEMBERS, CANDIDATES, ORIGIN, WOMEN, CELLS = 0, 1, 2, 5, 6
N_STOCKS = 7
_JANUARY, _JULY = 10, 4
_CONGRESS = re.compile(r"\d+th Congress(?! of Soviets)")
_HUNDRED = 100


@compiled
def count_stock(ground: Ground, stock: NDArray[np.int64]) -> int:
    """Count members, candidates, origins, women and cells of each raion, (n_raions, 7)."""
    people, cells = ground.people, ground.cells
    for i in range(ground.fill[FILL_PEOPLE]):
        if people.status[i] != EMPTY:
            r = cells.raion[people.cell[i]]
            stock[r, MEMBERS if people.status[i] == MEMBER else CANDIDATES] += 1
            stock[r, ORIGIN + people.origin[i]] += 1
            stock[r, WOMEN] += people.sex[i]
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            stock[cells.raion[c], CELLS] += 1
    return 0


@functools.cache
def congresses() -> frozenset[int]:
    """Months in which a congress opened, by the calendar of events."""
    faults: list[Fault] = []
    events = read_events(library("calendar", "events.csv"), faults).values()
    raise_if_any(faults)
    return frozenset(
        event.start for event in events if _CONGRESS.search(f"{event.name} {event.description}")
    )


def is_published(month: int, *, of_the_union: bool) -> bool:
    """Whether figures of membership are printed in a month."""
    return month % 12 in (_JANUARY, _JULY) or (of_the_union and month in congresses())


def published(
    stock: NDArray[np.int64], month: int, scale: float, *, of_the_union: bool
) -> dict[str, Columns]:
    """Statistics of the tiles, (n_tiles, 7), and the figures for a congress, at historical size."""
    whole = np.rint(stock / scale)
    papers: dict[str, Columns] = {}
    if month % 12 in (_JANUARY, _JULY):
        names = ("members", "candidates", "workers", "peasants", "employees", "women", "cells")
        papers["stat"] = {
            "doc": numbers("stat", np.arange(len(stock)) + FIRST_BODY, month),
            **{name: whole[:, column] for column, name in enumerate(names)},
        }
    if of_the_union and month in congresses():
        total = whole.sum(axis=0)
        papers["congress"] = {
            "doc": numbers("congress", np.array([CENTRE]), month),
            "members": np.array([round(total[MEMBERS] / _HUNDRED) * _HUNDRED]),
            "candidates": np.array([round(total[CANDIDATES] / _HUNDRED) * _HUNDRED]),
            "cells": np.array([total[CELLS]]),
        }
    return papers
