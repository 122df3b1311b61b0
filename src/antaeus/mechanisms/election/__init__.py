"""How do secretaries come to office and fall?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.election import by_confirmation, by_secret_ballot

QUESTION = question(
    "election",
    "How do secretaries come to office and fall?",
    "ground",
    by_confirmation.MECHANISM,
    by_secret_ballot.MECHANISM,
    may_be_none=True,
)
