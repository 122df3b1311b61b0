"""Papers of a raion: summary, report, circulars, letters and the registers of what came in."""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.drawing import (
    MOST_SHORT,
    is_recorded,
    next_number,
    nonparty_of,
    per_mille,
    some,
    worst_grievance,
)
from antaeus.archive.recorder.sheets import kind_number, sheet_row
from antaeus.foundation.chance import uniform
from antaeus.foundation.compiled import compiled, inner, inner_making_arrays
from antaeus.world.codes import (
    BOSSES,
    DEMOCRACY,
    DISSOLVED,
    N_CLASSES,
    N_ISSUES,
    N_KINDS,
    N_ROUTES,
    NEVER,
)
from antaeus.world.heard import (
    H_CAPACITY,
    H_COLLECTIVISED,
    H_HOUSEHOLDS,
    H_PRESENT,
    H_REPORTED,
    H_TARGET,
)
from antaeus.world.tables import FILL_CELLS, Ground

DECISIONS = tuple(
    f"archive/raions/{name}"
    for name in ("touched", "circular", "author", "words", "answered", "numbers")
)
TOUCHED, CIRCULAR, AUTHOR, WORDS, ANSWERED, NUMBERS = range(6)
_NAMES = ("raikom_summary", "raikom_report", "circular", "letter", "incoming")
SUMMARIES, REPORTS, CIRCULARS, LETTERS, INCOMING = (sheet_row(name) for name in _NAMES)
_SUMMARY, _REPORT, _CIRCULAR, _LETTER, _INCOMING = (kind_number(name) for name in _NAMES)
_NAMED_ISSUE = 0.12
"""Weight from which a circular names an issue: the recorder's choice."""


@compiled
def write_raion_reports(
    ground: Ground,
    summary: Any,
    report: Any,
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write the summary and the report of every raion with cells; return how many."""
    raions, n = ground.raions, 0
    stock = _stock(ground)
    for r in range(raions.id.size):
        if stock[r, 2] == 0 or not is_recorded(ranks, r):
            continue
        heard, row = raions.heard[r], filled[SUMMARIES]
        capacity = max(heard[H_CAPACITY], 1)
        target, reported = heard[H_TARGET] / capacity, heard[H_REPORTED] / capacity
        collectivised = heard[H_COLLECTIVISED] / max(heard[H_HOUSEHOLDS], 1)
        complaints = answered = 0
        for route in range(N_ROUTES):
            complaints += raions.complaints[r, route]
            answered += raions.answered[r, route]
        summary.doc[row] = next_number(ground, r, month, _SUMMARY, ranks)
        summary.members[row], summary.candidates[row] = stock[r, 0], stock[r, 1]
        summary.cells[row] = min(stock[r, 2], MOST_SHORT)
        summary.present[row] = heard[H_PRESENT]
        summary.target[row], summary.output[row] = per_mille(target), per_mille(reported)
        summary.collectivised[row] = per_mille(collectivised)
        summary.complaints[row], summary.answered[row] = complaints, answered
        filled[SUMMARIES] = row + 1

        row, u = filled[REPORTS], uniform(keys[TOUCHED], raions.id[r])
        hidden = clerk.towards_plan if u < clerk.touched_up else 0.0
        report.doc[row] = next_number(ground, r, month, _REPORT, ranks)
        report.members[row], report.candidates[row] = stock[r, 0], stock[r, 1]
        report.cells[row] = min(stock[r, 2], MOST_SHORT)
        raised = clerk.raised_by * u if u < clerk.touched_up else 0.0
        report.present[row] = int(heard[H_PRESENT] * (1.0 + raised) + 0.5)
        report.target[row] = per_mille(target)
        report.output[row] = per_mille(reported + hidden * max(target - reported, 0.0))
        report.collectivised[row] = per_mille(
            min(collectivised + 0.1 * hidden * (1.0 - collectivised), 1.0)
        )
        filled[REPORTS] = row + 1
        n += 1
    return n


@inner_making_arrays
def _stock(ground: Ground) -> NDArray[np.int64]:
    """Members, candidates, cells and groups of each raion at the last count, (n_raions, 3)."""
    cells, stock = ground.cells, np.zeros((ground.raions.id.size, 3), np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            r = cells.raion[c]
            stock[r, 0] += cells.members[c]
            stock[r, 1] += max(cells.people[c] - cells.members[c], 0)
            stock[r, 2] += 1
    return stock


@compiled
def write_circulars(
    ground: Ground,
    circular: Any,
    before: NDArray[np.float64],
    clerk: Clerk,
    month: int,
    keys: NDArray[np.uint64],
    filled: NDArray[np.int64],
    ranks: NDArray[np.int64],
) -> int:
    """Write what each raikom tells its cells of the line that reached it; return how many.

    `before` (n_raions, n_kinds) is the pressure of the month before, and becomes that of this one.
    """
    raions, n = ground.raions, 0
    sent = _cells_by_kind(ground)
    for r in range(raions.id.size):
        for kind in range(N_KINDS):
            pressure = raions.pressure[r, kind]
            reminder, before[r, kind] = before[r, kind] > 0.0, pressure
            if pressure <= 0.0 or sent[r, kind] == 0 or not is_recorded(ranks, r):
                continue
            row = filled[CIRCULARS]
            who = (raions.id[r] << np.uint64(8)) | np.uint64(kind)
            u = uniform(keys[CIRCULAR], who)
            circular.doc[row] = next_number(ground, r, month, _CIRCULAR, ranks)
            circular.host_kind[row] = kind
            circular.reminder[row] = np.int64(reminder)
            circular.sent_to[row] = min(sent[r, kind], MOST_SHORT)
            _instruct(ground, circular, row, r, kind, u, uniform(keys[NUMBERS], who), clerk)
            filled[CIRCULARS] = row + 1
            n += 1
    return n


@inner
def _instruct(
    ground: Ground, circular: Any, row: int, r: int, kind: int, u: float, v: float, clerk: Clerk
) -> None:
    """What a circular asks for: the vaguer the line, the fewer numbers and dates."""
    raions, most, bits = ground.raions, 0, 0
    for issue in range(N_ISSUES):
        weight = raions.issues[r, kind, issue]
        bits |= np.int64(weight > _NAMED_ISSUE) << issue
        if weight > raions.issues[r, kind, most]:
            most = issue
    n = 1 + some(clerk.instructions * raions.pressure[r, kind], u)
    clear = 1.0 - raions.ambiguity[r, kind]
    radical = raions.radical[r, kind]
    circular.issue[row] = most
    circular.issues[row] = bits | 1 << most
    circular.instructions[row] = n
    circular.with_number[row] = min(int(n * clear + v), n)
    circular.with_deadline[row] = min(int(n * clear + u), n)
    asks = bits >> BOSSES & 1 | bits >> DEMOCRACY & 1
    circular.asks_meeting[row] = np.int64(asks == 1 or v < radical)
    circular.radical_terms[row] = some(n * (clerk.radical_terms * radical), v)
    circular.words[row] = n * int(clerk.words)


@inner_making_arrays
def _cells_by_kind(ground: Ground) -> NDArray[np.int64]:
    """Cells of each raion and kind of host unit, (n_raions, n_kinds)."""
    cells, sent = ground.cells, np.zeros((ground.raions.id.size, N_KINDS), np.int64)
    for c in range(ground.fill[FILL_CELLS]):
        if cells.form[c] != DISSOLVED:
            sent[cells.raion[c], ground.hosts.kind[cells.host[c]]] += 1
    return sent


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
                _write(ground, letter, row, min(h, end - 1), met, month, clerk, keys)
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
    keys: NDArray[np.uint64],
) -> None:
    """One letter of somebody of a unit, in the words that people there have."""
    hosts, who = ground.hosts, letter.doc[row]
    u, v = uniform(keys[WORDS], who), uniform(keys[NUMBERS], who)
    outside = nonparty_of(ground, h)
    people = told = 0.0
    for c in range(N_CLASSES):
        people += hosts.nonparty[h, c]
        told += hosts.nonparty[h, c] * hosts.language[h, c]
    letter.author[row] = who
    letter.party[row] = np.int64(u * (outside + hosts.communists[h]) < hosts.communists[h])
    letter.host[row] = hosts.id[h]
    letter.host_kind[row] = hosts.kind[h]
    letter.issue[row] = worst_grievance(ground, h)
    letter.fluency_terms[row] = some(2.0 * clerk.fluency_terms * told / max(people, 1.0), v)
    letter.words[row] = 40 + some(2.0 * clerk.words, u)
    letter.names_patron[row] = np.int64(uniform(keys[CIRCULAR], who) < clerk.vouched)
    letter.answer[row] = np.int64(met)
    letter.answer_month[row] = month + 1 if met else NEVER
