"""What goes with a person from one table to another: the card, and what nobody can take away."""

from __future__ import annotations

from typing import Any

from antaeus.foundation.compiled import inner


@inner
def carry(source: Any, row: int, to: Any, place: int) -> None:
    """Copy what a person carries from one of people, former and movers into another.

    Cell, host unit, post, dues, roles and the acts of the month stay behind.
    """
    to.id[place] = source.id[row]
    to.status[place] = source.status[row]
    to.origin[place] = source.origin[row]
    to.job[place] = source.job[row]
    to.sex[place] = source.sex[row]
    to.penalties[place] = source.penalties[row]
    to.entered[place] = source.entered[row]
    to.member_since[place] = source.member_since[row]
    to.born[place] = source.born[row]
    to.schooling[place] = source.schooling[row]
    to.spots[place] = source.spots[row]
    to.file[place] = source.file[row]
    to.competence[place] = source.competence[row]
    to.commitment[place] = source.commitment[row]
    to.language[place] = source.language[row]
    to.activity[place] = source.activity[row]
    to.stake[place] = source.stake[row]
    to.tone[place] = source.tone[row]
    to.patron[place] = source.patron[row]
