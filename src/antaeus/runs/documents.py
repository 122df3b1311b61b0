"""The JSON Schema of each JSON file in a run folder and of fit.toml, as docs/schemas has them."""

from __future__ import annotations

from typing import Any

from antaeus.runs.comparisons import Comparisons
from antaeus.runs.fit import FIT_ROWS
from antaeus.runs.manifest import Manifest
from antaeus.runs.seal import Seal


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each file by the name under which it is published."""
    return {
        "comparisons": Comparisons.model_json_schema(),
        "run_manifest": Manifest.model_json_schema(by_alias=True),
        "run_fit": FIT_ROWS.json_schema(),
        "run_files": Seal.model_json_schema(),
    }
