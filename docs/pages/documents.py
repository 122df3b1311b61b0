"""The page of all kinds of document, from the declarations of the library."""

from __future__ import annotations

from antaeus.archive.kinds import Column, Kind, load_kinds, load_parts
from pages.notice import page, table

OPENING = (
    "What a run with `--archive` leaves on paper. Each document arises from something that "
    "happened in the run; it says what its writer wrote, which need not be what he knew. Its "
    "number is (place, month, kind, rank); its reference has the form of an archive's and the "
    "prefix ANT, which no archive bears. All documents are synthetic. How writers err is told, "
    "with every figure, in `library/documents/clerk.toml`; all of it is assumed."
)


def pages() -> dict[str, str]:
    """docs/documents.md."""
    parts: list[str] = []
    for kind in load_kinds().values():
        parts += [f"## {kind.name}", _about(kind), _columns(kind.columns[5:])]
        for name in kind.parts:
            parts += [
                f"### {name}, a part of {kind.name}",
                _columns(load_parts()[name].columns[3:]),
            ]
    return {"documents.md": page("Kinds of document", OPENING, *parts)}


def _about(kind: Kind) -> str:
    """Who wrote it for whom, on what occasion, and where it may differ from what was."""
    rows = [
        ("genre", kind.genre),
        ("fond", f"{kind.fond}, opis {kind.number}"),
        ("arises from", kind.arises_from),
        ("writer", kind.writer),
        ("reader", kind.reader),
        ("he knew", kind.knew),
        ("he wrote", kind.wrote),
        *((f"marred: {column}", how) for column, how in kind.marred.items()),
    ]
    return table(("", ""), rows)


def _columns(columns: tuple[Column, ...]) -> str:
    rows = [
        (f"`{one.name}`", one.meaning, one.unit or ", ".join(one.codes), one.type)
        for one in columns
    ]
    return table(("column", "meaning", "unit, or what its numbers stand for", "type"), rows)
