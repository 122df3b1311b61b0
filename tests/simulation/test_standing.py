"""What is in force: the rules of the date, the drivers, and the calendar laid on the tiles."""

from __future__ import annotations

import numpy as np
import pytest
from toy_district import simulate, toy, world

from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.scenario.calendar import load_calendar
from antaeus.scenario.history import load_history
from antaeus.scenario.rules import load_rules
from antaeus.scenario.scenario import load_scenario
from antaeus.simulation.standing import Standing, campaigns_of
from antaeus.world.codes import REVIEWS
from antaeus.world.orders import (
    TERM_CELL_MINIMUM,
    TERM_ENTRY_OPEN,
    TERM_LAPSE_MONTHS,
    TERM_SHOP_SIZE,
    TERM_TRANSFER_OPEN,
    Orders,
    blank_orders,
)


def in_force(month: str) -> Orders:
    standing = Standing(load_rules().monthly(), world().growth, load_history(), toy())
    orders = blank_orders(1)
    standing.put(orders, parse_month(month))
    return orders


@pytest.mark.parametrize(
    ("month", "open_"), [("1932-12", 1), ("1933-01", 0), ("1936-10", 0), ("1936-11", 1)]
)
def test_entry_and_transfer_are_closed_from_january_1933_to_october_1936(
    month: str, open_: int
) -> None:
    terms = in_force(month).terms
    assert terms[TERM_ENTRY_OPEN] == terms[TERM_TRANSFER_OPEN] == open_


@pytest.mark.parametrize("month", ["1921-03", "1926-03", "1937-11", "1941-06"])
def test_the_rules_of_a_month_are_those_of_the_table(month: str) -> None:
    orders, table, row = in_force(month), load_rules().monthly(), parse_month(month)
    for name in ("candidate_months", "recommenders", "tenure_months"):
        assert getattr(orders, name).tolist() == getattr(table, name)[row].tolist()
    assert orders.terms[TERM_LAPSE_MONTHS] == table.lapse_months[row]
    assert orders.terms[TERM_CELL_MINIMUM] == table.cell_minimum[row]
    assert orders.terms[TERM_SHOP_SIZE] == table.shop_organisation_size[row]


def test_to_put_the_rules_in_force_leaves_the_line_alone() -> None:
    standing = Standing(load_rules().monthly(), world().growth, load_history(), toy())
    orders = blank_orders(1)
    for column in (orders.intensity, orders.vigilance, orders.levy, orders.review):
        column[:] = 0.5
    standing.put(orders, 100)
    for column in (orders.intensity, orders.vigilance, orders.levy, orders.review):
        assert (column == 0.5).all()


def test_the_calendar_keeps_its_campaigns_reviews_and_levies() -> None:
    calendar = load_calendar("mean")
    campaigns = campaigns_of(calendar, load_scenario("interwar"))
    assert campaigns.intensity.shape == (len(calendar.campaigns), 9, N_MONTHS)
    ordered = [REVIEWS[review] if review >= 0 else "" for review in campaigns.review]
    assert ordered == [order if order in REVIEWS else "" for order in calendar.order]
    assert campaigns.is_levy.tolist() == [order == "levy" for order in calendar.order]
    assert not np.isnan(campaigns.issues).any()


def test_the_chistka_of_1933_begins_in_its_regions_first() -> None:
    calendar, scenario = load_calendar("mean"), load_scenario("interwar")
    begins = campaigns_of(calendar, scenario).begins
    codes = {tile.code: row for row, tile in enumerate(scenario.tiles)}
    staged = {campaign.id: row for row, campaign in enumerate(calendar.campaigns)}
    assert calendar.places
    for campaign, stages in calendar.places.items():
        for month, places in stages:
            rows = [codes[code] for code in places]
            assert (begins[staged[campaign], rows] == month).all()


def test_places_that_a_made_up_grid_lacks_are_passed_over() -> None:
    assert not campaigns_of(load_calendar("mean"), toy()).begins.any()
    assert simulate().tiles == ("TOY",)


def test_the_limit_of_august_1937_is_in_force_then_and_not_in_july() -> None:
    scenario = load_scenario("interwar")
    standing = Standing(load_rules().monthly(), world().growth, load_history(), scenario)
    orders = blank_orders(len(scenario.tiles))
    standing.put(orders, parse_month("1937-08"))
    assert (orders.limit > 0).all()
    standing.put(orders, parse_month("1937-07"))
    assert not orders.limit.any()
