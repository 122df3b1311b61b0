"""Who dies, withdraws or lapses?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.leaving import by_dues_and_age

QUESTION = question(
    "leaving",
    "Who dies, withdraws or lapses?",
    "ground",
    by_dues_and_age.MECHANISM,
)
