"""Whoever writes down what happens in a run: what the simulation hands over, and when."""

from __future__ import annotations

from typing import Any, Protocol

from antaeus.world.centre import Centre
from antaeus.world.orders import Orders


class Recorder(Protocol):
    """Whoever writes down what happens; tables are its own to read during a call, no longer."""

    def take_down(self, block: int, ground: Any, orders: Orders, month: int) -> None:
        """The papers of a block's month lie on the table, and nobody has left yet."""

    def close_block(self, block: int, ground: Any, month: int) -> None:
        """The block's month is over; its events and movers are still there."""

    def close_month(self, centre: Centre, orders: Orders, month: int) -> None:
        """The month is over for all, chiefs and centre included."""
