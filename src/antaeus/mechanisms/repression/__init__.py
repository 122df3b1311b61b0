"""Who is arrested?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.repression import by_quota, by_threat_and_signal, in_proportion

QUESTION = question(
    "repression",
    "Who is arrested?",
    "ground",
    by_quota.MECHANISM,
    by_threat_and_signal.MECHANISM,
    in_proportion.MECHANISM,
)
