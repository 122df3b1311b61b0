"""A meeting as ritual: people show that they belong, in the forms that belonging asks for.

Claim      Who comes does so to be seen; criticism is the self-criticism that the rite calls for
           and has nothing to do with what presses on people; resolutions repeat the circular
           where they say anything, and what is moved from the floor is on its issues too.
Sources    getty2013, kotkin1997 and halfin2009 on practice and rite. All sizes are assumed.
Rivals     deliberative, scripted.
Silent on  grievance and risk: neither moves anybody here. What belonging is worth is not said.

Prediction C14  Concerns do not enter, however vague the line: items from the floor are drawn from
the circular. Nothing is left open that could turn the sign.
Prediction C06  Who criticises is drawn among those who come; `keenness` brings the committed,
so only presence, never speech, can make critics the trusted.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world import agenda, gathering, minutes, voting
from antaeus.world.gathering import odds_against, odds_against_chance
from antaeus.world.orders import OCCASION_DISCUSSION, Orders
from antaeus.world.tables import FILL_CELLS, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Coming, taking one's part in the rite, and what is left of it."""

    coming: Annotated[float, Parameter("half-committed come", "logit", Uniform(-1, 1), _OWN)]
    keenness: Annotated[
        float, Parameter("come at commitment 1 rather than 0", "logit", Uniform(0, 2), _OWN)
    ]
    rest: Annotated[float, Parameter("fatigue slept off", "per month", Uniform(0.05, 0.3), _OWN)]
    weariness: Annotated[
        float, Parameter("fatigue from a meeting of all", "logit", Uniform(0, 0.1), _OWN)
    ]
    extra_meetings: Annotated[
        float, Parameter("meetings beyond one at pressure 1", "per month", Uniform(0, 3), _OWN)
    ]
    self_criticism: Annotated[
        float, Parameter("criticise as the rite asks", "probability", Uniform(0, 0.2), _OWN)
    ]
    endorsement: Annotated[float, Parameter("endorse", "probability", Uniform(0.1, 0.9), _OWN)]
    items: Annotated[float, Parameter("items by root of present", "ratio", Uniform(0, 1), _OWN)]
    aired: Annotated[
        float, Parameter("self-criticism that becomes an item", "share", Uniform(0, 0.5), _OWN)
    ]
    copying: Annotated[
        float, Parameter("items filled from the circular", "share", Uniform(0.3, 1), _OWN)
    ]
    habit: Annotated[float, Parameter("words that are the speakers'", "share", Uniform(0, 1), _OWN)]
    imprint: Annotated[float, Parameter("words taken home", "share", Uniform(0, 0.5), _OWN)]
    signalled: Annotated[
        float, Parameter("items on bosses and enemies sent up", "share", Uniform(0, 0.5), _OWN)
    ]
    dissent: Annotated[float, Parameter("oppose", "probability", Uniform(0, 0.3), _OWN)]


@compiled
def celebrate(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Let every cell go through the rite; return how many were there."""
    n_cells = ground.fill[FILL_CELLS]
    odds = np.ones((n_cells, gathering.N_ODDS))
    running = agenda.lines_received(ground)
    critic = odds_against_chance(p.self_criticism)
    endorse = odds_against_chance(p.endorsement)
    for c in range(n_cells):
        coming = odds_against(p.coming - ground.cells.fatigue[c])
        gathering.set_odds(odds, c, coming, critic, endorse)
    told = gathering.gather(ground, odds, p.keenness, 0.0, keys)
    carried = np.zeros(n_cells, np.int64)
    for c in range(n_cells):
        spoken = gathering.write_down(ground, told, c)
        meetings = 1.0 + p.extra_meetings * agenda.line_in(ground.raions.pressure, ground, c)
        gathering.tire(ground, c, p.rest, p.weariness, meetings)
        running[-1] = running[agenda.row_of_line(ground, c)]
        own = p.aired * agenda.from_the_floor(ground, c)
        plan = agenda.Agenda(p.items, own, 1.0, p.copying, p.habit, p.signalled, 0.0)
        carried[c] = agenda.resolve(ground, c, plan, spoken, running, keys)
    if orders.occasion[OCCASION_DISCUSSION] == 1:
        against = np.full(n_cells, odds_against_chance(p.dissent))
        voting.vote(ground, against, 0.0, keys)
    return gathering.take_away(ground, p.imprint, carried)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after the rite."""
    yield from minutes.what_meetings_leave(before, after)


MECHANISM = Mechanism(
    question="meeting",
    answer="ritual",
    step=celebrate,
    parameters=Parameters,
    decisions=gathering.DECISIONS,
    reads=minutes.READS,
    writes=minutes.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
)
