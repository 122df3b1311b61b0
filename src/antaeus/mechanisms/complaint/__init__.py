"""Where is a wrong taken?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.complaint import by_letter_to_a_leader, by_nearest_office, by_party_cell

QUESTION = question(
    "complaint",
    "Where is a wrong taken?",
    "ground",
    by_party_cell.MECHANISM,
    by_nearest_office.MECHANISM,
    by_letter_to_a_leader.MECHANISM,
    may_be_none=True,
)
