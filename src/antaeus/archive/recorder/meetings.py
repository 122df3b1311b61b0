"""Protocols of cells, with the items of their resolutions, three speakers, and extracts sent up."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import (
    MOST_SHORT,
    NO_POST_NAMED,
    head_number,
    is_recorded,
    next_number,
    post_of_head,
    some,
    worst_grievance,
)
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.world.codes import ATTENDED, CRITICISED, DISSOLVED, ENDORSED, N_ISSUES
from antaeus.world.orders import OCCASION_DISCUSSION, Orders
from antaeus.world.shares import share
from antaeus.world.tables import FILL_CELLS, FILL_PEOPLE, Ground

DECISIONS = tuple(
    f"archive/protocol/{name}"
    for name in ("named", "written", "present", "item", "words", "speech", "copied")
)
NAMED, WRITTEN, PRESENT, ITEM, WORDS, SPEECH, COPIED = range(7)
N_NAMED = 3
"""Speakers whom a protocol names; the rest it counts."""
PROTOCOL, ITEMS, SPEECHES, EXTRACT = (
    sheet_row(name) for name in ("protocol", "item", "speech", "extract")
)
_PROTOCOL, _EXTRACT = kind_number("protocol"), kind_number("extract")
_INSIDE, _ABOVE = range(2)


@compiled
def write_protocols(
    ground: Ground,
    orders: Orders,
    protocol: Any,
    item: Any,
    speech: Any,
    extract: Any,
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
    unwritten: NDArray[np.int64],
) -> int:
    """Write the protocol of every cell that met; count those that nobody wrote, (n_raions,)."""
    cells = ground.cells
    named = _who_is_named(ground, keys[NAMED])
    written = 0
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] == DISSOLVED or cells.present[c] == 0:
            continue
        r = cells.raion[c]
        if not is_recorded(ranks, r):
            continue
        secretary = _secretary(ground, c)
        fluent = share(ground.people.language[secretary]) if secretary >= 0 else 0.5
        if uniform(keys[WRITTEN], cells.id[c]) < clerk.unwritten * (1.0 - fluent):
            unwritten[r] += 1
            continue
        at = filled[PROTOCOL]
        protocol.doc[at] = next_number(ground, r, month, _PROTOCOL, ranks)
        _head(ground, orders, protocol, at, c, secretary, clerk, keys)
        upward = _items(ground, protocol, item, at, c, clerk, keys, filled)
        _speeches(ground, protocol, speech, at, c, named, clerk, keys, filled)
        if upward > 0:
            _extract(ground, protocol, extract, at, c, upward, ranks, month, clerk, keys, filled)
        filled[PROTOCOL] = at + 1
        written += 1
    return written


@inner_making_arrays
def _who_is_named(ground: Ground, key: np.uint64) -> NDArray[np.int32]:
    """Rows of the speakers whom each cell's protocol names, drawn by lot, (n_cells, 3)."""
    people, n_cells = ground.people, ground.fill[FILL_CELLS]
    lot = np.full((n_cells, N_NAMED), 2.0)
    row = np.full((n_cells, N_NAMED), -1, np.int32)
    for i in range(ground.fill[FILL_PEOPLE]):
        if people.acts[i] <= ATTENDED:
            continue
        c, u = people.cell[i], uniform(key, people.id[i])
        if u >= lot[c, 2]:
            continue
        place = 2
        while place > 0 and u < lot[c, place - 1]:
            lot[c, place], row[c, place] = lot[c, place - 1], row[c, place - 1]
            place -= 1
        lot[c, place], row[c, place] = u, i
    return row


@inner
def _secretary(ground: Ground, c: int) -> int:
    """Row of the secretary at the last count; -1 without one."""
    row = ground.cells.secretary[c]
    if row >= 0 and ground.people.status[row] != 0 and ground.people.cell[row] == c:
        return int(row)
    return -1


@inner
def _head(
    ground: Ground,
    orders: Orders,
    protocol: Any,
    at: int,
    c: int,
    secretary: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
) -> None:
    """The head of a protocol: cell, number present as written, chair, votes."""
    cells, kind = ground.cells, ground.hosts.kind[ground.cells.host[c]]
    u, present = uniform(keys[PRESENT], cells.id[c]), cells.present[c]
    if u < clerk.raised:
        present += int(present * clerk.raised_by * u / clerk.raised + 0.5)
    protocol.cell[at] = cells.id[c]
    protocol.form[at] = cells.form[c]
    protocol.host_kind[at] = kind
    protocol.present[at] = min(present, MOST_SHORT)
    protocol.members[at] = min(cells.members[c], MOST_SHORT)
    protocol.candidates[at] = min(max(cells.people[c] - cells.members[c], 0), MOST_SHORT)
    protocol.chair[at] = ground.people.id[secretary] if secretary >= 0 else np.uint64(0)
    protocol.speakers[at] = cells.critics[c] + cells.endorsers[c] - cells.both[c]
    protocol.circular[at] = np.int64(ground.raions.pressure[cells.raion[c], kind] > 0.0)
    protocol.opposed[at] = min(cells.opposed[c], MOST_SHORT)
    protocol.discussion[at] = np.int64(orders.occasion[OCCASION_DISCUSSION] == 1)


@inner
def _items(
    ground: Ground,
    protocol: Any,
    item: Any,
    at: int,
    c: int,
    clerk: Clerk,
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
                mean = clerk.radical_terms if is_red else clerk.stray_terms
                terms, length = some(mean, u), 8 + some(clerk.words - 8.0, v)
                goes_up = floor == 0 and v < clerk.upward
                row = filled[ITEMS]
                item.doc[row] = doc
                item.no[row] = no + 1
                item.issue[row] = issue
                item.origin[row] = 1 - floor
                item.addressee[row] = _ABOVE if goes_up else _INSIDE
                concrete = clerk.concrete_own if floor == 0 else clerk.concrete_copied
                item.asks_concrete[row] = np.int64(uniform(keys[COPIED], who) < concrete)
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
def _speeches(
    ground: Ground,
    protocol: Any,
    speech: Any,
    at: int,
    c: int,
    named: NDArray[np.int32],
    clerk: Clerk,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """What is taken down of the three speakers who are named."""
    people, h = ground.people, ground.cells.host[c]
    grievance, asked = worst_grievance(ground, h), _asked_most(ground, c)
    for no in range(N_NAMED):
        i = named[c, no]
        if i < 0:
            return
        u, v = uniform(keys[SPEECH], people.id[i]), uniform(keys[WORDS], people.id[i])
        criticises = np.int64(people.acts[i] & CRITICISED != 0)
        # who spoke only for the line spoke of what it asks for
        local = np.int64(
            criticises == 1 and u < 1.0 - 0.5 * ground.raions.risk[ground.cells.raion[c]]
        )
        row = filled[SPEECHES]
        speech.doc[row] = protocol.doc[at]
        speech.no[row] = no + 1
        speech.speaker[row] = people.id[i]
        speech.party[row] = people.status[i]
        speech.endorses[row] = np.int64(people.acts[i] & ENDORSED != 0)
        speech.criticises[row] = criticises
        speech.target_person[row] = head_number(ground, h) if criticises else np.uint64(0)
        speech.target_post[row] = (
            post_of_head(ground.hosts.kind[h]) if criticises else NO_POST_NAMED
        )
        speech.issue[row] = grievance if local else asked
        speech.local_issue[row] = local
        speech.fluency_terms[row] = some(clerk.fluency_terms * share(people.language[i]), v)
        tone = share(people.tone[i])
        mean = clerk.radical_terms * tone + clerk.stray_terms
        speech.radical_terms[row] = some(mean, uniform(keys[COPIED], people.id[i]))
        speech.words[row] = 8 + some(clerk.words - 8.0, u)
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


@inner
def _extract(
    ground: Ground,
    protocol: Any,
    extract: Any,
    at: int,
    c: int,
    upward: int,
    ranks: NDArray[np.int64],
    month: int,
    clerk: Clerk,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
) -> None:
    """The extract that goes up: the same meeting in a second hand."""
    r, row = ground.cells.raion[c], filled[EXTRACT]
    u = uniform(keys[COPIED], ground.cells.id[c])
    present = np.int64(protocol.present[at])
    if u < clerk.miscopied:
        present = max(present + 1 - 2 * np.int64(u < 0.5 * clerk.miscopied), 1)
    elif u < clerk.miscopied + clerk.raised:
        present += int(present * clerk.raised_by * (u - clerk.miscopied) / clerk.raised + 0.5)
    issue = 0
    while issue < N_ISSUES - 1 and protocol.issues_own[at] >> issue & 1 == 0:
        issue += 1
    extract.doc[row] = next_number(ground, r, month, _EXTRACT, ranks)
    extract.cell[row] = ground.cells.id[c]
    extract.host_kind[row] = protocol.host_kind[at]
    extract.protocol[row] = protocol.doc[at]
    extract.present[row] = min(present, MOST_SHORT)
    extract.issue[row] = issue
    extract.items[row] = upward
    filled[EXTRACT] = row + 1
