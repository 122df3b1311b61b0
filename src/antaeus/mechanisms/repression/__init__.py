"""Who is arrested?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.repression import by_quota, in_proportion

QUESTION = question(
    "repression",
    "Who is arrested?",
    "ground",
    by_quota.MECHANISM,
    in_proportion.MECHANISM,
)
