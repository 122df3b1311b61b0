"""Who changes host unit and cell?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.mobility import by_rates

QUESTION = question(
    "mobility",
    "Who changes host unit and cell?",
    "ground",
    by_rates.MECHANISM,
)
