"""Central limits on arrests, as far as they are known, by month and tile.

Only announced limits are read, never what was done under them. Where no limit survives there is
none here: a gap that can be heard, not a guess.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.scenario.history import History
from antaeus.scenario.scenario import Scenario

LIMITS = (("limit_00447_first_category", "1937-08", "1937-11"),)
"""Series of a limit, and the first and last month of the term that the order set for it."""
POPULATION = "population_total"


def monthly_limits(history: History, scenario: Scenario) -> NDArray[np.float64]:
    """Arrests that limits allow, a month and a person, (n_months, n_tiles).

    A limit is spread over its term and over the country in proportion to people; the shares of
    the regions stand in the order itself and are not in the library yet.
    """
    limits = np.zeros((N_MONTHS, len(scenario.tiles)))
    if scenario.about.tiles != "ussr_1939":
        return limits
    people = history.monthly(POPULATION) * 1_000
    for series, first, last in LIMITS:
        total = history.observations(series)[0].value
        term = range(parse_month(first), parse_month(last) + 1)
        for month in term:
            limits[month, :] += total / len(term) / people[month]
    return limits
