"""Who of the candidates becomes a member?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.acceptance import by_rules, in_proportion

QUESTION = question(
    "acceptance",
    "Who of the candidates becomes a member?",
    "ground",
    by_rules.MECHANISM,
    in_proportion.MECHANISM,
)
