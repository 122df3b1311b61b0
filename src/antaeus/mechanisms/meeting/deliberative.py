"""A meeting that deliberates: people come, speak, and part of what they say is resolved.

Claim      Members promote policy and supervise how it is carried out, in two acts that do not shut
           one another out, from interest and from duty; what presses on them enters resolutions
           as far as the line can be read their way and the chair lets it pass.
Sources    kokosalakis2023, merridale1990 and thorniley1988 on cells at work. All sizes are
           assumed: no series of attendance or of items of resolutions was found.
Rivals     scripted, ritual.
Silent on  who stands with whom, the cell's right of control over managers, and what happens
           between the meetings of one month.

Prediction C14  That a vaguer line lets more concerns in is not coded. What decides is the risk
that a claim is held against its speaker, (1 - α)(1 - m) + α h, with h = `harshness`: how a vague
line is read afterwards. Where h passes 1 - m, vagueness silences; the prior of h, 0 to .8,
includes that sign. `retaliation` and `chair` set the size.
Prediction C06  No term of speech knows tenure, trust or activity. Whether critics are the trusted
hangs on `duty_to_criticise`, whose prior includes the opposite sign, and on `duty_to_endorse`.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import Mechanism, Parameter, Uniform
from antaeus.world import agenda, gathering, minutes, voting
from antaeus.world.codes import DISSOLVED
from antaeus.world.gathering import odds_against
from antaeus.world.orders import OCCASION_DISCUSSION, Orders
from antaeus.world.tables import FILL_CELLS, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Coming, speaking, resolving, voting, and what is taken home."""

    coming: Annotated[
        float,
        Parameter("unpressed attendance at commitment 1/2", "logit", Uniform(-1, 1), _OWN),
    ]
    called: Annotated[
        float, Parameter("attendance added by pressure 1", "logit", Uniform(0, 2), _OWN)
    ]
    keenness: Annotated[
        float, Parameter("attendance at commitment 1 against 0", "logit", Uniform(0.5, 2), _OWN)
    ]
    compulsion: Annotated[
        float,
        Parameter("attendance added where absence is sure to hurt", "logit", Uniform(0, 2), _OWN),
    ]
    rest: Annotated[float, Parameter("fatigue that fades", "per month", Uniform(0.05, 0.3), _OWN)]
    weariness: Annotated[
        float, Parameter("fatigue from a meeting that all attend", "logit", Uniform(0, 0.1), _OWN)
    ]
    extra_meetings: Annotated[
        float, Parameter("meetings beyond one at pressure 1", "per month", Uniform(0, 3), _OWN)
    ]
    voice: Annotated[
        float, Parameter("criticism that nothing moves", "logit", Uniform(-4, -0.5), _OWN)
    ]
    interest: Annotated[
        float, Parameter("criticism by grievance, where it is safe", "logit", Uniform(0, 4), _OWN)
    ]
    duty_to_criticise: Annotated[
        float,
        Parameter(
            "criticism by commitment under an all-radical line", "logit", Uniform(-1, 3), _OWN
        ),
    ]
    retaliation: Annotated[
        float,
        Parameter("criticism kept back by claim held against x risk", "logit", Uniform(0, 4), _OWN),
    ]
    harshness: Annotated[
        float,
        Parameter("vague lines that are read against the speaker", "share", Uniform(0, 0.8), _OWN),
    ]
    praise: Annotated[
        float,
        Parameter("endorsement at commitment 1/2, without risk", "logit", Uniform(-2, 1), _OWN),
    ]
    duty_to_endorse: Annotated[
        float, Parameter("endorsement at commitment 1 against 0", "logit", Uniform(-1, 4), _OWN)
    ]
    praise_by_fear: Annotated[
        float, Parameter("endorsement added by risk", "logit", Uniform(0, 3), _OWN)
    ]
    items: Annotated[float, Parameter("items by root of present", "ratio", Uniform(0, 1), _OWN)]
    chair: Annotated[
        float,
        Parameter("items held against the speaker that are dropped", "share", Uniform(0, 1), _OWN),
    ]
    habit: Annotated[
        float, Parameter("words that are the speakers' own", "share", Uniform(0, 1), _OWN)
    ]
    imprint: Annotated[
        float, Parameter("way to the cell's words that people go", "share", Uniform(0, 0.5), _OWN)
    ]
    signalled: Annotated[
        float, Parameter("own items on bosses that go to those above", "share", Uniform(0, 1), _OWN)
    ]
    dissent: Annotated[
        float,
        Parameter("vote against at commitment 1/2, at ease", "logit", Uniform(-6, -1), _OWN),
    ]
    dissent_by_grievance: Annotated[
        float, Parameter("vote against by grievance", "logit", Uniform(-1, 3), _OWN)
    ]
    dissent_by_commitment: Annotated[
        float, Parameter("vote against at commitment 1 against 0", "logit", Uniform(-3, 3), _OWN)
    ]


@compiled
def meet(
    ground: Ground,
    orders: Orders,
    p: Parameters,
    month: int,  # noqa: ARG001
    keys: NDArray[np.uint64],
) -> int:
    """Let every cell meet and resolve, and people take it home; return how many were there."""
    n_cells = ground.fill[FILL_CELLS]
    odds = np.ones((n_cells, gathering.N_ODDS))
    held = np.zeros(n_cells)
    running = agenda.lines_received(ground)
    for c in range(n_cells):
        if ground.cells.form[c] != DISSOLVED:
            held[c] = _weigh(ground, c, p, running, odds)
    told = gathering.gather(ground, odds, p.keenness, p.duty_to_endorse, keys)
    carried = np.zeros(n_cells, np.int64)
    for c in range(n_cells):
        spoken = gathering.write_down(ground, told, c)
        meetings = 1.0 + p.extra_meetings * agenda.line_in(ground.raions.pressure, ground, c)
        gathering.tire(ground, c, p.rest, p.weariness, meetings)
        grievance = agenda.hear_claims(ground, c, running)
        own = agenda.from_the_floor(ground, c) if grievance > 0.0 else 0.0
        let = 1.0 - p.chair * held[c]
        plan = agenda.Agenda(p.items, own, let, 1.0, p.habit, p.signalled, 0.0)
        carried[c] = agenda.resolve(ground, c, plan, spoken, running, keys)
    if orders.occasion[OCCASION_DISCUSSION] == 1:
        against = np.empty(n_cells)
        for c in range(n_cells):
            grievance = agenda.hear_claims(ground, c, running)
            against[c] = odds_against(p.dissent + p.dissent_by_grievance * grievance)
        voting.vote(ground, against, p.dissent_by_commitment, keys)
    return gathering.take_away(ground, p.imprint, carried)


@inner
def _weigh(
    ground: Ground,
    c: int,
    p: Parameters,
    running: NDArray[np.float64],
    odds: NDArray[np.float64],
) -> float:
    """Set the odds of a cell; return the risk that a claim is held against its speaker."""
    raions, raion = ground.raions, ground.cells.raion[c]
    grievance = agenda.hear_claims(ground, c, running)
    vague, trouble = agenda.line_in(raions.ambiguity, ground, c), raions.risk[raion]
    held = (1.0 - vague) * (1.0 - agenda.overlap(ground, c)) + vague * p.harshness
    called = p.called * agenda.line_in(raions.pressure, ground, c)
    coming = p.coming + called + p.compulsion * raions.absence[raion] - ground.cells.fatigue[c]
    duty = p.duty_to_criticise * agenda.line_in(raions.radical, ground, c)
    speech = p.voice + p.interest * grievance * (1.0 - held) - p.retaliation * held * trouble
    praise = odds_against(p.praise + p.praise_by_fear * trouble)
    gathering.set_odds(odds, c, odds_against(coming), odds_against(speech + 0.5 * duty), praise)
    gathering.set_duty(odds, c, duty)
    return held


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after meetings."""
    yield from minutes.what_meetings_leave(before, after)


MECHANISM = Mechanism(
    question="meeting",
    answer="deliberative",
    step=meet,
    parameters=Parameters,
    decisions=gathering.DECISIONS,
    reads=minutes.READS,
    writes=minutes.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
)
