"""The state of the toy district does not move unnoticed: its hashes over the first two years.

They are compared with here, and in both passes by tests/simulation/test_expected_hashes.py.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from antaeus.foundation.months import month_text
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request

Figures = dict[str, dict[str, int]]
MONTHS = 24


def hashes_of_each_month(account: str) -> Figures:
    """The state hash of each table at the end of each month."""
    request = Request(Fraction(1), scenario="toy_district", account=account, threads=1)
    figures: Figures = {}
    for month in load_inputs(request).simulation().months(last=MONTHS - 1):
        for table, value in month.hashes.items():
            figures.setdefault(table, {})[month_text(month.month)] = value
    return figures


@pytest.mark.parametrize("account", ["n0", "n1", "vanguard"])
def test_the_state_has_not_moved(hold: Callable[[str, Figures], None], account: str) -> None:
    hold(f"toy_district-{account}-hashes", hashes_of_each_month(account))
