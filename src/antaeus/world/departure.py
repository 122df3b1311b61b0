"""The verb that lets people go: everyone who leaves this month, each for one cause."""

from __future__ import annotations

from antaeus.foundation.compiled import compiled, inner
from antaeus.world.carrying import carry
from antaeus.world.codes import DIED, EMPTY, NEVER, STAYS
from antaeus.world.events import LEFT, note
from antaeus.world.tables import (
    FILL_FORMER,
    FILL_FREE,
    FILL_MOVERS,
    FILL_OVERFLOW,
    FILL_PEOPLE,
    Ground,
)


@inner
def stronger(cause: int, other: int) -> int:
    """Of two causes of leaving in one month the one that counts: the first in the fixed order."""
    if cause == STAYS:
        return other
    if other == STAYS:
        return cause
    return min(cause, other)


@compiled
def depart(ground: Ground, month: int) -> int:
    """Free the places of all who leave; those who live pass to the former members. How many left.

    Reads `people.leaves`; changes people, former, free, events and the fill marks in place.
    """
    people, former, fill = ground.people, ground.former, ground.fill
    gone = 0
    for i in range(fill[FILL_PEOPLE]):
        cause = people.leaves[i]
        if cause == STAYS:
            continue
        who, cell, host = people.id[i], people.cell[i], people.host[i]
        row = fill[FILL_FORMER] if cause != DIED else -1
        note(ground, LEFT, who, people.origin[i], cell, host, cause, row)
        if cause != DIED:
            if row >= former.id.size:
                fill[FILL_OVERFLOW] = 1
                return gone
            carry(people, i, former, row)
            former.host[row] = host
            former.cause[row] = cause
            former.left[row] = month
            former.appeal_due[row] = NEVER
            fill[FILL_FORMER] = row + 1
        _free(ground, i)
        gone += 1
    return gone


@inner
def _free(ground: Ground, place: int) -> None:
    """Empty a place of the table of people and lay it on the stack of free ones."""
    ground.people.status[place] = EMPTY
    ground.people.leaves[place] = STAYS
    left = ground.fill[FILL_FREE]
    ground.free[left] = place
    ground.fill[FILL_FREE] = left + 1


@inner
def send_away(ground: Ground, place: int, to: float) -> None:
    """Take a person off the table of people and put the card among those on the way elsewhere."""
    people, movers, fill = ground.people, ground.movers, ground.fill
    row = fill[FILL_MOVERS]
    if row >= movers.id.size:
        fill[FILL_OVERFLOW] = 1
        return
    carry(people, place, movers, row)
    movers.to[row] = to
    movers.post[row] = people.post[place]
    movers.arrears[row] = people.arrears[place]
    fill[FILL_MOVERS] = row + 1
    _free(ground, place)
