"""The reduced month in NumPy, as quick as we could make it.

Columns of 32-bit floats, arrays made once, chunks of people that stay in the second cache, random
numbers of 16 bits cut from raw words of SFC64, no exponential of a person, and draws for the few
who leave or enter instead of draws for all.
"""

from __future__ import annotations

import numpy as np
from month import (
    BY_ACTING,
    BY_REACH,
    GRAIN,
    HELD,
    LEAVES,
    N_GRIEVANCES,
    SHOCKED,
    VALUES,
    Start,
    Told,
    weights,
)
from numpy.typing import NDArray

CHUNK = 1 << 15
FULL = np.float32(1 << 16)
"""A chance of 1 on the scale of the random numbers."""
_V = VALUES


class Month:
    """Everyone in rows without gaps: who enters takes the place of who left."""

    def __init__(self, start: Start, seed: int) -> None:
        self._rng = np.random.Generator(np.random.SFC64(seed))
        n, n_cells = start.cell.size, start.host.size
        self.people = n
        room = int(n * 1.2) + 1000
        self._cell = np.zeros(room, np.intp)  # the type in which NumPy takes and counts
        self._cell[:n] = start.cell
        self._reach, self._language, self._coming, self._endorses = np.zeros((4, room), np.float32)
        self._gain = (BY_REACH * start.media).astype(np.float32)
        self._seat(np.arange(n), start.job, start.commitment)
        self._language[:n] = start.language
        self._host, self._fatigue = start.host, np.zeros(n_cells, np.float32)
        self._key = np.empty(room, np.intp)
        self._pressed = np.float32(_V["grievance.speed"]) * start.presses.T.copy()
        self._grievance = np.zeros_like(self._pressed)
        self._of_what = np.where(start.village, N_GRIEVANCES, GRAIN)
        self._spoken = start.spoken.copy()
        self._strata = (start.seat, start.stratum_class, np.cumsum(start.expected, dtype=float))
        self._f = np.empty((2, CHUNK), np.float32)
        self._b = np.empty((3, CHUNK), bool)

    def live(self) -> Told:
        """Live through a month and tell of it."""
        before = self.people
        self._press()
        attended, critics, endorsers = self._meet_and_learn()
        self._spoken += self._gain * (1 - self._spoken) - _V["language.forgetting"] * self._spoken
        left = self._expel()
        admitted = self._admit()
        language = float(self._language[: self.people].mean())
        grievance = float(self._grievance.mean())
        return Told(before, attended, critics, endorsers, language, grievance, admitted, left)

    def _press(self) -> None:
        """Grievances follow what presses; a few units suffer a shock."""
        felt = self._grievance
        felt *= np.float32(1 - _V["grievance.speed"])
        felt += self._pressed
        n = self._of_what.size
        h = self._rng.choice(n, self._rng.binomial(n, SHOCKED), replace=False, shuffle=False)
        issue = (self._rng.random(h.size) * self._of_what[h]).astype(np.intp)
        felt[issue, h] = np.minimum(felt[issue, h] + np.float32(_V["grievance.shock_size"]), 1)

    def _meet_and_learn(self) -> tuple[int, int, int]:
        """Who comes, criticises and endorses, and what each learns, chunk by chunk."""
        pressing = self._grievance.max(axis=0)[self._host]
        against = np.exp(self._fatigue - np.float32(_V["meeting.coming"]))
        voice = _V["meeting.voice"] + _V["meeting.interest"] * pressing * (1 - HELD)
        critic = (FULL / (1 + np.exp(-voice))).astype(np.uint16)
        n_cells = critic.size
        critics = endorsers = 0
        for first in range(0, self.people, CHUNK):
            rows = slice(first, min(first + CHUNK, self.people))
            said, praised = self._chunk(rows, against, critic)
            critics += said
            endorsers += praised
        absent, present = np.bincount(self._key[: self.people], minlength=2 * n_cells).reshape(
            2, -1
        )
        share = present / np.maximum(absent + present, 1)
        self._fatigue *= np.float32(1 - _V["meeting.rest"])
        self._fatigue += (_V["meeting.weariness"] * share).astype(np.float32)
        return int(present.sum()), critics, endorsers

    def _chunk(
        self, rows: slice, against: NDArray[np.float32], critic: NDArray[np.uint16]
    ) -> tuple[int, int]:
        """One chunk of people at the meeting and after; critics and endorsers in it."""
        n = rows.stop - rows.start
        odds, gain = self._f[:, :n]
        comes, speaks, praises = self._b[:, :n]
        words = self._rng.bit_generator.random_raw(-(-3 * n // 4)).view(np.uint16)
        cell, language = self._cell[rows], self._language[rows]
        np.take(against, cell, out=odds, mode="clip")
        odds *= self._coming[rows]
        odds += 1
        odds *= words[:n]
        np.less(odds, FULL, out=comes)
        np.less(words[n : 2 * n], critic.take(cell, mode="clip"), out=speaks)
        np.less(words[2 * n : 3 * n], self._endorses[rows], out=praises)
        speaks &= comes
        praises &= comes
        critics, endorsers = np.count_nonzero(speaks), np.count_nonzero(praises)
        np.multiply(comes, critic.size, out=self._key[rows])  # the second half of the counts
        self._key[rows] += cell
        speaks |= praises
        np.add(comes, speaks, out=gain, dtype=np.float32)
        gain *= np.float32(BY_ACTING / 2)
        gain += self._reach[rows]
        np.multiply(language, gain + np.float32(_V["language.forgetting"]), out=odds)
        language += gain
        language -= odds
        return critics, endorsers

    def _expel(self) -> int:
        """Draw who leaves; the last in the table take their places."""
        n = self.people
        gone = self._rng.choice(n, self._rng.binomial(n, LEAVES), replace=False, shuffle=False)
        kept = n - gone.size
        holes = np.sort(gone[gone < kept])
        tail = np.ones(gone.size, bool)
        tail[gone[gone >= kept] - kept] = False
        movers = kept + np.flatnonzero(tail)
        for column in self._columns:
            column[holes] = column[movers]
        self.people = kept
        return gone.size

    def _admit(self) -> int:
        """Draw how many enter, and then of which strata: the same as a draw for each stratum."""
        seat, class_, line = self._strata
        n = self._rng.poisson(line[-1])
        stratum = np.searchsorted(line, np.sort(self._rng.random(n)) * line[-1], side="right")
        rows = np.arange(self.people, self.people + n)
        self._cell[rows] = seat[stratum]
        self._seat(rows, class_[stratum], 0.25 + 0.5 * self._rng.random(n))
        self._language[rows] = self._spoken[class_[stratum]]
        self.people += n
        return n

    def _seat(
        self, rows: NDArray[np.intp], job: NDArray[np.uint8], commitment: NDArray[np.floating]
    ) -> None:
        """Set what never changes of a person: reach of the press, odds of coming, endorsing."""
        self._reach[rows] = self._gain[job]
        self._coming[rows] = weights(commitment, _V["meeting.keenness"])
        endorse = weights(commitment, _V["meeting.duty_to_endorse"])
        self._endorses[rows] = FULL / (1 + np.exp(-_V["meeting.praise"]) * endorse)

    @property
    def _columns(self) -> tuple[NDArray[np.generic], ...]:
        return (self._cell, self._reach, self._language, self._coming, self._endorses)
