"""Letters of complaint, and the registers of what came in."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import (
    is_recorded,
    next_number,
    nonparty_of,
    some,
    worst_grievance,
)
from antaeus.archive.recorder.ladder import Ladder, climbed, ladder
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner
from antaeus.world.codes import (
    N_CLASSES,
    N_ROUTES,
    NEVER,
)
from antaeus.world.tables import Ground

DECISIONS = tuple(
    f"archive/letters/{name}"
    for name in ("author", "words", "answered", "terms", "patron", "party")
)
AUTHOR, WORDS, ANSWERED, TERMS, PATRON, PARTY = range(6)
LETTERS, INCOMING = sheet_row("letter"), sheet_row("incoming")
_LETTER, _INCOMING = kind_number("letter"), kind_number("incoming")


@compiled
def write_letters(
    ground: Ground,
    letter: Any,
    incoming: Any,
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write every complaint of the month and enter it in its office's register; return how many.

    Of a complaint the world keeps raion, office and whether it was answered. The unit that it
    names is drawn by the people of each and what presses on them.
    """
    raions, written = ground.raions, 0
    words = ladder(2.0 * clerk.words)
    weight = np.zeros(ground.hosts.id.size)
    for r in range(raions.id.size):
        if not is_recorded(ranks, r):
            continue
        start, end = raions.host_start[r], raions.host_end[r]
        total = 0.0
        for h in range(start, end):
            if ground.hosts.open[h] != 0:
                worst = ground.hosts.grievance[h, worst_grievance(ground, h)]
                total += worst * (nonparty_of(ground, h) + ground.hosts.communists[h])
            weight[h] = total
        for route in range(N_ROUTES):
            came, answered = raions.complaints[r, route], raions.answered[r, route]
            if came == 0:
                continue
            row = filled[INCOMING]
            incoming.doc[row] = next_number(ground, r, month, _INCOMING, ranks)
            incoming.route[row] = route
            incoming.received[row], incoming.answered[row] = came, answered
            filled[INCOMING] = row + 1
            for k in range(came):
                row = filled[LETTERS]
                letter.doc[row] = next_number(ground, r, month, _LETTER, ranks)
                letter.addressee[row] = route
                who = letter.doc[row]
                h = start + np.searchsorted(
                    weight[start:end], uniform(keys[AUTHOR], who) * total, side="right"
                )
                # of those still to come as many are answered as answers are left
                met = uniform(keys[ANSWERED], who) * (came - k) < answered
                answered -= np.int64(met)
                _write(ground, letter, row, min(h, end - 1), met, month, clerk, words, keys)
                filled[LETTERS] = row + 1
                written += 1
    return written


@inner
def _write(
    ground: Ground,
    letter: Any,
    row: int,
    h: int,
    met: bool,
    month: int,
    clerk: Clerk,
    words: Ladder,
    keys: NDArray[np.uint64],
) -> None:
    """One letter of somebody of a unit, in the words that people there have."""
    hosts, who = ground.hosts, letter.doc[row]
    u, v = uniform(keys[WORDS], who), uniform(keys[TERMS], who)
    outside = nonparty_of(ground, h)
    people = told = 0.0
    for c in range(N_CLASSES):
        people += hosts.nonparty[h, c]
        told += hosts.nonparty[h, c] * hosts.language[h, c]
    letter.author[row] = who
    lot = uniform(keys[PARTY], who) * (outside + hosts.communists[h])
    letter.party[row] = np.int64(lot < hosts.communists[h])
    letter.host[row] = hosts.id[h]
    letter.host_kind[row] = hosts.kind[h]
    letter.issue[row] = worst_grievance(ground, h)
    letter.fluency_terms[row] = some(2.0 * clerk.fluency_terms * told / max(people, 1.0), v)
    letter.words[row] = 40 + climbed(words, u)
    letter.names_patron[row] = np.int64(uniform(keys[PATRON], who) < clerk.vouched)
    letter.answer[row] = np.int64(met)
    letter.answer_month[row] = month if met else NEVER
