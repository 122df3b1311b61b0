"""The JSON Schema of every type of file, accounts included, for editors that check as one types."""

from __future__ import annotations

from typing import Any

from antaeus.accounts.account import Account
from antaeus.scenario import documents
from antaeus.scenario.documents import schema_of


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each type of file by its name."""
    return {"account": schema_of(Account), **documents.schemas()}
