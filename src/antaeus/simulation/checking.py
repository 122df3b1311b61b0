"""The month step by step, with the invariants of every mechanism held after its step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from antaeus.foundation.declarations import Mechanism
from antaeus.foundation.errors import InvariantBroken
from antaeus.foundation.months import month_text
from antaeus.simulation.order_of_the_month import THE_GROUND_LIVES, Ask, Pause
from antaeus.world.blocks import people_in, remade
from antaeus.world.build import World
from antaeus.world.centre import Centre
from antaeus.world.orders import Orders
from antaeus.world.soundness import faults_of_ground
from antaeus.world.soundness_above import faults_above
from antaeus.world.tables import FILL_OVERFLOW, Ground


def month_step_by_step(
    ground: Ground,
    orders: Orders,
    month: int,
    keys: np.ndarray[Any, np.dtype[np.uint64]],
    answers: dict[str, Mechanism | None],
    values: dict[str, Any],
    check: bool,
    pause: Callable[[], None] | None = None,
) -> None:
    """Live through a month on the ground; with `check`, hold every invariant after every step.

    `pause` is called where the page has a pause.
    """
    row = 0
    given = {"ground": ground, "orders": orders, "month": month}
    for step in THE_GROUND_LIVES:
        if isinstance(step, Pause):
            if pause:
                pause()
            continue
        if not isinstance(step, Ask):
            step.verb(*(given[name] for name in step.arguments))
            continue
        answer = answers.get(step.question)
        if answer is None:
            continue
        before = copy_of(ground) if check else ground
        answer.step(ground, orders, values[step.question], month, keys[row])
        row += 1
        if check:
            hold(answer, before, ground, month)


def copy_of(ground: Ground) -> Ground:
    """A block as it stands now, with arrays of its own."""
    return remade(
        ground,
        (
            part.copy()
            if isinstance(part, np.ndarray)
            else remade(part, (column.copy() for column in part))
            for part in ground
        ),
    )


def hold(answer: Mechanism, before: Ground, after: Ground, month: int) -> None:
    """Raise InvariantBroken when an invariant of a mechanism or of the world does not hold."""
    broken = [
        f"{answer.id}: {what}" for what, holds in answer.invariants(before, after) if not holds
    ]
    broken += [f"after {answer.id}: {fault}" for fault in faults_of_ground(after)]
    if broken:
        raise InvariantBroken(f"{month_text(month)}: " + "; ".join(broken))


def hold_above(
    answer: Mechanism, before: Centre, centre: Centre, orders: Orders, place: str, month: int
) -> None:
    """Raise InvariantBroken when those above have come to know or order what cannot be.

    The invariants of an answer that only acts above speak of the centre; of one that also acts on
    the ground they speak of the ground, and were held there.
    """
    told = answer.invariants(before, centre) if place == "above" else ()
    broken = [f"{answer.id}: {what}" for what, holds in told if not holds]
    broken += [f"after {answer.id}: {fault}" for fault in faults_above(centre, orders)]
    if broken:
        raise InvariantBroken(f"{month_text(month)}: " + "; ".join(broken))


def hold_line(line: Mechanism, before: Orders, after: Orders, month: int) -> None:
    """Raise InvariantBroken when the centre has spoken as no centre can."""
    broken = [f"{line.id}: {what}" for what, holds in line.invariants(before, after) if not holds]
    if broken:
        raise InvariantBroken(f"{month_text(month)}: " + "; ".join(broken))


def hold_tables(world: World, month: int) -> None:
    """Raise InvariantBroken when more happened in a month than the tables of a block hold."""
    for block, ground in enumerate(world.grounds):
        if ground.fill[FILL_OVERFLOW]:
            raise InvariantBroken(
                f"{month_text(month)}: the tables of block {block} are too short for what "
                f"happened in the month ({people_in(ground):,} people); more than 40 percent "
                "of a block came or went at once"
            )
