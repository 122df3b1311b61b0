"""What follows for regional chiefs under any answer: who falls, and where audits go next."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.chance import uniforms
from antaeus.world.centre import Centre, by_body
from antaeus.world.heard import (
    H_AUDITED_CAPACITY,
    H_AUDITED_GAP,
    H_CAPACITY,
    H_HEADS,
    H_REPORTED,
    H_TARGET,
)
from antaeus.world.judging import CHIEF, FALLS, MOST_TENTHS, TENTHS, Removal
from antaeus.world.orders import Orders
from antaeus.world.reporting_up import take_seats

Floats = NDArray[np.float64]

UNAUDITED = -1.0
MONTHS_REMEMBERED = 12.0
"""Audited months after which a finding has faded by two thirds."""
MOST_ORDERED = 0.2
"""Chance of an audit beyond which no region is ordered."""


class Watch(NamedTuple):
    """How audits of next month are dealt out."""

    audits: float
    routine: float
    additional: float
    usual: float


def judge_chiefs(
    centre: Centre, orders: Orders, removal: Removal, month: int, keys: NDArray[np.uint64]
) -> int:
    """Let chiefs fall by what audits found and what their reports lack; return how many fall."""
    take_seats(centre)
    heard = by_body(centre.seat, centre.heard.astype(np.float64))
    capacity, audited = heard[:, H_CAPACITY], heard[:, H_AUDITED_CAPACITY]
    below = heard[:, H_REPORTED] / np.maximum(capacity, 1.0)
    added = np.where((capacity > 0) & (centre.reported > 0), centre.reported - below, 0.0)
    gap = heard[:, H_AUDITED_GAP] / np.maximum(audited, 1.0) + added
    _remember(centre, gap, audited > 0)
    plan = heard[:, H_TARGET] / np.maximum(capacity, 1.0)
    short = np.where(capacity > 0, np.maximum(plan - below - added, 0.0), 0.0)
    found = np.where(centre.finding > UNAUDITED, centre.finding, 0.0)
    logarithm = removal.by_finding * _tenths(found) + removal.by_shortfall * _tenths(short)
    u, gain = np.empty(centre.seat.size), np.empty(centre.seat.size)
    uniforms(keys[FALLS], centre.seat.astype(np.uint64), u)
    uniforms(keys[CHIEF], centre.seat.astype(np.uint64), gain)
    falls = u < 1.0 - np.exp(-removal.rate * np.exp(logarithm))
    new = falls | (centre.since < 0)  # of the first chiefs nothing is known before they are judged
    centre.gain[new] = gain[new]
    centre.since[new] = month
    centre.removed[:] = falls
    orders.fallen[:] = falls
    return int(falls[np.unique(centre.seat)].sum())


def _remember(centre: Centre, gap: Floats, audited: NDArray[np.bool_]) -> None:
    """Let a month's findings into the memory of a chief's papers; a new chief's begin clean.

    Of a large region some unit is audited every month, of a small one seldom: a chief who answered
    only for findings of the month itself would fall the sooner the more units he has.
    """
    centre.finding[centre.removed == 1] = UNAUDITED
    known = centre.finding > UNAUDITED
    nearer = centre.finding + (gap - centre.finding) / MONTHS_REMEMBERED
    centre.finding[audited] = np.where(known, nearer, gap)[audited]


def _tenths(of_capacity: Floats) -> Floats:
    return np.clip(TENTHS * of_capacity, -MOST_TENTHS, MOST_TENTHS)


def direct_audits(centre: Centre, orders: Orders, watch: Watch) -> None:
    """Deal out next month's audits by signals: more of them, or from a fixed number to where."""
    units = centre.heard[:, H_HEADS].astype(np.float64)
    mean = float((centre.signals * units).sum() / max(units.sum(), 1.0))
    part = centre.signals / mean if mean > 0.0 else np.ones_like(centre.signals)
    more = centre.signals / max(watch.usual, 1e-9)
    directed = watch.additional * more + (1.0 - watch.additional) * part
    wanted = watch.audits * (watch.routine + (1.0 - watch.routine) * directed)
    centre.audits[:] = np.clip(wanted, 0.0, MOST_ORDERED)
    orders.audits[:] = centre.audits
