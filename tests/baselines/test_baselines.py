"""Results do not move unnoticed: what the nulls count each December, at scale 1/100."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from antaeus.foundation.months import LAST, month_text
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request

Figures = dict[str, dict[str, int]]


def counted_each_december(account: str) -> Figures:
    """Every counted series of the Union: stocks in December, flows over the year that it ends."""
    request = Request(Fraction(1, 100), account=account, threads=2)
    simulation = load_inputs(request).simulation()
    names = [f"{one.series}/{one.group}" for one in simulation.counted]
    is_flow = [one.is_flow for one in simulation.counted]
    flows = np.zeros(len(names), np.int64)
    figures: Figures = {name: {} for name in names}
    for month in simulation.months(last=LAST):
        stocks = month.counts.sum(axis=0)
        flows += stocks
        text = month_text(month.month)
        if text.endswith("-12") or month.month == LAST:
            for column, name in enumerate(names):
                figures[name][text] = int((flows if is_flow[column] else stocks)[column])
            flows[:] = 0
    return figures


@pytest.mark.parametrize("account", ["n0", "n1", "vanguard"])
def test_results_have_not_moved(hold: Callable[[str, Figures], None], account: str) -> None:
    hold(f"interwar-{account}-1in100-s1", counted_each_december(account))
