"""Perception by four channels: the centre pieces output together from papers that differ.

Claim      The centre has what the party writes of its cells' signals, what the police infers from
           tension, the statistics of the chiefs, and letters. Each errs in its own way. It believes
           each the more, the less audits have surprised it of late, and no channel is read without
           the first trust that it has in it.
Sources    lorentzen2013 on letters and protest as news for the centre; harris2016 on what the
           police saw; equations.md, 9 (inverse of the fading squared surprise). Numbers assumed.
Rivals     by_statistics.
Silent on  who reads, what is not counted, and the wish not to know.

Prediction C13  (activism is seen to obstruct, and demanded) is not coded: `gloom` says how much
           darker critics make the party's news; below 0 they make it brighter, and at 0 criticism
           and what is seen of output do not touch. Both signs are in its prior.
Prediction C30  `party` at 0 leaves signals without weight here.

Where chiefs keep signals back the party's news is filled up with their statistics. Disorder is
seen as far as signals pass (orders withdrawn in cells) and in months with audits (found out late).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world import inspecting
from antaeus.world.centre import (
    DISORDER,
    LETTERS,
    PARTY,
    POLICE,
    SEEN_TENSION,
    STATISTICS,
    Centre,
)
from antaeus.world.orders import Orders
from antaeus.world.reporting_up import bell

_OWN = "antaeus_assumption"
_TRUST = Uniform(0.0, 1.0)


class Parameters(NamedTuple):
    """First trust in each channel, how each errs, and how trust is learned."""

    party: Annotated[float, Parameter("first trust in the party", "weight", _TRUST, _OWN)]
    police: Annotated[float, Parameter("first trust in the police", "weight", _TRUST, _OWN)]
    statistics: Annotated[float, Parameter("first trust in statistics", "weight", _TRUST, _OWN)]
    letters: Annotated[float, Parameter("first trust in letters", "weight", _TRUST, _OWN)]
    gloom: Annotated[
        float,
        Parameter("output unseen if all present criticise", "ratio", Uniform(-0.3, 0.6), _OWN),
    ]
    party_noise: Annotated[
        float, Parameter("deviation of the party's news", "share", LogUniform(0.01, 0.2), _OWN)
    ]
    alarm: Annotated[
        float,
        Parameter("output that full tension is taken to cost", "ratio", Uniform(0, 1.5), _OWN),
    ]
    letter_noise: Annotated[
        float, Parameter("deviation of news in few letters", "share", LogUniform(0.05, 1), _OWN)
    ]
    learning: Annotated[
        float, Parameter("trust learned from a month", "share", Uniform(0.02, 0.3), "lorentzen2013")
    ]
    doubt: Annotated[
        float, Parameter("error expected of the best channel", "share", Uniform(0.02, 0.3), _OWN)
    ]


def read(
    centre: Centre,
    orders: Orders,  # noqa: ARG001
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Read all channels, believe them as they deserve, and see; return 1 when there were audits."""
    country = inspecting.add_up(centre)
    if country.statistics <= 0.0 and country.output <= 0.0:  # nothing has been heard yet
        return 0
    centre.reading[:] = _readings(country, p, keys)
    first = np.empty(centre.weight.size)
    first[PARTY], first[POLICE] = p.party, p.police
    first[STATISTICS], first[LETTERS] = p.statistics, p.letters
    inspecting.trust(centre, country.audited, p.learning, p.doubt, first)
    inspecting.see(centre, country, float((centre.weight * centre.reading).sum()))
    police, letters = float(centre.weight[POLICE]), float(centre.weight[LETTERS])
    both = police + letters
    strained = (police * country.told + letters * country.tension) / both if both > 0.0 else 0.0
    centre.mind[SEEN_TENSION] = strained if both > 0.0 else country.told
    found_out = country.late if country.audited >= 0.0 else 0.0
    centre.mind[DISORDER] = min(country.passing * country.withdrawn + found_out, 1.0)
    return int(country.audited >= 0.0)


def _readings(
    country: inspecting.Country, p: Parameters, keys: NDArray[np.uint64]
) -> NDArray[np.float64]:
    """Output of the country as each channel has it, (4,)."""
    nobody = np.zeros(1, np.int64)
    gloomy = country.output - p.gloom * country.critics
    party = gloomy + p.party_noise * float(bell(keys[0], nobody)[0])
    few = p.letter_noise / np.sqrt(1.0 + country.complaints)
    reading = np.empty(4)
    reading[PARTY] = country.passing * party + (1.0 - country.passing) * country.statistics
    reading[POLICE] = 1.0 - p.alarm * country.told
    reading[STATISTICS] = country.statistics
    reading[LETTERS] = country.output + few * float(bell(keys[1], nobody)[0])
    return np.clip(reading, 0.0, 2.0)


def invariants(before: Centre, after: Centre) -> Iterator[tuple[str, bool]]:
    """What must hold after the centre has read."""
    yield "what was heard stays", bool((before.heard == after.heard).all())
    yield "channels are believed to the whole", abs(float(after.weight.sum()) - 1.0) < 1e-9
    yield "no channel is believed below nothing", bool((after.weight >= 0).all())
    yield "disorder is a share", 0 <= after.mind[DISORDER] <= 1
    reading = after.reading
    yield "what is read is output", bool(((reading >= 0) & (reading <= 2)).all())


MECHANISM = Mechanism(
    question="perception",
    answer="by_four_channels",
    step=read,
    parameters=Parameters,
    decisions=("perception/party", "perception/letters"),
    reads=(
        *("centre.heard", "centre.reported", "centre.tension", "centre.told", "centre.stifling"),
        *("centre.weight", "centre.surprise"),
    ),
    writes=("centre.mind", "centre.reading", "centre.surprise", "centre.weight"),
    invariants=invariants,
    claim=__doc__ or "",
)
