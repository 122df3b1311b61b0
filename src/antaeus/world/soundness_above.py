"""What must hold of the centre, of the chiefs and of their orders at the end of a month."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from antaeus.world.centre import Centre
from antaeus.world.orders import Orders

SHARES_OF_CENTRE = ("gain", "bias", "stifling", "audits")
SHARES_OF_ORDERS = ("audits", "stifling", "brake", "fallen")


def faults_above(centre: Centre, orders: Orders) -> Iterator[str]:
    """Each way in which those above are not sound, as a sentence."""
    for name, column in centre._asdict().items():
        if not np.isfinite(column).all():
            yield f"centre.{name} is a finite number"
    for name, column in orders._asdict().items():
        if not np.isfinite(column).all():
            yield f"orders.{name} is a finite number"
    for table, what, names in (
        (centre, "centre", SHARES_OF_CENTRE),
        (orders, "orders", SHARES_OF_ORDERS),
    ):
        for name in names:
            column = getattr(table, name)
            if (column < 0).any() or (column > 1).any():
                yield f"{what}.{name} lies between 0 and 1"
    if (centre.weight < 0).any() or abs(float(centre.weight.sum()) - 1) > 1e-9:
        yield "the channels are believed to the whole together"
    if (orders.cases < 0).any():
        yield "no cases are ordered below none"
    if (orders.target <= 0).any():
        yield "a plan asks for something"
    for name in ("bias", "stifling", "target", "reported", "gain"):
        column = getattr(centre, name)
        if not np.array_equal(column, column[centre.seat]):
            yield f"all tiles of a body have its {name}"
