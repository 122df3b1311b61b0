"""Limits: the announced one, spread over its term and over people; none where none is known."""

from __future__ import annotations

import pytest
from toy_district import toy

from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.scenario.history import load_history
from antaeus.scenario.scenario import load_scenario
from antaeus.world.limits import LIMITS, POPULATION, monthly_limits


def test_a_made_up_district_stands_under_no_limit() -> None:
    limits = monthly_limits(load_history(), toy())
    assert limits.shape == (N_MONTHS, 1)
    assert not limits.any()


def test_the_limit_falls_in_its_term_and_adds_up_to_what_was_set() -> None:
    history, scenario = load_history(), load_scenario("interwar")
    limits = monthly_limits(history, scenario)
    people = history.monthly(POPULATION) * 1_000
    for series, first, last in LIMITS:
        term = slice(parse_month(first), parse_month(last) + 1)
        assert (limits[term] > 0).all()
        set_by_the_order = history.observations(series)[0].value
        assert (limits[term, 0] * people[term]).sum() == pytest.approx(set_by_the_order)
        limits[term] = 0
    assert not limits.any()
