"""Grounds, orders and parameters for limiting cases: months whose outcome is known beforehand."""

from __future__ import annotations

import numpy as np
from hand_worked import (
    orders_of,
)
from toy_district import first_ground

from antaeus.foundation.declarations import Mechanism
from antaeus.world.orders import Orders
from antaeus.world.recount import recount_people, recount_raions
from antaeus.world.tables import Ground

MONTH = 90
SURE = 1e3
"""A rate at which everybody is struck."""
NOTHING = {
    "discipline": {"expelled_share": 0.7},
    "leaving": {"death_doubling_years": 10},
    "admission": {"mean_age_years": 28},
    "appeal": {"delay_months": 3},
}
"""What cannot be 0 where all rates are."""
STRICT = {"entry_open": 1, "transfer_open": 1, "lapse_months": 3, "cell_minimum": 3}


def toy(answer: Mechanism) -> Ground:
    """Sixty communists of the toy district, strata in their host units, all counted."""
    ground = first_ground()
    ground.hosts.nonparty[:] = ground.hosts.open[:, np.newaxis] * 50
    recount_people(ground)
    recount_raions(ground, orders_of(STRICT), MONTH)
    return ground


def pressing() -> Orders:
    """Orders under which everything is asked of everybody."""
    orders = orders_of({**STRICT, "intensity": 1.0, "vigilance": 1.0, "levy": 1.0, "limit": [1.0]})
    orders.review[:] = 1.0
    return orders


def quiet(answer: Mechanism) -> dict[str, float]:
    """Every parameter at 0, but those that cannot be."""
    zeros = dict.fromkeys(answer.parameter_declarations(), 0.0)
    known = NOTHING.get(answer.question, {})
    return zeros | {name: value for name, value in known.items() if name in zeros}
