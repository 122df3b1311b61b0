"""What does the centre find out?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.perception import by_four_channels, by_statistics

QUESTION = question(
    "perception",
    "What does the centre find out?",
    "above",
    by_four_channels.MECHANISM,
    by_statistics.MECHANISM,
    may_be_none=True,
)
