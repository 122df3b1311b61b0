"""Reaction by output: cells and bosses answer for the plan, whatever their papers say.

Claim      The raikom judges a cell by what the management lays upon it: the shortfall of the unit
           and the orders withdrawn on its criticism. Heads of units and regional chiefs fall by
           what audits found, by shortfall, and with a chief to whom they are tied; signals can
           only say where audits go. What a resolution says counts for nothing.
Sources    berliner and gregory_lenins_brain on bosses who answer for the plan, easter1996 on ties,
           nerard2004 on inspections after signals; equations.md, 10 with k_Z = 0.
Rivals     by_line.
Silent on  the line, and why an officer should look at anything but output.

Prediction C17  (who upsets execution comes nearer to the leadership) fails in standing where
           `by_output` and `attribution` are above 0; at 0 of either, standing is by lot.
Prediction C30  (signals are a weapon against chiefs) is not coded: no hazard reads signals.
           `by_finding` may be below 0; `additional` and `pull` at 0 and `routine` near 1 leave
           them no part.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled
from antaeus.foundation.declarations import Mechanism
from antaeus.world import judging, judging_chiefs
from antaeus.world.centre import Centre
from antaeus.world.codes import DISSOLVED, UNJUDGED
from antaeus.world.gathering import odds_against
from antaeus.world.orders import Orders
from antaeus.world.tables import FILL_CELLS, Ground


class Parameters(NamedTuple):
    """Audits, who falls by what, and how far output tells for or against a cell."""

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


@compiled
def judge(
    ground: Ground, orders: Orders, p: Parameters, month: int, keys: NDArray[np.uint64]
) -> int:
    """Audit, remove heads, judge cells; return how many heads were removed."""
    judging.audit(ground, orders, p.pull, keys[judging.AUDITED])
    removal = judging.Removal(p.head_rate, p.by_finding, p.by_shortfall, p.tie, p.co_fall)
    removed = judging.remove_heads(ground, orders, removal, month, keys)
    cells = ground.cells
    for r in range(ground.raions.id.size):
        ground.raions.stance[r] = 0.0
    to_sanction, to_praise = odds_against(p.sanctions), odds_against(p.praises)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED:
            cells.verdict[c] = UNJUDGED
            continue
        against = p.by_output * judging.blamed(ground, c, p.attribution)
        u = uniform(keys[judging.VERDICT], cells.id[c])
        judging.pronounce(cells, c, against, to_sanction, to_praise, u)
    return removed


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
    yield "officers look at output alone", not after.raions.stance.any()


MECHANISM = Mechanism(
    question="reaction",
    answer="by_output",
    step=judge,
    parameters=Parameters,
    decisions=judging.DECISIONS,
    reads=judging.READS,
    writes=judging.WRITES,
    invariants=invariants,
    claim=__doc__ or "",
    above=judge_above,
)
