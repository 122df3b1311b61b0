"""The closed lists of words that data, tables and kernels share; their order is their number."""

from __future__ import annotations

HOST_KINDS = (
    "factory",
    "transport",
    "construction",
    "village",
    "sovkhoz_mts",
    "office",
    "school",
    "army",
    "housing",
)
"""Kinds of host unit, as the codebook of the calendar names them."""

CLASSES = ("worker", "peasant", "employee")
"""Social position of party statistics, and the strata of non-party people."""

CATEGORIES = ("industrial_worker", "other_worker", "peasant", "employee")
"""Categories of admission; the party rules set terms for each by date."""

ISSUES = (
    "output",
    "food",
    "housing",
    "bosses",
    "grain",
    "enemies",
    "culture",
    "democracy",
    "defence",
    "nation",
    "family",
)
"""What a campaign asks about, in the order of the codebook."""

ROUTES = (
    "cell",
    "factory_committee",
    "soviet",
    "newspaper",
    "control_commission",
    "prosecutor",
    "leader",
)
"""Where a wrong could be taken; each is open or shut by date."""
