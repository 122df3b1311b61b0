"""The JSON Schema of a plan and of ensemble.json, as docs/schemas has them."""

from __future__ import annotations

from typing import Any

from antaeus.experiments.about import About
from antaeus.experiments.plan import Plan
from antaeus.scenario.documents import schema_of


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each file by the name under which it is published."""
    return {"ensemble_plan": schema_of(Plan), "ensemble": About.model_json_schema()}
