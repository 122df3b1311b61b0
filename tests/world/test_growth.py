"""Growth paths: headcount is units times people in one, as the scenario's index says."""

from __future__ import annotations

import numpy as np
import pytest
from toy_district import toy

from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.foundation.vocabulary import HOST_KINDS
from antaeus.scenario.history import load_history
from antaeus.world.growth import Growth, grow


@pytest.fixture(scope="module")
def growth() -> Growth:
    return grow(toy(), load_history())


def test_the_first_month_has_the_units_and_sizes_of_the_scenario(growth: Growth) -> None:
    units = growth.open_share[0] * growth.most_units
    for kind, hosts in enumerate(toy().hosts):
        assert units[kind] == pytest.approx(hosts.units.value)
        assert growth.people_per_unit[0, kind] == pytest.approx(hosts.people_per_unit.value)
        assert growth.classes[kind].tolist() == pytest.approx(list(hosts.classes.parts()))


def test_headcount_follows_the_index_whatever_part_of_it_opens_units(growth: Growth) -> None:
    headcount = growth.open_share * growth.most_units * growth.people_per_unit
    for kind, hosts in enumerate(toy().hosts):
        for point in hosts.headcount_path:
            start = hosts.units.value * hosts.people_per_unit.value
            month = parse_month(point.month)
            assert headcount[month, kind] == pytest.approx(start * point.index.value)


def test_a_factory_index_of_four_opens_and_enlarges(growth: Growth) -> None:
    """Index 4, of which 0.4 opens units: 2 x 4^0.4 = 3.482 units of 180 x 4^0.6 = 413.5 people."""
    factory, last = HOST_KINDS.index("factory"), N_MONTHS - 1
    assert growth.most_units[factory] == pytest.approx(3.4822, abs=1e-4)
    assert growth.open_share[last, factory] == 1
    assert growth.people_per_unit[last, factory] == pytest.approx(413.53, abs=0.01)


def test_nothing_is_ever_open_beyond_the_most(growth: Growth) -> None:
    assert growth.open_share.shape == growth.people_per_unit.shape == (N_MONTHS, len(HOST_KINDS))
    assert (growth.open_share <= 1).all()
    assert (growth.open_share >= 0).all()
    assert np.isfinite(growth.people_per_unit).all()


def test_between_two_dates_the_index_runs_straight(growth: Growth) -> None:
    village = HOST_KINDS.index("village")
    size = growth.people_per_unit[:, village]
    middle = parse_month("1933-01") // 2
    expected = 140 * (1 - 0.1 * middle / parse_month("1933-01"))
    assert size[middle] == pytest.approx(expected)
