"""What is written upwards?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.reporting import faithful, protective

QUESTION = question(
    "reporting",
    "What is written upwards?",
    "ground",
    faithful.MECHANISM,
    protective.MECHANISM,
    may_be_none=True,
)
