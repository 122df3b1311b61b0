"""Where in a raion a person finds work: host units drawn in proportion to those they employ."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import numpy as np

from antaeus.foundation.compiled import inner
from antaeus.world.tables import Ground


@inner
def draw_host(ground: Ground, raion: int, class_: int, chance: float) -> int:
    """A host unit of the raion, drawn by the number of people of a class in the open ones.

    `chance` is a number in [0, 1). Returns -1 when no open unit of the raion has such people.
    """
    hosts, raions = ground.hosts, ground.raions
    left = chance * float(raions.nonparty[raion, class_])
    found = -1
    for h in range(raions.host_start[raion], raions.host_end[raion]):
        if hosts.open[h] != 0 and hosts.nonparty[h, class_] > 0:
            found = h
            left -= float(hosts.nonparty[h, class_])
            if left < 0.0:
                break
    return found


@inner
def draw_host_of_kind(ground: Ground, raion: int, kind: int, class_: int, chance: float) -> int:
    """The same among units of one kind; -1 when the raion has none open."""
    hosts, raions = ground.hosts, ground.raions
    total = 0
    for h in range(raions.host_start[raion], raions.host_end[raion]):
        there = (hosts.open[h] != 0) & (hosts.kind[h] == kind)
        total += np.int64(there) * np.int64(hosts.nonparty[h, class_])
    left = chance * float(total)
    found = -1
    for h in range(raions.host_start[raion], raions.host_end[raion]):
        if hosts.open[h] != 0 and hosts.kind[h] == kind and hosts.nonparty[h, class_] > 0:
            found = h
            left -= float(hosts.nonparty[h, class_])
            if left < 0.0:
                break
    return found
