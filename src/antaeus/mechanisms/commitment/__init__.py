"""What do communists believe?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.commitment import by_experience, by_schooling

QUESTION = question(
    "commitment",
    "What do communists believe?",
    "ground",
    by_experience.MECHANISM,
    by_schooling.MECHANISM,
    may_be_none=True,
)
