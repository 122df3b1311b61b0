"""Why do people go along?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.stake import by_fear, by_hope_of_promotion, by_redress, constant

QUESTION = question(
    "stake",
    "Why do people go along?",
    "ground",
    by_redress.MECHANISM,
    by_hope_of_promotion.MECHANISM,
    by_fear.MECHANISM,
    constant.MECHANISM,
    may_be_none=True,
)
