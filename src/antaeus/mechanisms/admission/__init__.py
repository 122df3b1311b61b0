"""Who enters the party?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.admission import by_application, by_rules_and_quota, in_proportion

QUESTION = question(
    "admission",
    "Who enters the party?",
    "ground",
    by_rules_and_quota.MECHANISM,
    by_application.MECHANISM,
    in_proportion.MECHANISM,
)
