"""How is the official language learned?"""

from __future__ import annotations

from antaeus.foundation.declarations import question
from antaeus.mechanisms.language import (
    by_acting_anywhere,
    by_acting_in_cell,
    by_media,
    by_self_fashioning,
)

QUESTION = question(
    "language",
    "How is the official language learned?",
    "ground",
    by_acting_in_cell.MECHANISM,
    by_acting_anywhere.MECHANISM,
    by_media.MECHANISM,
    by_self_fashioning.MECHANISM,
    may_be_none=True,
)
