"""The pattern table: what ought to come out of a run, and whether it did."""

from __future__ import annotations

from antaeus.accounts.expectations import Pattern, load_expectations
from antaeus.runs.patterns.judging import Judged, judge

__all__ = ["Judged", "Pattern", "judge", "load_expectations"]
