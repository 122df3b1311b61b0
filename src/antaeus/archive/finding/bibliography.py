"""An entry of a bibliography for a paper, so that nobody takes it for one of a real archive."""

from __future__ import annotations

from antaeus.archive.finding.reading import Paper
from antaeus.archive.finding.told import NOTICE
from antaeus.archive.store.connection import Archive
from antaeus.foundation.months import month_text


def entry(archive: Archive, paper: Paper) -> str:
    """The entry in BibTeX; the key is the number, which never changes."""
    folder, month = archive.folder, int(paper.record["month"])
    made = f"seed {folder.seed}, scale {folder.scale}, {folder.first} to {folder.last}"
    fields = {
        "title": f"[{paper.kind.genre[:1].upper()}{paper.kind.genre[1:]}]",
        "year": month_text(month)[:4],
        "month": str(int(month_text(month)[5:])),
        "howpublished": paper.reference,
        "note": f"{NOTICE} Made with {made}, lens {archive.lens.id}",
        "keywords": "synthetic",
    }
    lines = ",\n".join(f"  {name} = {{{_plain(value)}}}" for name, value in fields.items())
    return f"\n@misc{{ant{paper.doc},\n{lines}\n}}\n"


def _plain(value: str) -> str:
    """A text without what BibTeX would take for a sign of its own."""
    return "".join(f"\\{letter}" if letter in "&%$#_{}" else letter for letter in value)
