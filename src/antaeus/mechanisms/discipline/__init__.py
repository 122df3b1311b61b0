"""Who is tried, and expelled on trial?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.discipline import by_commission, by_meeting, in_proportion

QUESTION = question(
    "discipline",
    "Who is tried, and expelled on trial?",
    "ground",
    by_commission.MECHANISM,
    by_meeting.MECHANISM,
    in_proportion.MECHANISM,
)
