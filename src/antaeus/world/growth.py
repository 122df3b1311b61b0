"""How host units grow over the span: open units and people in one, by kind and month.

Headcount grows as the scenario says; a share of the growth (in logarithms) opens or closes units,
the rest enlarges or shrinks them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.scenario.history import History
from antaeus.scenario.hosts import Hosts as HostsOfKind
from antaeus.scenario.scenario import Scenario

Floats = NDArray[np.float64]


class Growth(NamedTuple):
    """Paths by month and kind, at full scale."""

    most_units: Floats
    """Most units that are ever open, (n_kinds,)."""
    open_share: Floats
    """Units open as a share of the most, (n_months, n_kinds)."""
    people_per_unit: Floats
    """Mean non-party people in an open unit, (n_months, n_kinds)."""
    classes: Floats
    """Make-up of these people, (n_kinds, 3)."""


def grow(scenario: Scenario, history: History) -> Growth:
    """The paths that follow from the scenario's headcounts."""
    index = np.column_stack([_headcount_index(hosts, history) for hosts in scenario.hosts])
    start = np.array([hosts.units.value for hosts in scenario.hosts])
    size = np.array([hosts.people_per_unit.value for hosts in scenario.hosts])
    opens = np.array([hosts.new_unit_share.value for hosts in scenario.hosts])
    units = start * index**opens
    most = units.max(axis=0)
    return Growth(
        most_units=most,
        open_share=units / np.maximum(most, 1e-9),
        people_per_unit=size * index ** (1 - opens),
        classes=np.array([hosts.classes.parts() for hosts in scenario.hosts]),
    )


def _headcount_index(hosts: HostsOfKind, history: History) -> Floats:
    """Headcount of a kind against that of the first month, (n_months,)."""
    if hosts.headcount:
        path = history.monthly(hosts.headcount)
    else:
        months = [parse_month(point.month) for point in hosts.headcount_path]
        values = [point.index.value for point in hosts.headcount_path]
        path = np.interp(np.arange(N_MONTHS), months, values)
    return path / path[0]
