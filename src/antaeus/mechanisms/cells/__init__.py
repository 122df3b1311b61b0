"""When is a cell founded, split or dissolved?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.cells import by_rules

QUESTION = question(
    "cells",
    "When is a cell founded, split or dissolved?",
    "ground",
    by_rules.MECHANISM,
)
