"""The papers of some kinds and years as the beginning of a question: few files are opened."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from antaeus.archive.kinds import load_kinds
from antaeus.archive.store.connection import Archive
from antaeus.archive.store.views import rows


def papers(
    archive: Archive,
    kinds: Collection[str],
    years: range | None = None,
    also: Mapping[str, str] | None = None,
) -> str:
    """`with ...`: kinds and their parts under their own names, as far as the lens shows them.

    `also` narrows a kind or part by a condition of its own.
    """
    listed: list[str] = []
    for kind in kinds:
        for name in (kind, *load_kinds()[kind].parts):
            seen = archive.seen.condition(name)
            narrower = (also or {}).get(name, "true")
            both = [each for each in (narrower, seen) if each != "true"]
            condition = "false" if "false" in both else " and ".join(both) or "true"
            files = archive.folder.files_of(name, years)
            listed.append(f'"{name}" as not materialized ({rows(name, files, condition)})')
    return f"with {', '.join(listed)} " if listed else ""
