"""The reduced month in Mesa: people, cells and host units as agents, each with a month of its own.

One pass a month over each kind of agent, for nothing in the month depends on who comes first
within a kind. What never changes of a person is computed on entry; a leaver is removed, a newcomer
is a new agent.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import accumulate

import mesa
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
)

_FORGETS = VALUES["language.forgetting"]
_STAYS = 1 - VALUES["grievance.speed"]
_SHOCK = VALUES["grievance.shock_size"]


class HostUnit(mesa.Agent):
    """Where people work and live, and what presses on them there."""

    def __init__(self, model: Month, presses: list[float], village: bool) -> None:
        super().__init__(model)
        self.pressed = [VALUES["grievance.speed"] * each for each in presses]
        self.grievance = [0.0] * N_GRIEVANCES
        self.of_what = N_GRIEVANCES if village else GRAIN

    def press(self) -> None:
        """Let grievances follow what presses; now and then something befalls the unit."""
        felt = [_STAYS * g + p for g, p in zip(self.grievance, self.pressed, strict=True)]
        u = self.model.draw()
        if u < SHOCKED:
            issue = int(u / SHOCKED * self.of_what)
            felt[issue] = min(felt[issue] + _SHOCK, 1.0)
        self.grievance = felt


class Cell(mesa.Agent):
    """A party cell: how hard it is to come and to speak there this month."""

    def __init__(self, model: Month, host: HostUnit) -> None:
        super().__init__(model)
        self.host = host
        self.fatigue = 0.0
        self.people = self.present = 0
        self.against = self.critic = 0.0

    def call(self) -> None:
        """Open the meeting."""
        self.people = self.present = 0
        self.against = math.exp(self.fatigue - VALUES["meeting.coming"])
        claim = VALUES["meeting.interest"] * max(self.host.grievance) * (1 - HELD)
        self.critic = 1 / (1 + math.exp(-VALUES["meeting.voice"] - claim))

    def close(self) -> None:
        """Grow weary of the meeting."""
        share = self.present / max(self.people, 1)
        self.fatigue *= 1 - VALUES["meeting.rest"]
        self.fatigue += VALUES["meeting.weariness"] * share


class Communist(mesa.Agent):
    """One person with a party card."""

    def __init__(
        self, model: Month, cell: Cell, job: int, commitment: float, language: float
    ) -> None:
        super().__init__(model)
        self.cell, self.language = cell, language
        self.reach = model.reach[job]
        self.coming = math.exp(VALUES["meeting.keenness"] * (0.5 - commitment))
        logit = VALUES["meeting.praise"] + VALUES["meeting.duty_to_endorse"] * (commitment - 0.5)
        self.endorses = 1 / (1 + math.exp(-logit))

    def meet_and_learn(self) -> None:
        """Come or not, speak or not, and learn from it."""
        model, cell = self.model, self.cell
        draw = model.draw
        cell.people += 1
        gain = self.reach
        if draw() * (1 + cell.against * self.coming) < 1:
            cell.present += 1
            criticises, endorses = draw() < cell.critic, draw() < self.endorses
            model.critics += criticises
            model.endorsers += endorses
            gain += BY_ACTING if criticises or endorses else 0.5 * BY_ACTING
        self.language += gain - (gain + _FORGETS) * self.language

    def answer_for_oneself(self) -> None:
        """Be expelled, or not."""
        if self.model.draw() < LEAVES:
            self.remove()


class Month(mesa.Model):
    """The party."""

    def __init__(self, start: Start, seed: int) -> None:
        super().__init__(seed=seed)
        self.draw = self.random.random
        self.reach = [float(BY_REACH * reach) for reach in start.media]
        self.spoken = start.spoken.tolist()
        self._strata = list(zip(start.seat.tolist(), start.stratum_class.tolist(), strict=True))
        self._line = list(accumulate(start.expected.tolist()))
        hosts = [
            HostUnit(self, presses, village)
            for presses, village in zip(start.presses.tolist(), start.village.tolist(), strict=True)
        ]
        self._cells = [Cell(self, hosts[row]) for row in start.host.tolist()]
        columns = (start.cell, start.job, start.commitment, start.language)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for cell, job, commitment, language in rows:
            Communist(self, self._cells[cell], job, commitment, language)
        self._of = self.agents_by_type
        self.critics = self.endorsers = 0

    @property
    def people(self) -> int:
        """Everyone with a card."""
        return len(self._of[Communist])

    def live(self) -> Told:
        """Live through a month and tell of it."""
        communists, cells, hosts = (self._of[kind] for kind in (Communist, Cell, HostUnit))
        before, self.critics, self.endorsers = len(communists), 0, 0
        hosts.do("press")
        cells.do("call")
        communists.do("meet_and_learn")
        cells.do("close")
        self.spoken = [
            spoken + reach * (1 - spoken) - _FORGETS * spoken
            for spoken, reach in zip(self.spoken, self.reach, strict=True)
        ]
        communists.do("answer_for_oneself")
        left = before - len(communists)
        admitted = self._admit()
        attended = sum(cell.present for cell in self._cells)
        language = sum(communists.get("language")) / len(communists)
        grievance = sum(map(sum, hosts.get("grievance"))) / (N_GRIEVANCES * len(hosts))
        return Told(
            before, attended, self.critics, self.endorsers, language, grievance, admitted, left
        )

    def _admit(self) -> int:
        """Draw how many enter, and then of which strata: the same as a draw for each stratum."""
        n = int(self.rng.poisson(self._line[-1]))
        for _ in range(n):
            seat, class_ = self._strata[bisect_right(self._line, self.draw() * self._line[-1])]
            commitment = 0.25 + 0.5 * self.draw()
            Communist(self, self._cells[seat], class_, commitment, self.spoken[class_])
        return n
