"""Papers above the raion: reports of regional committees, directives, decrees, limits, press.

A few hundred rows a month, so they are made in NumPy; chances are keyed as everywhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.numbering import FIRST_BODY, KIND_BITS, MONTH_BITS, PLACE_BITS
from antaeus.archive.recorder.clerk import Clerk
from antaeus.archive.recorder.sheets import kind_number
from antaeus.foundation.chance import stream, uniforms
from antaeus.world.centre import DISORDER, Centre
from antaeus.world.codes import BOSSES, DEMOCRACY, ENEMIES, NEVER, REVIEWS
from antaeus.world.orders import Orders

Columns = dict[str, NDArray[Any]]
NO_CAMPAIGN = 65_535
_OPENED, _CLOSED, _REVIEW_ORDERED, _REVIEW_CLOSED = range(4)
_SUCCESS, _SHORTCOMING, _DISORGANISATION = range(3)


class Above:
    """What is written above the raion; it remembers which reviews ran the month before."""

    def __init__(self, seed: int, clerk: Clerk) -> None:
        self._seed, self._clerk = seed, clerk
        self.reviews: NDArray[np.bool_] = np.zeros(len(REVIEWS), bool)

    def month(self, centre: Centre, orders: Orders, month: int) -> dict[str, Columns]:
        """The papers of a month by kind, without those that need counts of people."""
        seats = np.flatnonzero(centre.seat == np.arange(centre.seat.size))
        return {
            "obkom_report": self._reports(centre, seats, month),
            "limit": self._limits(orders, seats, month),
            "post": self._falls(centre, seats, month),
            "directive": self._directives(orders, month),
            "decree": self._decrees(orders, month),
            "press": self._press(centre, orders, month),
        }

    def _draws(self, kind: str, what: str, month: int, n: int) -> NDArray[np.float64]:
        """So many chances for one decision about the papers of a kind, (n,)."""
        out = np.empty(n)
        key = stream(self._seed, f"archive/{kind}/{what}", month)
        uniforms(key, np.arange(n, dtype=np.uint64), out)
        return out

    def _reports(self, centre: Centre, seats: NDArray[np.intp], month: int) -> Columns:
        """What each regional committee tells the centre."""
        return {
            "doc": numbers("obkom_report", seats + FIRST_BODY, month),
            "target": per_mille(centre.target[seats]),
            "output": per_mille(centre.reported[seats]),
            "tension": per_mille(centre.told[seats]),
            "requested": np.minimum(np.rint(centre.requested[seats] * 1e6), 65_000),
            "signals": np.minimum(np.rint(centre.signals[seats] * 100), 4e9),
        }

    def _limits(self, orders: Orders, seats: NDArray[np.intp], month: int) -> Columns:
        """Arrests that the centre allows or orders, by region."""
        allowed = np.rint((orders.limit + orders.cases)[seats] * 1e6)
        set_ = allowed > 0
        return {
            "doc": numbers("limit", seats[set_] + FIRST_BODY, month),
            "allowed": np.minimum(allowed[set_], 4e9),
        }

    def _falls(self, centre: Centre, seats: NDArray[np.intp], month: int) -> Columns:
        """Regional chiefs who fall: entries in the register of posts."""
        fallen = seats[centre.removed[seats] == 1]
        n = fallen.size
        nothing = np.zeros(n)
        return {
            "doc": numbers("post", fallen + FIRST_BODY, month),
            **dict.fromkeys(("person", "cell", "host"), nothing),
            "host_kind": np.full(n, 9),
            "change": np.full(n, 3),
            "post": np.full(n, 5),
            "origin": np.full(n, 3),
            "joined": np.full(n, NEVER),
            "tasks": np.full(n, 255),
            "education": np.full(n, 4),
        }

    def _directives(self, orders: Orders, month: int) -> Columns:
        """What the centre asks for in each campaign of the month."""
        running = _running(orders, 0)
        n, clerk = running.size, self._clerk
        decisions = ("length", "numbers", "dates", "asks")
        length, figures, dates, asked = (
            self._draws("directive", one, month, n) for one in decisions
        )
        weights, radical = orders.issues[running], orders.radical[running]
        pressure = orders.spoken[running, :, 0]
        instructions = 1 + np.rint(2 * clerk.instructions * pressure.max(axis=1) * length)
        clear = 1 - orders.ambiguity[running]
        bits = _bits(weights > clerk.named_issue) | 1 << weights.argmax(axis=1)
        asks = (bits >> BOSSES | bits >> DEMOCRACY) & 1
        return {
            "doc": numbers("directive", np.zeros(n, np.int64), month),
            "campaign": running,
            "issue": weights.argmax(axis=1),
            "issues": bits,
            "kinds": _bits(pressure > 0),
            "instructions": instructions,
            "with_number": np.minimum(np.floor(instructions * clear + figures), instructions),
            "with_deadline": np.minimum(np.floor(instructions * clear + dates), instructions),
            "reminder": np.isin(running, _running(orders, 1)),
            "asks_meeting": (asks == 1) | (asked < radical),
            "radical_terms": np.minimum(np.rint(instructions * clerk.radical_terms * radical), 250),
            "words": instructions * int(clerk.words),
        }

    def _decrees(self, orders: Orders, month: int) -> Columns:
        """Campaigns and reviews that begin and end."""
        now, before = _running(orders, 0), _running(orders, 1)
        if month == 0:
            before = now[:0]
        opened, closed = np.setdiff1d(now, before), np.setdiff1d(before, now)
        reviews = orders.review.reshape(len(REVIEWS), -1).any(axis=1)
        ordered = int((reviews & ~self.reviews).sum())
        ended = int((self.reviews & ~reviews).sum())
        self.reviews[:] = reviews
        campaigns = np.concatenate([opened, closed])
        n, of_reviews = campaigns.size, ordered + ended
        terms = np.rint(3 * self._clerk.radical_terms * orders.radical[campaigns])
        subjects = [_OPENED, _CLOSED, _REVIEW_ORDERED, _REVIEW_CLOSED]
        return {
            "doc": numbers("decree", np.zeros(n + of_reviews, np.int64), month),
            "subject": np.repeat(subjects, [opened.size, closed.size, ordered, ended]),
            "campaign": np.concatenate([campaigns, np.full(of_reviews, NO_CAMPAIGN)]),
            "issue": np.concatenate(
                [orders.issues[campaigns].argmax(axis=1), np.full(of_reviews, ENEMIES)]
            ),
            "radical_terms": np.concatenate([terms, np.zeros(of_reviews)]),
            "words": np.full(n + of_reviews, 3 * int(self._clerk.words)),
        }

    def _press(self, centre: Centre, orders: Orders, month: int) -> Columns:
        """Items in the central newspaper: on campaigns by their pressure, and on disorder."""
        running, clerk = _running(orders, 0), self._clerk
        pressure = orders.spoken[running, :, 0].max(axis=1)
        campaigns = np.repeat(running, 1 + np.rint(clerk.press_items * pressure).astype(int))
        n = campaigns.size
        disorder = int(centre.mind[DISORDER] > clerk.disorder_seen)
        u, v = (self._draws("press", what, month, n) for what in ("tenor", "words"))
        terms = np.rint(4 * clerk.radical_terms * orders.radical[campaigns] * v)
        faults = clerk.shortcoming + clerk.shortcoming_radical * orders.radical[campaigns]
        return {
            "doc": numbers("press", np.zeros(n + disorder, np.int64), month),
            "campaign": np.concatenate([campaigns, np.full(disorder, NO_CAMPAIGN)]),
            "issue": np.concatenate(
                [orders.issues[campaigns].argmax(axis=1), np.full(disorder, BOSSES)]
            ),
            # the line decides the tenor: a radical one finds fault with those who carry it out
            "tenor": np.concatenate(
                [
                    np.where(u < faults, _SHORTCOMING, _SUCCESS),
                    np.full(disorder, _DISORGANISATION),
                ]
            ),
            "radical_terms": np.concatenate([terms, np.zeros(disorder)]),
            "words": np.concatenate([60 + np.rint(80 * v), np.full(disorder, 100)]),
        }


def numbers(kind: str, places: NDArray[Any], month: int) -> NDArray[np.uint64]:
    """Numbers of a month's documents of a kind, of which those of one place lie together, (n,)."""
    place = np.asarray(places, np.uint64)
    first = np.searchsorted(place, place)
    rank = np.arange(place.size) - first
    head = np.uint64(month << MONTH_BITS | kind_number(kind) << KIND_BITS)
    return place << np.uint64(PLACE_BITS) | head | rank.astype(np.uint64)


def per_mille(of_capacity: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares of capacity as they are written, in thousandths."""
    return np.rint(np.clip(of_capacity, 0, 60) * 1000)


def _running(orders: Orders, back: int) -> NDArray[np.intp]:
    """Campaigns spoken for so many months ago, by number."""
    return np.flatnonzero(orders.spoken[:, :, back].max(axis=1) > 0)


def _bits(rows: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Each row of marks as one number, a bit a mark, (n,)."""
    return rows.astype(np.int64) @ (1 << np.arange(rows.shape[1], dtype=np.int64))
