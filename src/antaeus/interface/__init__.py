"""What a notebook sees: `antaeus.run`, `antaeus.open` and the `Run` that they give."""

from antaeus.interface.run import Run
from antaeus.interface.running import open, run

__all__ = ["Run", "open", "run"]
