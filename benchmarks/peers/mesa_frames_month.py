"""The reduced month in mesa-frames: people, cells and host units as agent sets of Polars columns.

Columns are changed by expressions, several at once, so that Polars does them in one pass; who
leaves is filtered out and newcomers are appended to the frame of their set. Random numbers are
NumPy's, whose 32-bit floats are the quickest that Polars can be handed.
"""

from __future__ import annotations

import mesa_frames
import month
import numpy as np
import polars as pl
from month import VALUES as _V
from month import Start, Told, weights
from numpy.typing import NDArray

_FELT = [f"g{issue}" for issue in range(month.N_GRIEVANCES)]
_PRESSED = [f"p{issue}" for issue in range(month.N_GRIEVANCES)]


def _f32(number: float) -> pl.Expr:
    return pl.lit(number, pl.Float32)


class Part(mesa_frames.AgentSetPolars):
    """A set of agents whose month has several steps, between those of other sets."""

    def step(self) -> None:
        """Nothing by itself: the model calls the steps in their order."""


class HostUnits(Part):
    """Where people work and live, and what presses on them there."""

    def __init__(self, model: Month, start: Start, first: int) -> None:
        super().__init__(model)
        pressed = np.float32(_V["grievance.speed"]) * start.presses
        columns = {name: np.zeros(len(pressed), np.float32) for name in _FELT}
        columns |= {name: pressed[:, issue].copy() for issue, name in enumerate(_PRESSED)}
        of_what = np.where(start.village, month.N_GRIEVANCES, month.GRAIN).astype(np.float32)
        ids = np.arange(first, first + len(pressed))
        self.add(pl.DataFrame({"unique_id": ids, **columns, "of_what": of_what}))

    def press(self) -> None:
        """Let grievances follow what presses; a few units suffer a shock."""
        u = pl.lit(pl.Series(_random(self.model.random, len(self.agents))))
        issue = (u * pl.col("of_what") * _f32(1 / month.SHOCKED)).cast(pl.Int8)
        struck = pl.when(u < month.SHOCKED).then(issue).otherwise(-1).alias("struck")
        stays = _f32(1 - _V["grievance.speed"])
        shock = _f32(_V["grievance.shock_size"])
        felt = [
            (stays * pl.col(g) + pl.col(p) + shock * (pl.col("struck") == k)).clip(upper_bound=1)
            for k, (g, p) in enumerate(zip(_FELT, _PRESSED, strict=True))
        ]
        named = [each.alias(g) for each, g in zip(felt, _FELT, strict=True)]
        self.agents = self.agents.with_columns(struck).with_columns(named)


class Cells(Part):
    """Party cells: how hard it is to come and to speak in each this month."""

    def __init__(self, model: Month, start: Start, first: int) -> None:
        super().__init__(model)
        n = start.host.size
        columns = {"host": start.host, "fatigue": np.zeros(n, np.float32)}
        self.add(pl.DataFrame({"unique_id": np.arange(first, first + n), **columns}))

    def call(self, hosts: HostUnits) -> tuple[pl.Series, pl.Series]:
        """Odds against coming at commitment 1/2, and chance of a criticism, cell by cell."""
        pressing = pl.lit(hosts.agents.select(pl.max_horizontal(_FELT)).to_series())
        claim = _V["meeting.interest"] * (1 - month.HELD) * pressing.gather(pl.col("host"))
        opened = self.agents.select(
            against=(pl.col("fatigue") - _V["meeting.coming"]).exp(),
            critic=1 / (1 + (-_V["meeting.voice"] - claim).exp()),
        )
        return opened["against"], opened["critic"]

    def close(self, people: Communists) -> None:
        """Grow weary of the meeting."""
        n = len(
            self.agents
        )  # NumPy counts what a group_by of Polars counts in three times the time
        seated = np.bincount(people.agents["cell"].to_numpy(), minlength=n)
        present = np.bincount(people.agents.filter("came")["cell"].to_numpy(), minlength=n)
        share = (present / np.maximum(seated, 1)).astype(np.float32)
        weary = _f32(_V["meeting.weariness"]) * pl.lit(pl.Series(share))
        fades = _f32(1 - _V["meeting.rest"])
        self.agents = self.agents.with_columns(fatigue=fades * pl.col("fatigue") + weary)


class Communists(Part):
    """Everyone with a party card."""

    def __init__(self, model: Month, start: Start, first: int) -> None:
        super().__init__(model)
        self._next_id = first
        people = self._new(start.cell, start.job, start.commitment, start.language)
        self.add(people.with_columns(came=False))

    def _new(
        self,
        cell: NDArray[np.int32],
        job: NDArray[np.uint8],
        commitment: NDArray[np.floating],
        language: NDArray[np.float32],
    ) -> pl.DataFrame:
        """Rows of people with what never changes of them."""
        first, self._next_id = self._next_id, self._next_id + cell.size
        endorse = weights(commitment, _V["meeting.duty_to_endorse"])
        return pl.DataFrame(
            {
                "unique_id": np.arange(first, self._next_id),
                "cell": cell,
                "reach": self.model.reach[job],
                "coming": weights(commitment, _V["meeting.keenness"]),
                "endorses": 1 / (1 + np.float32(np.exp(-_V["meeting.praise"])) * endorse),
                "language": language,
            }
        )

    def meet_and_learn(self, against: pl.Series, critic: pl.Series) -> tuple[int, int, int]:
        """Who comes, criticises and endorses, and what each learns; the sums of all three."""
        u = _random(self.model.random, 3, len(self.agents))
        cell, came = pl.col("cell"), pl.col("came")
        odds = 1 + pl.lit(against).gather(cell) * pl.col("coming")
        acted = self.agents.with_columns(came=pl.lit(pl.Series(u[0])) * odds < 1).with_columns(
            criticised=came & (pl.lit(pl.Series(u[1])) < pl.lit(critic).gather(cell)),
            endorsed=came & (pl.lit(pl.Series(u[2])) < pl.col("endorses")),
        )
        spoke = pl.col("criticised") | pl.col("endorsed")
        acting = (
            pl.when(spoke).then(_f32(month.BY_ACTING)).when(came).then(_f32(month.BY_ACTING / 2))
        )
        gain = pl.col("reach") + acting.otherwise(_f32(0))
        language = pl.col("language")
        learned = language + gain - (gain + _f32(_V["language.forgetting"])) * language
        sums = acted.select(pl.col("came", "criticised", "endorsed").sum()).row(0)
        self.agents = acted.with_columns(language=learned).drop("criticised", "endorsed")
        return sums

    def expel(self) -> int:
        """Put out who is expelled; how many."""
        before = len(self.agents)
        stays = pl.lit(pl.Series(_random(self.model.random, before))) >= month.LEAVES
        self.agents = self.agents.filter(stays)
        return before - len(self.agents)

    def admit(self, start: Start, line: NDArray[np.float64], spoken: NDArray[np.float32]) -> int:
        """Draw how many enter, and then of which strata: the same as a draw for each stratum."""
        random = self.model.random
        n = random.poisson(line[-1])
        stratum = np.searchsorted(line, random.random(n) * line[-1], side="right")
        class_ = start.stratum_class[stratum]
        commitment = 0.25 + 0.5 * random.random(n)
        new = self._new(start.seat[stratum], class_, commitment, spoken[class_])
        new = new.with_columns(came=False).select(self.agents.columns)
        self.agents = self.agents.vstack(new)
        return n


def _random(generator: np.random.Generator, *shape: int) -> NDArray[np.float32]:
    return generator.random(shape, dtype=np.float32)


class Month(mesa_frames.ModelDF):
    """The party."""

    def __init__(self, start: Start, seed: int) -> None:
        super().__init__(seed)
        self.reach = (month.BY_REACH * start.media).astype(np.float32)
        self._start, self._line = start, np.cumsum(start.expected, dtype=float)
        self._spoken = start.spoken.copy()
        n_hosts, n_cells = len(start.presses), start.host.size
        self._hosts = HostUnits(self, start, 0)
        self._cells = Cells(self, start, n_hosts)
        self._people = Communists(self, start, n_hosts + n_cells)
        for part in (self._hosts, self._cells, self._people):
            self.agents += part

    @property
    def people(self) -> int:
        """Everyone with a card."""
        return len(self._people)

    def live(self) -> Told:
        """Live through a month and tell of it."""
        people, before = self._people, self.people
        self._hosts.press()
        against, critic = self._cells.call(self._hosts)
        attended, critics, endorsers = people.meet_and_learn(against, critic)
        self._cells.close(people)
        self._spoken += self.reach * (1 - self._spoken) - _V["language.forgetting"] * self._spoken
        left = people.expel()
        admitted = people.admit(self._start, self._line, self._spoken)
        grievance = float(np.mean(self._hosts.agents.select(pl.col(_FELT).mean()).row(0)))
        language = people.agents["language"].mean()
        return Told(before, attended, critics, endorsers, language, grievance, admitted, left)
