"""Conditions of life month by month: hardship, famine, press, Komsomol, doors for complaints."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.months import N_MONTHS
from antaeus.foundation.vocabulary import HOST_KINDS
from antaeus.scenario.conditions import monthly
from antaeus.scenario.history import History
from antaeus.scenario.occasions import Occasions, load_occasions
from antaeus.scenario.scenario import Scenario
from antaeus.world.growth import Growth
from antaeus.world.orders import OCCASION_DISCUSSION, OCCASION_ELECTION, Orders

Floats = NDArray[np.float64]
_WORST_FAMINE = 3.0
"""The top of the coded index of severity."""


@dataclass(frozen=True)
class Life:
    """Drivers beyond growth and rules, by month."""

    hardship: Floats
    famine: Floats
    media: Floats
    komsomol: Floats
    staff: Floats
    union: float
    schooling: Floats
    occasions: Occasions

    def put(self, orders: Orders, month: int) -> None:
        """Fill a month's conditions in place."""
        orders.hardship[:] = self.hardship[month]
        orders.famine[:] = self.famine[:, month]
        orders.media[:] = self.media[month]
        orders.komsomol[:] = self.komsomol[month]
        orders.staff[:] = self.staff
        orders.union[:] = self.union
        orders.schooling[:] = self.schooling
        orders.routes[:] = self.occasions.routes[month]
        orders.occasion[OCCASION_ELECTION] = self.occasions.ballot[month]
        orders.occasion[OCCASION_DISCUSSION] = self.occasions.discussion[month]


def life_of(scenario: Scenario, growth: Growth, history: History) -> Life:
    """The conditions of a scenario in every month."""
    conditions = scenario.conditions
    staff = np.zeros(len(HOST_KINDS))
    for kind in type(conditions.staff).model_fields:
        staff[HOST_KINDS.index(kind)] = getattr(conditions.staff, kind).value
    literate = history.monthly("literacy") / 100
    return Life(
        hardship=np.column_stack(
            [monthly(conditions.norms), _want_of_food(history), monthly(conditions.housing)]
        ),
        famine=np.minimum(
            history.monthly_by_tile("famine_severity", [t.code for t in scenario.tiles])
            / _WORST_FAMINE,
            1.0,
        ),
        media=np.outer(literate, conditions.press.parts()),
        komsomol=_komsomol(growth, history, made_up=scenario.about.tiles != "ussr_1939"),
        staff=staff,
        union=conditions.union_active.value,
        schooling=conditions.schooling_shares(),
        occasions=load_occasions(),
    )


def _want_of_food(history: History) -> Floats:
    """How far real wages lie below their best year, from the middle of the two paths."""
    wage = 0.5 * (
        history.monthly("hardship_real_wage_low") + history.monthly("hardship_real_wage_high")
    )
    return np.clip(1 - wage / wage.max(), 0.0, 1.0)


def _komsomol(growth: Growth, history: History, *, made_up: bool) -> Floats:
    """Members of the Komsomol for each non-party person, alike in all kinds, (n_months, n_kinds).

    In a made-up place, whose people are not those of the Union, it is taken to half its population.
    """
    members = history.monthly("komsomol")
    people = (growth.most_units * growth.open_share * growth.people_per_unit).sum(axis=1)
    if made_up:
        people = history.monthly("population_total") * 1_000 * 0.5
    return np.outer(members / np.maximum(people, 1.0), np.ones(len(HOST_KINDS))).reshape(
        N_MONTHS, len(HOST_KINDS)
    )
