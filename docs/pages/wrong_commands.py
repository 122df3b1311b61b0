"""Commands that cannot be carried out, for the page of error messages."""

from __future__ import annotations

import json
from pathlib import Path

WRONG_COMMANDS = (
    "run interwer --scale 1/100",
    "run mine.toml --scale 1",
    "run --account vangard --scale 1/100",
    "run --scale 2",
    "run --scale 1/100 --seed one",
    "run --scale 1/100 --to 1934-13",
    "run --scale 1/100 --to 1950-01",
    "run toy_district --scale 1/100",
    "run --scale 1/100 --calendar c",
    "run --scale 1/100 --threads 0",
    "run --scale 1/100 --archive some",
    "run --scale 1/100 --set discipline.rate=x",
    "run --scale 1/100 --set discipline.rat=1",
    "run --scale 1/100 --answer line=by_luck",
    "run toy_district --scale 1 --out taken",
    "run --colour",
    "show nowhere",
    "show file.txt",
    "show empty",
    "show begun.partial",
    "show newer",
    "show damaged",
    "show damaged damaged",
    "report nowhere",
    "verify damaged",
    "cite nowhere",
    "check nowhere.toml",
    "check empty",
    "check",
    "accounts vanguards",
    "accounts ./nowhere.toml",
    "order vanguard --answer line",
    "order vanguard --answer lines=by_luck",
    "glossary raikim",
    "archive nowhere fonds",
    "archive empty fonds",
    "archive shut fonds",
    "archive nowhere sql",
    "archive damaged export --out taken",
    "archive damaged export --out new --format xml",
)
"""As they are typed; what they name is made by `furnish`."""


def furnish(place: Path) -> None:
    """Fill a folder with what the commands name."""
    for name in ("taken", "empty", "begun.partial", "newer", "damaged", "shut/archive"):
        (place / name).mkdir(parents=True)
    (place / "file.txt").write_text("no run", "utf-8")
    (place / "mine.toml").write_text("[scenario]\nid = 'mine'\n", "utf-8")
    (place / "newer" / "manifest.json").write_text(json.dumps({"schema_version": 99}), "utf-8")
    (place / "damaged" / "manifest.json").write_text("{", "utf-8")
    (place / "shut" / "archive" / "archive.json").write_text("[]", "utf-8")
