"""Who changes host unit and cell?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.mobility import by_detachments_too, by_rates

QUESTION = question(
    "mobility",
    "Who changes host unit and cell?",
    "ground",
    by_rates.MECHANISM,
    by_detachments_too.MECHANISM,
)
