"""Perception by statistics: the centre sees what its chiefs report.

Claim      The centre reads the reports of the regional chiefs and nothing else, and believes them
           whole: output is what they add up to, tension what they say it is. Of disorder within
           plants they say nothing. No audit changes what it believes.
Sources    The null of perception; gregory_lenins_brain on a centre that has its agents' numbers.
Rivals     by_four_channels.
Silent on  letters, the party's own channel, the police, and doubt.

Prediction C30  Signals cannot be a weapon through what the centre reads here; where chiefs fall
           after audits, that is a matter of reaction alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.declarations import Mechanism
from antaeus.world import inspecting
from antaeus.world.centre import DISORDER, SEEN_OUTPUT, SEEN_TENSION, STATISTICS, Centre
from antaeus.world.orders import Orders


class Parameters(NamedTuple):
    """None: a report is read as it is written."""


def read(
    centre: Centre,
    orders: Orders,  # noqa: ARG001
    p: Parameters,  # noqa: ARG001
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],  # noqa: ARG001
) -> int:
    """Believe the chiefs; return 1 once something has been heard."""
    country = inspecting.add_up(centre)
    if country.statistics <= 0.0:  # nothing has been heard yet
        return 0
    centre.reading[:] = country.statistics
    centre.surprise[:] = 0.0
    centre.weight[:] = 0.0
    centre.weight[STATISTICS] = 1.0
    inspecting.see(centre, country, country.statistics)
    centre.mind[SEEN_TENSION] = country.told
    centre.mind[DISORDER] = 0.0
    return 1


def invariants(before: Centre, after: Centre) -> Iterator[tuple[str, bool]]:
    """What must hold after the centre has read."""
    yield "what was heard stays", bool((before.heard == after.heard).all())
    heard = bool(after.reported.any())
    alone = bool(after.weight[STATISTICS] == after.weight.sum() == 1)
    yield "statistics alone are believed", alone or not heard
    yield "output is what was reported", after.mind[SEEN_OUTPUT] > 0 or not heard


MECHANISM = Mechanism(
    question="perception",
    answer="by_statistics",
    step=read,
    parameters=Parameters,
    decisions=(),
    reads=("centre.heard", "centre.reported", "centre.tension", "centre.told", "centre.stifling"),
    writes=("centre.mind", "centre.reading", "centre.surprise", "centre.weight"),
    invariants=invariants,
    claim=__doc__ or "",
)
