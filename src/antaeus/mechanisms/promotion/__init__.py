"""Who rises to a post?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.promotion import by_lottery, in_proportion

QUESTION = question(
    "promotion",
    "Who rises to a post?",
    "ground",
    by_lottery.MECHANISM,
    in_proportion.MECHANISM,
)
