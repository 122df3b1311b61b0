"""What arrives below of what the centre said?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.transmission import faithful, lossy

QUESTION = question(
    "transmission",
    "What arrives below of what the centre said?",
    "ground",
    faithful.MECHANISM,
    lossy.MECHANISM,
    may_be_none=True,
)
