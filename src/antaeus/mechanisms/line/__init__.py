"""What does the centre ask for?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.line import by_balance, by_calendar, by_learning_ruler, in_proportion

QUESTION = question(
    "line",
    "What does the centre ask for?",
    "centre",
    by_calendar.MECHANISM,
    in_proportion.MECHANISM,
    by_balance.MECHANISM,
    by_learning_ruler.MECHANISM,
)
