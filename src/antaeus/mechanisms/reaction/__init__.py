"""What follows for cells and bosses?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.reaction import by_line, by_output

QUESTION = question(
    "reaction",
    "What follows for cells and bosses?",
    "ground",
    by_line.MECHANISM,
    by_output.MECHANISM,
    may_be_none=True,
)
