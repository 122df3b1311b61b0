"""Numbers of documents and their references, each of which can be made from the other.

A document's number is (place, month, kind, rank) in 64 bits, so that one paper more or less
renumbers no other. Its reference has the form of an archive's and the prefix ANT, which no
archive bears: fond and tile, opis for the kind, delo for the raion and month, list for the rank.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from antaeus.archive.kinds import fonds, load_kinds

CENTRE, FIRST_BODY, FIRST_RAION = 0, 1, 1024
"""Places: the centre, the bodies of tiles, raion-sized units."""
PLACE_BITS, MONTH_BITS, KIND_BITS = 48, 40, 32
DUPLICATE = 1 << 31
"""Added to the rank of a duplicate, so that it has a number of its own."""
_REFERENCE = re.compile(
    r"ANT, f\. (?P<fond>\d+)-(?P<place>\d+), op\. (?P<kind>\d+), d\. (?P<month>\d+), "
    r"l\. (?P<list>\d+)(?P<copy>d?)"
)


class Number(NamedTuple):
    """What a document's number says."""

    place: int
    month: int
    kind: int
    rank: int
    """From 0 within place, month and kind."""
    duplicate: bool


def document(place: int, month: int, kind: int, rank: int, *, duplicate: bool = False) -> int:
    """The number of a document."""
    number = place << PLACE_BITS | month << MONTH_BITS | kind << KIND_BITS | rank
    return number | DUPLICATE if duplicate else number


def parts_of(doc: int) -> Number:
    """What the number of a document says."""
    low = doc & 0xFFFFFFFF
    return Number(
        doc >> PLACE_BITS,
        doc >> MONTH_BITS & 0xFF,
        doc >> KIND_BITS & 0xFF,
        low & ~DUPLICATE,
        bool(low & DUPLICATE),
    )


def reference(doc: int) -> str:
    """The reference under which a document is cited, such as `ANT, f. 2-1031, op. 5, d. 40, l. 3`.

    Fond and place, opis by kind, delo by month of the span (1 is March 1921), list by rank.
    """
    number = parts_of(doc)
    kind = next(kind for kind in load_kinds().values() if kind.number == number.kind)
    fond = fonds().index(kind.fond) + 1
    copy = "d" if number.duplicate else ""
    return (
        f"ANT, f. {fond}-{number.place}, op. {number.kind}, d. {number.month + 1}, "
        f"l. {number.rank + 1}{copy}"
    )


def document_of(text: str) -> int | None:
    """The number of the document with this reference; None where it is no reference."""
    match = _REFERENCE.fullmatch(text.strip())
    if match is None:
        return None
    place, month, kind, rank = (int(match[name]) for name in ("place", "month", "kind", "list"))
    fits = place < 1 << 16 and 1 <= month <= 256 and kind < 256 and 1 <= rank < DUPLICATE
    known = {kind.number: kind for kind in load_kinds().values()}
    if not fits or kind not in known:
        return None
    if fonds().index(known[kind].fond) + 1 != int(match["fond"]):
        return None
    return document(place, month - 1, kind, rank - 1, duplicate=bool(match["copy"]))
