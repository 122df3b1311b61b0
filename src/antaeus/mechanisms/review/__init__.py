"""Who falls when the membership is reviewed?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.review import by_commission

QUESTION = question(
    "review",
    "Who falls when the membership is reviewed?",
    "ground",
    by_commission.MECHANISM,
    may_be_none=True,
)
