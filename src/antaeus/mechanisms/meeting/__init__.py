"""What does a cell do when it meets?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.meeting import deliberative, ritual, scripted

QUESTION = question(
    "meeting",
    "What does a cell do when it meets?",
    "ground",
    deliberative.MECHANISM,
    scripted.MECHANISM,
    ritual.MECHANISM,
    may_be_none=True,
)
