"""The JSON Schema of every type of file that antaeus reads or writes."""

from __future__ import annotations

import json

from antaeus.accounts import documents as accounts
from antaeus.archive.lenses.lens import Lens
from antaeus.cli import documents as cli
from antaeus.experiments import documents as experiments
from antaeus.runs import documents as runs
from antaeus.scenario.documents import schema_of


def pages() -> dict[str, str]:
    """All files under docs/schemas, by path."""
    schemas = {
        **accounts.schemas(),
        **runs.schemas(),
        **experiments.schemas(),
        "lens": schema_of(Lens),
        "json_output": cli.schema(),
    }
    return {
        f"schemas/{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False)
        for name, schema in schemas.items()
    }
