"""What does the centre ask for?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.line import by_calendar, in_proportion

QUESTION = question(
    "line",
    "What does the centre ask for?",
    "centre",
    by_calendar.MECHANISM,
    in_proportion.MECHANISM,
)
