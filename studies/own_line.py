"""A centre that finds its own line: runs of it, and how often what it says turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from antaeus.accounts.binding import bind, prior_of
from antaeus.accounts.reading import load_account
from antaeus.foundation.months import LAST
from antaeus.mechanisms.line.by_balance import FARTHEST
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request
from antaeus.scenario.calendar import Which, load_calendar
from antaeus.world.centre import BALANCE
from antaeus.world.heard import H_CAPACITY, H_CRITICS, H_OUTPUT, H_PEOPLE, H_PRESENT
from antaeus.world.reporting_up import HIGHEST_PLAN, LOWEST_PLAN

Floats = NDArray[np.float64]
Values = tuple[tuple[str, float], ...]

OWN_LINE = (("line", "by_balance"),)
SMOOTHED = 6
"""Months over which the radical share of what is said is taken."""
BOUNDS = {
    "people": (100_000.0, 20_000_000.0),
    "balance": (-FARTHEST, FARTHEST),
    "plan": (LOWEST_PLAN, HIGHEST_PLAN),
    "output": (0.0, 1.3),
    "shares": (0.0, 1.0),
}
"""Within which a run must stay in every month: people at historical scale, the balance as a logit,
plan and output against capacity, and whatever is a share."""


@dataclass(frozen=True)
class OwnLine:
    """One run, month by month."""

    seed: int
    radical: Floats
    """Radical share of what the centre says, smoothed; nan before it has spoken, (n_months,)."""
    pressure: Floats
    """Pressure on host units, all kinds alike, (n_months,)."""
    of: dict[str, Floats]
    """What must stay within the bounds of its name, (n_months, how many of the kind)."""

    def keeps_within(self, name: str) -> bool:
        """Whether a run kept within the bounds of one name in every month."""
        low, high = BOUNDS[name]
        return bool(((self.of[name] >= low - 1e-9) & (self.of[name] <= high + 1e-9)).all())

    def at_an_end(self, name: str) -> float:
        """Share of months at one of the two bounds."""
        low, high = BOUNDS[name]
        return float(((self.of[name] <= low + 1e-9) | (self.of[name] >= high - 1e-9)).mean())


def radical_share(pressure: Floats, radical: Floats) -> Floats:
    """Radical share of what is said, weighted by pressure, over six months, (n_months,).

    Both are (n_months, n_campaigns). While nothing is said the last share stands.
    """
    weights, n = np.ones(SMOOTHED), len(pressure)
    red = np.convolve((pressure * radical).sum(axis=1), weights)[:n]
    said = np.convolve(pressure.sum(axis=1), weights)[:n]
    share = np.divide(red, said, out=np.full(n, np.nan), where=said > 1e-9)
    for month in range(1, n):
        if np.isnan(share[month]):
            share[month] = share[month - 1]
    return share


def turns(share: Floats) -> int:
    """Months in which a radical share crosses a half."""
    known = share[np.isfinite(share)]
    return int((np.diff((known > 0.5).astype(int)) != 0).sum())


def of_the_calendar(which: Which) -> Floats:
    """The radical share of the historical calendar as one coding has it."""
    calendar = load_calendar(which)
    pressure = calendar.intensity.mean(axis=1).T
    radical = np.nan_to_num(calendar.radical)  # nobody coded these, and they press on nobody
    return radical_share(pressure, np.tile(radical, (len(pressure), 1)))


def lived(request: Request) -> OwnLine:
    """One run, with what the study looks at."""
    simulation = load_inputs(request).simulation()
    said: list[Floats] = []
    radical: list[Floats] = []
    pressure: list[float] = []
    of: dict[str, list[Floats]] = {name: [] for name in BOUNDS}
    for month in simulation.months(last=LAST):
        centre, orders = simulation.centre, simulation.orders
        said.append(orders.spoken[:, :, 0].mean(axis=1))
        radical.append(orders.radical.copy())
        pressure.append(float(orders.intensity.mean()))
        heard = centre.heard.sum(axis=0).astype(float)
        made = heard[H_OUTPUT] / max(heard[H_CAPACITY], 1.0)
        came = heard[H_PRESENT] / max(heard[H_PEOPLE], 1.0)
        spoke = heard[H_CRITICS] / max(heard[H_PRESENT], 1.0)
        above = (centre.tension, centre.bias, centre.stifling, centre.weight)
        shares = (orders.intensity, orders.radical, orders.ambiguity, orders.brake, *above)
        of["people"].append(np.array([month.people / float(request.scale)]))
        of["balance"].append(centre.mind[[BALANCE]].copy())
        of["plan"].append(orders.target.copy())
        of["output"].append(np.array([made]))
        of["shares"].append(np.concatenate([[came, spoke], *shares]))
    share = radical_share(np.array(said), np.array(radical))
    kept = {name: np.array(rows) for name, rows in of.items()}
    return OwnLine(request.seed, share, np.array(pressure), kept)


def drawn(account: str, seeds: range) -> Iterator[Values]:
    """Values of the line's parameters for each seed, by a Latin hypercube over their priors."""
    bound = bind(load_account(account), {}, answers=dict(OWN_LINE))
    line = bound.answers["line"]
    declared = line.parameter_declarations() if line else {}
    priors = {name: prior_of(bound.account, "line", name, one) for name, one in declared.items()}
    chance, n = np.random.default_rng(seeds.start), len(seeds)
    shares = np.array([(chance.permutation(n) + chance.random(n)) / n for _ in priors])
    for run in range(n):
        places = zip(priors.items(), shares[:, run], strict=True)
        yield tuple(sorted((f"line.{name}", one.quantile(float(u))) for (name, one), u in places))
