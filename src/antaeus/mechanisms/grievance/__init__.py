"""What presses on people where they work and live?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.grievance import by_hardship, constant

QUESTION = question(
    "grievance",
    "What presses on people where they work and live?",
    "ground",
    by_hardship.MECHANISM,
    constant.MECHANISM,
    may_be_none=True,
)
