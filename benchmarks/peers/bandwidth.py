"""The memory bandwidth of one core, and how many bytes a reduced month of antaeus touches.

Bytes are counted by the widths of the columns that each kernel goes through, once for reading and
once more for writing; the list below was made by reading the kernels. Scratch arrays of a row a
person are counted too. What one kernel left in the cache for the next is counted again.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from antaeus.foundation.compiled import compiled

TRIAD_ELEMENTS = 1 << 24
TRIAD_REPEATS = 15

# Every pass over a table in the order of the month; "!" before a column that is written besides.
PASSES = {
    "people": (
        "cell host status roles",  # recount_people
        "status member_since cell post",  # recount_raions
        "id id id",  # meeting: draws
        "cell commitment status !acts",  # meeting: who comes and speaks
        "acts",  # meeting: who might criticise
        "cell acts tone commitment",  # meeting: sums by cell
        "acts !activity",  # meeting: memory of acts
        "cell acts !tone",  # meeting: words taken home
        "acts job schooling !language status",  # language
        "status host file",  # tally
        "id",  # discipline: draws
        "status",  # discipline
        "leaves",  # depart
    ),
    "hosts": (
        "!communists !head",  # recount_people
        "open nonparty",  # recount_raions
        "id !redress open kind competence coercion collectivised !grievance",  # grievance
        "nonparty communists open !language",  # language
        "open raion nonparty communists grievance coercion stake kind",  # tally: people
        "radical technical output target reported stoppage orders withdrawn late removed audited",
        "raion",  # tally: files
        "open cell cover nonparty id",  # admission
    ),
    "cells": (
        "!people !members !secretary",  # recount_people
        "raion",  # recount_raions
        "form raion host !fatigue",  # meeting: odds
        "!present !critics !endorsers !both !zeal !fluency !opposed people",  # meeting: sums
        "id raion host !own !copied !signals !tone !conformity",  # meeting: resolution
        "form host present",  # language
        "form raion people present critics signals verdict",  # tally
    ),
}
SCRATCH = {"people": 4 * 2 * 8, "hosts": (1 + 2) * 2 * 8, "cells": (5 + 8 + 2) * 2 * 8}
"""Draws, weights and sums that kernels write once and read once: bytes a row."""


@compiled
def add_scaled(a: Any, b: Any, c: Any, s: float) -> None:
    """The triad itself."""
    for i in range(a.size):
        a[i] = b[i] + s * c[i]


def triad() -> float:
    """Bytes a CPU-second of `a = b + s c` over three arrays far larger than any cache."""
    a, b, c = np.ones((3, TRIAD_ELEMENTS))  # pages of zeros would not be read from memory
    quickest = np.inf
    for _ in range(TRIAD_REPEATS):
        begun = time.process_time()
        add_scaled(a, b, c, 3.0)
        quickest = min(quickest, time.process_time() - begun)
    return 3 * a.nbytes / quickest


def touched_a_month(grounds: list[Any]) -> float:
    """Bytes that all kernels of a reduced month go through, in all blocks together."""
    total = 0.0
    for ground in grounds:
        filled = {"people": ground.fill[0], "cells": ground.fill[3], "hosts": ground.hosts.id.size}
        for table, rows in filled.items():
            total += float(rows) * (_row(getattr(ground, table), PASSES[table]) + SCRATCH[table])
    return total


def _row(table: Any, passes: tuple[str, ...]) -> int:
    """Bytes of a row over all passes."""
    names = [name for each in passes for name in each.split()]
    return sum(
        (2 if name[0] == "!" else 1) * _width(getattr(table, name.removeprefix("!")))
        for name in names
    )


def _width(column: Any) -> int:
    return column.nbytes // max(column.shape[0], 1)
