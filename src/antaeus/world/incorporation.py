"""Incorporation: a party is taken in whole, with its members, where the scenario says so."""

from __future__ import annotations

from concurrent.futures import Executor
from fractions import Fraction

import numpy as np

from antaeus.foundation.chance import stream
from antaeus.foundation.months import parse_month
from antaeus.scenario.scenario import Scenario
from antaeus.scenario.stock import Incorporated
from antaeus.world.blocks import empty_table
from antaeus.world.build import World
from antaeus.world.codes import MEMBER
from antaeus.world.events import INCORPORATED, MOVED_IN
from antaeus.world.layout import share_out
from antaeus.world.settlement import bring
from antaeus.world.shares import ONE
from antaeus.world.tables import FILL_EVENTS, Movers

_MARK = np.uint64(1) << np.uint64(31)
"""Ranks from here on are those of people taken in whole, so that no newcomer has the same."""


def incorporate(
    world: World, scenario: Scenario, scale: Fraction, seed: int, month: int, pool: Executor
) -> int:
    """Seat the parties taken in this month; return how many people."""
    taken = 0
    for party in scenario.incorporated:
        if parse_month(party.month) == month:
            taken += _take_in(world, party, scale, seed, month, pool)
    return taken


def _take_in(
    world: World, party: Incorporated, scale: Fraction, seed: int, month: int, pool: Executor
) -> int:
    """Seat one party in the first raion of its tile; its members keep their standing of a day."""
    people = round(party.people.value * float(scale))
    raion = int(np.searchsorted(world.tile, world.tiles.index(party.tile)))
    movers: Movers = empty_table("movers", people)
    number = np.uint64(raion) << np.uint64(48) | np.uint64(month + 1) << np.uint64(32)
    movers.id[:] = number | _MARK | np.arange(people, dtype=np.uint64)
    movers.status[:] = MEMBER
    movers.origin[:] = np.repeat(
        np.arange(3), share_out(np.array(party.origin.parts()), people, 0.5)
    )[:people]
    movers.job[:] = movers.origin
    movers.entered[:] = month
    movers.member_since[:] = month
    movers.born[:] = month - 30 * 12
    for trait in (movers.competence, movers.commitment, movers.language, movers.stake):
        trait[:] = ONE // 2  # nothing is known of them: the middle of the scale
    block = int(world.block_of_raion[raion])
    first = int(world.grounds[block].fill[FILL_EVENTS])
    where = np.full(people, raion, np.int32)
    seated = bring(world, movers, where, stream(seed, "incorporation/work", month), pool)
    kinds = world.grounds[block].events.kind
    last = int(world.grounds[block].fill[FILL_EVENTS])
    assert (kinds[first:last] == MOVED_IN).all()
    kinds[first:last] = INCORPORATED
    return seated
