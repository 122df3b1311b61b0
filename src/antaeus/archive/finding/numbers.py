"""Permanent numbers of persons and cells as people write them: 32/41/7, or one long number."""

from __future__ import annotations

import re
from collections.abc import Callable

from antaeus.foundation.errors import Fault
from antaeus.scenario.wording import shown

_THREE = re.compile(r"(\d{1,5})/(\d{1,5})/(\d{1,10})")
_ONE = re.compile(r"\d{1,20}")


def triple(number: int) -> str:
    """A number of a person or cell as texts have it: raion, month and rank, each from 1."""
    return f"{(number >> 48) + 1}/{(number >> 32 & 0xFFFF) + 1}/{(number & 0xFFFFFFFF) + 1}"


def number_of(text: str) -> int | None:
    """The permanent number that a text gives; None where it gives none."""
    given = text.strip()
    three = _THREE.fullmatch(given)
    if three:
        raion, month, rank = (int(part) - 1 for part in three.groups())
        fits = 0 <= raion < 1 << 16 and 0 <= month < 1 << 16 and 0 <= rank < 1 << 32
        return raion << 48 | month << 32 | rank if fits else None
    if _ONE.fullmatch(given):
        number = int(given)
        return number if number < 1 << 64 else None
    return None


def _reader(option: str, what: str) -> Callable[[str, list[Fault]], int | None]:
    def read(text: str, faults: list[Fault]) -> int | None:
        number = number_of(text)
        if number is None:
            expected = f"the permanent number of a {what}, like 32/41/7"
            faults.append(Fault(option, shown(text), expected, "It stands in the papers."))
        return number

    return read


person_of = _reader("--person", "person")
cell_of = _reader("--cell", "cell")
