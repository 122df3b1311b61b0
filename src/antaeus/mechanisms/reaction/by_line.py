"""Reaction by the line: a raikom judges a cell by output and by how far its papers say the line.

Claim      The officer has two papers about a cell: what the management lays upon it, which is the
           shortfall of the unit and the orders withdrawn on its criticism, and its resolution. How
           much either weighs he learns from what he was himself last judged by. Heads of units and
           regional chiefs fall by what audits found, by shortfall, and with a chief to whom they
           are tied; signals can only say where audits go.
Sources    priestland2007 and goldman2007 on cells judged by the line, easter1996 on ties,
           nerard2004 on inspections after signals; equations.md, 10. Numbers are assumed.
Rivals     by_output: the line weighs nothing.
Silent on  what an officer owes to friends among secretaries, and on courts.

Prediction C17  (who upsets execution comes nearer to the leadership) is not coded: disorder is
           read only as `by_output` times `attribution`, which lower standing, and conformity as
           `by_line`; each may be 0. `drift`, `judged_by_line` and `alarm` move the stance.
Prediction C30  (signals are a weapon against chiefs) is not coded: no hazard reads signals.
           `by_finding` may be below 0; `additional` and `pull` at 0 and `routine` near 1 leave
           them no part.

Half conformity counts neither way. Of `by_output` and `attribution` papers can tell the product.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.foundation.declarations import LogUniform, Mechanism, Parameter, Uniform
from antaeus.world import judging, judging_chiefs
from antaeus.world.centre import Centre
from antaeus.world.codes import DISSOLVED, UNJUDGED
from antaeus.world.gathering import odds_against
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_CELLS, Ground

_OWN = "antaeus_assumption"


class Parameters(NamedTuple):
    """Audits, who falls by what, and what the officer of the raikom weighs."""

    audits: judging.Audits
    routine: judging.Routine
    additional: judging.Additional
    usual: judging.Usual
    pull: judging.Pull
    head_rate: judging.HeadRate
    chief_rate: judging.ChiefRate
    by_finding: judging.ByFinding
    by_shortfall: judging.ByShortfall
    tie: judging.Tie
    co_fall: judging.CoFall
    sanctions: judging.Sanctions
    praises: judging.Praises
    by_output: judging.ByOutput
    attribution: judging.Attribution
    by_line: Annotated[
        float, Parameter("weight of its papers' conformity", "logit", Uniform(0, 4), _OWN)
    ]
    judged_by_line: Annotated[
        float, Parameter("stance to which officers drift", "share", Uniform(0, 1), "priestland2007")
    ]
    drift: Annotated[
        float, Parameter("way gone there in a month", "share", LogUniform(0.01, 0.3), _OWN)
    ]
    alarm: Annotated[
        float, Parameter("stance lost to output when a chief falls", "share", Uniform(0, 1), _OWN)
    ]


@compiled
def judge(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Audit, remove heads, judge cells; return how many heads were removed."""
    judging.audit(ground, orders, p.pull, keys[judging.AUDITED])
    removal = judging.Removal(p.head_rate, p.by_finding, p.by_shortfall, p.tie, p.co_fall)
    removed = judging.remove_heads(ground, orders, removal, month, keys)
    _take_stance(ground, orders, p)
    cells, stance = ground.cells, ground.raions.stance
    to_sanction, to_praise = odds_against(p.sanctions), odds_against(p.praises)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED:
            cells.verdict[c] = UNJUDGED
            continue
        line = 2.0 * stance[cells.raion[c]]  # at an even stance both weigh as they are told
        against = (2.0 - line) * p.by_output * judging.blamed(ground, c, p.attribution)
        against -= line * p.by_line * (cells.conformity[c] - 0.5)
        u = uniform(keys[judging.VERDICT], cells.id[c])
        judging.pronounce(cells, c, against, to_sanction, to_praise, u)
    return removed


@inner
def _take_stance(ground: Ground, orders: Orders, p: Parameters) -> None:
    """Let officers drift to what they are judged by; a fallen chief turns them to output."""
    raions = ground.raions
    for r in range(raions.id.size):
        stance = raions.stance[r] + p.drift * (p.judged_by_line - raions.stance[r])
        if orders.fallen[raions.tile[r]] > 0.0:
            stance *= 1.0 - p.alarm
        raions.stance[r] = min(max(stance, 0.0), 1.0)


def judge_above(
    centre: Centre, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Let chiefs fall or stay, and order the next audits; return how many fall."""
    removal = judging.Removal(p.chief_rate, p.by_finding, p.by_shortfall, 0.0, 0.0)
    fallen = judging_chiefs.judge_chiefs(centre, orders, removal, month, keys)
    judging_chiefs.direct_audits(
        centre, orders, judging_chiefs.Watch(p.audits, p.routine, p.additional, p.usual)
    )
    return fallen


def invariants(before: Ground, after: Ground) -> Iterator[tuple[str, bool]]:
    """What must hold after the raikom has judged."""
    yield from judging.what_judgement_leaves(before, after)
    stance = after.raions.stance
    yield "the stance is a share", bool(((stance >= 0) & (stance <= 1)).all())


MECHANISM = Mechanism(
    question="reaction",
    answer="by_line",
    step=judge,
    parameters=Parameters,
    decisions=judging.DECISIONS,
    reads=(*judging.READS, "cells.conformity", "raions.stance"),
    writes=judging.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
    above=judge_above,
)
