"""Pairs of worlds: the same district, the same chances, and one intervention in one of the two.

A file of this folder names a claim and two sets of parameters, under which it holds and fails. All
that a file does not name is the median of its mechanism's prior, so that no sign hangs on how an
account is tuned; all that it names must lie inside the priors, or the account cannot be bound.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from toy_district import counted, simulate, toy, two_tiles

from antaeus.accounts.binding import BoundAccount, bind
from antaeus.accounts.reading import load_account
from antaeus.scenario.calendar import Calendar, load_calendar
from antaeus.scenario.scenario import Scenario
from antaeus.simulation.run import Simulation
from antaeus.world.centre import MEAN_PRESSURE, PRESSURE, SEEN_OUTPUT
from antaeus.world.codes import DISSOLVED
from antaeus.world.inspecting import FAINTEST
from antaeus.world.tables import FILL_CELLS

ACCOUNT = "vanguard"
INTERVENTIONS = ("parameters", "vaguer_campaigns", "bad_news")
Lived = Counter[str]
"""Sums over the months that are read: of every series, and of what the centre has in mind."""
Numbers = dict[str, float]

MADE_VAGUER = 0.25
BAD_NEWS_FROM, BAD_NEWS_MONTHS, BLAMED_ON_PRESSURE = 30, 6, 1.0
HEAVIEST = 3
"""Issues of a circular on which an item moved from the floor is nothing of the cell's own."""


@dataclass(frozen=True)
class Flip:
    """A claim, the intervention that shows it, and parameters under which it holds and fails."""

    claim: str
    sentence: str
    page: str
    """The mechanism under which the claim stands as a prediction."""
    intervention: str
    """One of INTERVENTIONS; of parameters those that `treated` sets."""
    what_changes: str
    months: tuple[int, int]
    """First and last month that are read, counted from March 1921."""
    seeds: int
    margins: Numbers
    """Statistic → how far beyond nothing it must lie, on either side."""
    holds: Numbers
    fails: Numbers
    common: Numbers = field(default_factory=dict)
    treated: Numbers = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    """Answers in place of the account's own."""
    tiles: int = 1

    def bound(self, side: str, *, treated: bool) -> BoundAccount:
        """The account of one of the four worlds; raises where a value lies outside its prior."""
        account = load_account(ACCOUNT)
        told: Numbers = {**self.common, **getattr(self, side)}
        medians = {
            f"{question}.{name}": declared.prior.quantile(0.5)
            for question, answer in bind(account, {}, answers=self.answers).answers.items()
            if answer is not None
            for name, declared in answer.parameter_declarations().items()
        }
        values = medians | told | (self.treated if treated else {})
        return bind(account, values, answers=self.answers)


def read_flips() -> list[Flip]:
    """Every file of this folder, in the order of the claims."""
    read: list[Flip] = []
    for file in sorted(Path(__file__).parent.glob("C*.toml")):
        told = tomllib.loads(file.read_text("utf-8"))
        assert told["claim"] == file.stem
        read.append(Flip(**told | {"months": tuple(told["months"])}))
    return read


def vaguer_campaigns(calendar: Calendar) -> Calendar:
    """The same campaigns, each vaguer by a quarter and not beyond wholly vague."""
    coded = np.nan_to_num(calendar.ambiguity, nan=0.5)
    return replace(calendar, ambiguity=np.minimum(coded + MADE_VAGUER, 1.0))


def bad_news(simulation: Simulation, month: int) -> None:
    """For half a year let the centre see output fall where it presses harder than it used to.

    The truth is as it was. The line of the next month is the first to know.
    """
    mind = simulation.centre.mind
    if 0 <= month - BAD_NEWS_FROM < BAD_NEWS_MONTHS:
        harder = mind[PRESSURE] - mind[MEAN_PRESSURE]
        mind[SEEN_OUTPUT] = max(mind[SEEN_OUTPUT] - BLAMED_ON_PRESSURE * harder, FAINTEST)


def pairs(flip: Flip, side: str, folder: Path) -> list[tuple[Lived, Lived]]:
    """Of each seed both worlds: as the parameters say, and with the intervention."""
    scenario = two_tiles(folder) if flip.tiles == 2 else toy()
    twin, treated = (flip.bound(side, treated=done) for done in (False, True))
    return [
        (live(flip, twin, scenario, seed), live(flip, treated, scenario, seed, flip.intervention))
        for seed in range(1, flip.seeds + 1)
    ]


def live(
    flip: Flip, bound: BoundAccount, scenario: Scenario, seed: int, intervention: str = "parameters"
) -> Lived:
    """One world, lived through to the last month that is read."""
    calendar = load_calendar("mean")
    if intervention == "vaguer_campaigns":
        calendar = vaguer_campaigns(calendar)
    simulation = simulate(scenario=scenario, bound=bound, calendar=calendar, seed=seed)
    first, last = flip.months
    lived: Lived = Counter()
    total = np.int64(0)
    for month in simulation.months(last):
        if intervention == "bad_news":
            bad_news(simulation, month.month)
        if month.month >= first:
            total = total + month.counts
            lived.update(party=month.people, months=1)
            lived.update(_seen_above(simulation))
            lived.update(items_own_far=_own_and_far(simulation))
    lived.update(counted(simulation, replace(month, counts=total)))
    return lived


def _seen_above(simulation: Simulation) -> Numbers:
    """The pressure that the centre chose, and what the chiefs' reports add to output."""
    centre = simulation.centre
    hidden = float((centre.reported - centre.output).mean())
    return {"pressure": float(centre.mind[PRESSURE]), "hidden": hidden}


def _own_and_far(simulation: Simulation) -> int:
    """Items that cells moved themselves on issues that their circular hardly speaks of."""
    found = 0
    for ground in simulation.world.grounds:
        cells = ground.cells
        for c in np.flatnonzero(cells.form[: ground.fill[FILL_CELLS]] != DISSOLVED):
            line = ground.raions.issues[cells.raion[c], ground.hosts.kind[cells.host[c]]]
            far = np.ones(line.size, bool)
            if line.sum() > 0:
                far[np.argsort(-line, kind="stable")[:HEAVIEST]] = False
            found += int(cells.own[c, far].sum())
    return found
