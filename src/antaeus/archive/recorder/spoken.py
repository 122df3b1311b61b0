"""The body of a protocol: the items of the resolution, and what is taken down of speakers."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import (
    NO_POST_NAMED,
    head_number,
    post_of_head,
    some,
    worst_grievance,
)
from antaeus.archive.recorder.ladder import Ladder, climbed, ladder
from antaeus.archive.recorder.sheets import sheet_row
from antaeus.archive.recorder.speakers import N_NAMED, Named
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import inner, inner_making_arrays
from antaeus.world.codes import CRITICISED, ENDORSED, N_ISSUES
from antaeus.world.shares import share
from antaeus.world.tables import Ground

DECISIONS = tuple(f"archive/spoken/{name}" for name in ("item", "words", "speech", "sort", "up"))
ITEM, WORDS, SPEECH, SORT, UPWARD = range(5)
ITEMS, SPEECHES = sheet_row("item"), sheet_row("speech")
_INSIDE, _ABOVE = range(2)


class Rungs(NamedTuple):
    """Sizes that are drawn for every item or speech."""

    words: Ladder
    radical: Ladder
    stray: Ladder


@inner_making_arrays
def lay_rungs(clerk: Clerk) -> Rungs:
    """The sizes of items and speeches, as a clerk draws them."""
    return Rungs(ladder(clerk.words - 8.0), ladder(clerk.radical_terms), ladder(clerk.stray_terms))


@inner
def write_items(
    ground: Ground,
    protocol: Any,
    item: Any,
    at: int,
    c: int,
    clerk: Clerk,
    rungs: Rungs,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> int:
    """The items of a resolution, those from the floor first; how many ask those above to act."""
    cells, doc = ground.cells, protocol.doc[at]
    carried = own = 0
    for issue in range(N_ISSUES):
        own += cells.own[c, issue]
        carried += cells.own[c, issue] + cells.copied[c, issue]
    red = int(cells.tone[c] * carried + 0.5)
    bits_own = bits_copied = terms_all = words_all = no = upward = 0
    for floor in range(2):
        for issue in range(N_ISSUES):
            count = cells.own[c, issue] if floor == 0 else cells.copied[c, issue]
            bits_own |= np.int64(floor == 0 and count > 0) << issue
            bits_copied |= np.int64(floor == 1 and count > 0) << issue
            for _ in range(count):
                who = doc ^ (np.uint64(no + 1) << np.uint64(24))
                u, v = uniform(keys[ITEM], who), uniform(keys[WORDS], who)
                # which items are put in radical words is not known: they are laid evenly among all
                is_red = ((no + 1) * red) // carried > (no * red) // carried
                terms = climbed(rungs.radical, u) if is_red else climbed(rungs.stray, u)
                length = 8 + climbed(rungs.words, v)
                goes_up = floor == 0 and uniform(keys[UPWARD], who) < clerk.upward
                row = filled[ITEMS]
                item.doc[row] = doc
                item.no[row] = no + 1
                item.issue[row] = issue
                item.origin[row] = 1 - floor
                item.addressee[row] = _ABOVE if goes_up else _INSIDE
                item.asks_concrete[row] = np.int64(uniform(keys[SORT], who) < clerk.concrete)
                item.radical_terms[row] = terms
                item.words[row] = length
                filled[ITEMS] = row + 1
                terms_all += terms
                words_all += length
                upward += np.int64(goes_up)
                no += 1
    protocol.items[at] = carried
    protocol.own_items[at] = own
    protocol.issues_own[at] = bits_own
    protocol.issues_copied[at] = bits_copied
    protocol.radical_terms[at] = min(terms_all, 250)
    protocol.words[at] = words_all
    return upward


@inner
def write_speeches(
    ground: Ground,
    protocol: Any,
    speech: Any,
    at: int,
    c: int,
    named: Named,
    clerk: Clerk,
    rungs: Rungs,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """What is taken down of the three speakers who are named."""
    if named.acts[c, 0] == 0:
        return
    h = ground.cells.host[c]
    grievance, asked = worst_grievance(ground, h), _asked_most(ground, c)
    head, post_of_his = head_number(ground, h), post_of_head(ground.hosts.kind[h])
    for no in range(N_NAMED):
        if named.acts[c, no] == 0:
            return
        who = named.id[c, no]
        u, v = uniform(keys[SPEECH], who), uniform(keys[WORDS], who)
        criticises = np.int64(named.acts[c, no] & CRITICISED != 0)
        # who spoke only for the line spoke of what it asks for
        local = criticises
        row = filled[SPEECHES]
        speech.doc[row] = protocol.doc[at]
        speech.no[row] = no + 1
        speech.speaker[row] = who
        speech.party[row] = named.status[c, no]
        speech.endorses[row] = np.int64(named.acts[c, no] & ENDORSED != 0)
        speech.criticises[row] = criticises
        speech.target_person[row] = head if criticises else np.uint64(0)
        speech.target_post[row] = post_of_his if criticises else NO_POST_NAMED
        speech.issue[row] = grievance if local else asked
        speech.local_issue[row] = local
        fluent = clerk.fluency_terms * share(named.language[c, no])
        speech.fluency_terms[row] = some(fluent, v)
        mean = clerk.radical_terms * share(named.tone[c, no]) + clerk.stray_terms
        speech.radical_terms[row] = some(mean, uniform(keys[SORT], who))
        speech.words[row] = 8 + climbed(rungs.words, u)
        filled[SPEECHES] = row + 1


@inner
def _asked_most(ground: Ground, c: int) -> int:
    """The issue that weighs most in the line as it reached the cell; output where none does."""
    raions, r = ground.raions, ground.cells.raion[c]
    kind, most = ground.hosts.kind[ground.cells.host[c]], 0
    for issue in range(1, N_ISSUES):
        if raions.issues[r, kind, issue] > raions.issues[r, kind, most]:
            most = issue
    return most
