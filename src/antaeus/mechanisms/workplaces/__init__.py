"""Which host units open, grow and close?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.workplaces import by_drivers

QUESTION = question(
    "workplaces",
    "Which host units open, grow and close?",
    "ground",
    by_drivers.MECHANISM,
)
