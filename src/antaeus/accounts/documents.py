"""The JSON Schema of every type of file, accounts included, for editors that check as one types."""

from __future__ import annotations

from typing import Any

from antaeus.accounts.account import Account
from antaeus.accounts.expectations import Expectations
from antaeus.scenario import documents
from antaeus.scenario.documents import schema_of


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each type of file by its name."""
    own = {"account": schema_of(Account), "expectations": schema_of(Expectations)}
    return {**own, **documents.schemas()}
