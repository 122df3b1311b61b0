"""A meeting by script: attendance is compelled, and what is said was written above.

Claim      Cells transmit. People come because they must, endorse as they are told, and criticise
           when the line orders criticism: of bosses, or in the name of democracy. Resolutions
           repeat the circular.
Sources    fainsod1953, friedrich_brzezinski1956 and arendt on the party as a belt. All sizes are
           assumed.
Rivals     deliberative, ritual.
Silent on  what presses on people, what they hold to be right, and why some cells were lax.

Prediction C14  None of a person's concerns can enter a resolution: this account answers the
question of vagueness with no change. Nothing is left open that could turn the sign.
Prediction C06  Who criticises is called up by lot: critics are no more and no less trusted.
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
from antaeus.world.codes import BOSSES, DEMOCRACY
from antaeus.world.gathering import odds_against_chance
from antaeus.world.orders import OCCASION_DISCUSSION, Orders
from antaeus.world.tables import FILL_CELLS, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Who is called up, for what, and what is left of it."""

    attendance: Annotated[float, Parameter("come", "probability", Uniform(0.6, 0.98), _OWN)]
    ordered_voice: Annotated[
        float,
        Parameter(
            "criticise, where the line asks for nothing else", "probability", Uniform(0, 0.5), _OWN
        ),
    ]
    endorsement: Annotated[float, Parameter("endorse", "probability", Uniform(0.1, 1), _OWN)]
    items: Annotated[float, Parameter("items by root of present", "ratio", Uniform(0, 1), _OWN)]
    imprint: Annotated[float, Parameter("words taken home", "share", Uniform(0, 0.5), _OWN)]
    signalled: Annotated[
        float, Parameter("items on bosses and enemies sent up", "share", Uniform(0, 1), _OWN)
    ]
    dissent: Annotated[float, Parameter("oppose", "probability", Uniform(0, 0.3), _OWN)]


@compiled
def recite(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Let every cell repeat what it is told; return how many were there."""
    n_cells = ground.fill[FILL_CELLS]
    odds = np.ones((n_cells, gathering.N_ODDS))
    running = agenda.lines_received(ground)
    issues = ground.raions.issues
    coming = odds_against_chance(p.attendance)
    endorsing = odds_against_chance(p.endorsement)
    for c in range(n_cells):
        raion, kind = ground.cells.raion[c], ground.hosts.kind[ground.cells.host[c]]
        ordered = p.ordered_voice * (issues[raion, kind, BOSSES] + issues[raion, kind, DEMOCRACY])
        gathering.set_odds(odds, c, coming, odds_against_chance(ordered), endorsing)
    told = gathering.gather(ground, odds, 0.0, 0.0, keys)
    carried = np.zeros(n_cells, np.int64)
    plan = agenda.Agenda(p.items, 0.0, 0.0, 1.0, 0.0, 0.0, p.signalled)
    for c in range(n_cells):
        spoken = gathering.write_down(ground, told, c)
        gathering.tire(ground, c, 1.0, 0.0, 1.0)  # who must come may be as tired as he likes
        carried[c] = agenda.resolve(ground, c, plan, spoken, running, keys)
    if orders.occasion[OCCASION_DISCUSSION] == 1:
        against = np.full(n_cells, odds_against_chance(p.dissent))
        voting.vote(ground, against, 0.0, keys)
    return gathering.take_away(ground, p.imprint, carried)


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after meetings by script."""
    yield from minutes.what_meetings_leave(before, after)
    yield "nothing is moved from the floor", not after.cells.own.any()
    yield "nobody grows weary", not after.cells.fatigue[: after.fill[FILL_CELLS]].any()


MECHANISM = Mechanism(
    question="meeting",
    answer="scripted",
    step=recite,
    parameters=Parameters,
    decisions=gathering.DECISIONS,
    reads=minutes.READS,
    writes=minutes.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
)
