"""How is policy carried out?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.implementation import by_activism_too, by_administration

QUESTION = question(
    "implementation",
    "How is policy carried out?",
    "ground",
    by_activism_too.MECHANISM,
    by_administration.MECHANISM,
    may_be_none=True,
)
