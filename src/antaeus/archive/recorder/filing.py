"""What becomes of papers once they are written: some are filed late, some a second time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.numbering import DUPLICATE, MONTH_BITS, PLACE_BITS
from antaeus.archive.recorder.clerk import Clerk
from antaeus.foundation.compiled import compiled, inner

Columns = dict[str, NDArray[Any]]
_SALT_OF_DELAY, _SALT_OF_COPY = 0x11D7, 0x2B61


def place_and_month(doc: NDArray[np.uint64]) -> Columns:
    """The columns that follow from a document's number, each (n,)."""
    return {
        "month": ((doc >> np.uint64(MONTH_BITS)) & np.uint64(0xFF)).astype(np.int16),
        "place": (doc >> np.uint64(PLACE_BITS)).astype(np.uint16),
    }


def filed(papers: Columns, clerk: Clerk, salt: int, *, twice: bool) -> Columns:
    """Papers with the month in which each was filed, and after them those filed a second time.

    `twice` says whether papers of this kind can be: a second copy has a number of its own.
    """
    doc, n = papers["doc"], papers["doc"].size
    written, again = papers["month"].copy(), np.zeros(n, np.uint8)
    file_papers(doc, salt, clerk.late, clerk.very_late, clerk.duplicate, written, again)
    papers = {**papers, "written": written, "copy": np.zeros(n, np.uint8)}
    rows = np.flatnonzero(again)
    if not twice or rows.size == 0:
        return papers
    copies = {name: column[rows] for name, column in papers.items()}
    copies["doc"] |= np.uint64(DUPLICATE)
    copies["copy"][:] = 1
    return {name: np.concatenate([column, copies[name]]) for name, column in papers.items()}


@compiled
def file_papers(
    doc: NDArray[np.uint64],
    salt: int,
    late: float,
    very_late: float,
    duplicate: float,
    written: NDArray[np.int16],
    again: NDArray[np.uint8],
) -> int:
    """Delay what is written late and mark in `again` what is filed twice, both (n,), in place."""
    for k in range(doc.size):
        lot = lot_of(doc[k], salt ^ _SALT_OF_DELAY)
        written[k] += np.int64(lot < late + very_late) + np.int64(lot < very_late)
        again[k] = np.int64(lot_of(doc[k], salt ^ _SALT_OF_COPY) < duplicate)
    return 0


@inner
def lot_of(doc: np.uint64, salt: int) -> float:
    """`paper_chance.mixed` of one number as a share of its range."""
    mask, high = np.uint64(0xFFFFFFFF), doc >> np.uint64(32)
    x = ((doc ^ (high * np.uint64(0x9E3779B1) & mask)) & mask) ^ np.uint64(salt)
    x = ((x ^ (x >> np.uint64(16))) * np.uint64(0x7FEB352D)) & mask
    x = ((x ^ (x >> np.uint64(15))) * np.uint64(0x846CA68B)) & mask
    return float(x ^ (x >> np.uint64(16))) / 4_294_967_296.0
