"""Who rises to a post?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.promotion import by_activity_and_class, by_lottery, in_proportion

QUESTION = question(
    "promotion",
    "Who rises to a post?",
    "ground",
    by_lottery.MECHANISM,
    by_activity_and_class.MECHANISM,
    in_proportion.MECHANISM,
)
