"""How a line or gap chooses among phrases: by chance keyed by a number, never by what was chosen.

A duplicate has a number of its own and the words of the paper it repeats: the bit that sets it
apart is left out.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from antaeus.archive.numbering import DUPLICATE
from antaeus.archive.paper_chance import mixed_one
from antaeus.archive.wording.conditions import Record

_OF_ORIGINAL = (1 << 64) - 1 - DUPLICATE


@dataclass(frozen=True, slots=True)
class Draw:
    """A choice among some: the same for the same number."""

    salt: int
    number: str = "doc"
    """Column of the number that chance is keyed by."""
    part: bool = False
    """Whether rows of a part choose one after another, so that two in a row do not choose alike."""

    def of(self, row: Record, choices: int) -> int:
        """What is chosen for a row."""
        number = row[self.number] & _OF_ORIGINAL
        return (mixed_one(number, self.salt) + (row["no"] if self.part else 0)) % choices

    def sql(self, choices: int) -> str:
        """The same as SQL."""
        drawn = f"mixed({self.number} & {_OF_ORIGINAL}::ubigint, {self.salt})"
        return f"({drawn} + no) % {choices}" if self.part else f"{drawn} % {choices}"


def salt_of(key: str) -> int:
    """The salt of a line or word list: 30 bits from its name, so that others can come and go."""
    return zlib.crc32(key.encode()) & 0x3FFFFFFF
