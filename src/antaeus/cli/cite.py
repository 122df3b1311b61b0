"""`antaeus cite`: the bibliography of exactly the sources that a run used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from antaeus.cli.answer import answering
from antaeus.cli.options import AsJson, Debug, RunArgument

if TYPE_CHECKING:
    from antaeus.scenario.bibliography import Source

EPILOG = """\
Example:

  antaeus cite runs/interwar-vanguard-1in100-s1 > sources.txt
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("cite", epilog=EPILOG)(cite)


def cite(run: RunArgument, as_json: AsJson = False, debug: Debug = False) -> None:
    """Print the bibliography of a run.

    These are the sources of its mechanisms, account, scenario, rules and calendar, of the series
    that drove it, and of the figures that it was compared with; no others.
    """
    with answering("cite", as_json=as_json, debug=debug) as answer:
        from antaeus.runs.open import open_run
        from antaeus.scenario.bibliography import load_bibliography

        made, known = open_run(run), load_bibliography()
        unknown = [id for id in made.manifest.sources if id not in known]
        if unknown:
            answer.warn(
                f"The run cites {', '.join(unknown)}, which the library of this version lacks."
            )
        found = [known[id] for id in made.manifest.sources if id in known]
        answer.document.update(run=str(run), sources=[_document(source) for source in found])
        for source in sorted(found, key=str):
            answer.say(_entry(source))


def _entry(source: Source) -> str:
    """One entry as a bibliography has it: work, kind, address, id."""
    work = str(source).removesuffix(".")
    address = f" {source.address}" if source.address else ""
    return f"{work}.{address} [{source.id}]"


def _document(source: Source) -> dict[str, object]:
    return {
        "id": source.id,
        "authors": source.authors,
        "year": source.year or None,
        "title": source.title,
        "kind": source.kind,
        "addresses": list(source.addresses),
        "note": source.note,
    }
