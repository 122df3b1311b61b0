"""Who appeals, and who comes back?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.appeal import by_commission

QUESTION = question(
    "appeal",
    "Who appeals, and who comes back?",
    "ground",
    by_commission.MECHANISM,
    may_be_none=True,
)
