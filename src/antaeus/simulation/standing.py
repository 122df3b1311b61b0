"""What is in force before anybody speaks: the rules of the date and the state of the country."""

from __future__ import annotations

import numpy as np

from antaeus.foundation.vocabulary import ISSUES
from antaeus.scenario.calendar import Calendar
from antaeus.scenario.history import History
from antaeus.scenario.rules import MonthlyRules
from antaeus.scenario.scenario import Scenario
from antaeus.simulation.life import life_of
from antaeus.world.codes import REVIEWS
from antaeus.world.growth import Growth
from antaeus.world.limits import monthly_limits
from antaeus.world.orders import (
    TERM_CELL_MINIMUM,
    TERM_ENTRY_OPEN,
    TERM_LAPSE_MONTHS,
    TERM_SHOP_SIZE,
    TERM_TRANSFER_OPEN,
    Campaigns,
    Orders,
)


def campaigns_of(calendar: Calendar, scenario: Scenario) -> Campaigns:
    """The calendar as arrays over the scenario's tiles."""
    tiles = {tile.code: row for row, tile in enumerate(scenario.tiles)}
    begins = np.zeros((len(calendar.campaigns), len(tiles)), np.int64)
    review = np.full(len(calendar.campaigns), -1, np.int64)
    is_levy = np.zeros(len(calendar.campaigns), bool)
    for row, campaign in enumerate(calendar.campaigns):
        order = calendar.order[row]
        is_levy[row] = order == "levy"
        if order in REVIEWS:
            review[row] = REVIEWS.index(order)
        for month, codes in calendar.places.get(campaign.id, ()):
            begins[row, [tiles[code] for code in codes if code in tiles]] = month
    assert calendar.issues.shape[1] == len(ISSUES)
    return Campaigns(
        intensity=calendar.intensity,
        issues=np.nan_to_num(calendar.issues),
        review=review,
        is_levy=is_levy,
        begins=begins,
        radical=np.nan_to_num(calendar.radical, nan=0.5),
        ambiguity=np.nan_to_num(calendar.ambiguity, nan=0.5),
    )


class Standing:
    """Rules and drivers for every month, and the verb that puts a month's into the orders."""

    def __init__(
        self, rules: MonthlyRules, growth: Growth, history: History, scenario: Scenario
    ) -> None:
        self._rules = rules
        self._growth = growth
        self._limits = monthly_limits(history, scenario)
        self._life = life_of(scenario, growth, history)

    def put(self, orders: Orders, month: int) -> None:
        """Fill the rules and the drivers of a month in place; the line is not touched."""
        rules, growth = self._rules, self._growth
        orders.candidate_months[:] = rules.candidate_months[month]
        orders.recommenders[:] = rules.recommenders[month]
        orders.tenure_months[:] = rules.tenure_months[month]
        orders.terms[TERM_LAPSE_MONTHS] = rules.lapse_months[month]
        orders.terms[TERM_CELL_MINIMUM] = rules.cell_minimum[month]
        orders.terms[TERM_SHOP_SIZE] = rules.shop_organisation_size[month]
        orders.terms[TERM_ENTRY_OPEN] = rules.entry_open[month]
        orders.terms[TERM_TRANSFER_OPEN] = rules.transfer_open[month]
        orders.open_share[:] = growth.open_share[month]
        orders.people_per_unit[:] = growth.people_per_unit[month]
        orders.classes[:] = growth.classes
        orders.limit[:] = self._limits[month]
        self._life.put(orders, month)
