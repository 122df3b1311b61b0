"""Audits of units, and the removal of those who head them."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import (
    by_the_bell,
    head_number,
    next_number,
    per_mille,
    post_of_head,
)
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner
from antaeus.world.codes import NEVER
from antaeus.world.tables import Ground

DECISIONS = ("archive/audits/trigger", "archive/audits/error", "archive/audits/sort")
TRIGGER, ERROR, SORT = range(3)
AUDITS, POSTS = sheet_row("audit"), sheet_row("post")
_AUDIT, _POST = kind_number("audit"), kind_number("post")
_ROUTINE, _RANDOM, _SIGNAL, _RAID = range(4)
_IN_ORDER, _OVERSTATED, _DISORGANISED = range(3)
_REMOVED = 3
_NOT_GIVEN, _NO_CLASS, _NO_SCHOOLING = 255, 3, 4


@inner
def write_audit(
    ground: Ground,
    audit: Any,
    h: int,
    people: int,
    ranks: NDArray[np.int64],
    month: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """An audit: why the inspector came, what he found within his error."""
    hosts, row, who = ground.hosts, filled[AUDITS], ground.hosts.id[h]
    u, v, trigger = uniform(keys[TRIGGER], who), uniform(keys[SORT], who), _ROUTINE
    if hosts.signals[h] > 0 and u < clerk.by_signal:
        trigger = _SIGNAL
    elif v < clerk.random:
        trigger = _RANDOM
    elif v < clerk.random + clerk.raid:
        trigger = _RAID
    found = max(hosts.audited[h] + clerk.error * by_the_bell(keys[ERROR], who), 0.0)
    finding = _OVERSTATED if hosts.reported[h] - found > clerk.tolerated else _IN_ORDER
    if (
        finding == _IN_ORDER
        and hosts.withdrawn[h] + hosts.late[h] > clerk.disorganised * hosts.orders[h]
    ):
        finding = _DISORGANISED
    audit.doc[row] = next_number(ground, hosts.raion[h], month, _AUDIT, ranks)
    audit.host[row] = who
    audit.host_kind[row] = hosts.kind[h]
    audit.trigger[row] = trigger
    audit.reported[row] = per_mille(hosts.reported[h])
    audit.output[row] = per_mille(found)
    audit.workers[row] = people
    audit.finding[row] = finding
    filled[AUDITS] = row + 1


@inner
def write_removal(
    ground: Ground,
    post: Any,
    h: int,
    ranks: NDArray[np.int64],
    month: int,
    filled: NDArray[np.int64],
) -> None:
    """The head of a unit is removed: an entry in the register of posts."""
    hosts, row = ground.hosts, filled[POSTS]
    post.doc[row] = next_number(ground, hosts.raion[h], month, _POST, ranks)
    post.person[row] = head_number(ground, h)
    post.cell[row] = 0
    post.host[row] = hosts.id[h]
    post.host_kind[row] = hosts.kind[h]
    post.change[row] = _REMOVED
    post.post[row] = post_of_head(hosts.kind[h])
    post.origin[row] = _NO_CLASS
    post.joined[row] = NEVER
    post.tasks[row] = _NOT_GIVEN
    post.education[row] = _NO_SCHOOLING
    filled[POSTS] = row + 1
