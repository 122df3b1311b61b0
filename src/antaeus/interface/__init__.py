"""What a notebook sees: `antaeus.run`, `antaeus.open` and the `Run` that they give.

Many runs (`antaeus.ensemble`) are in a module of their own, which is read when it is asked for.
"""

from antaeus.interface.run import Run
from antaeus.interface.running import open, run

__all__ = ["Run", "open", "run"]
