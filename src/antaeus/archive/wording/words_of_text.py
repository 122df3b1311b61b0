"""What counts as a word when texts are searched."""

from __future__ import annotations

import re

_WORD = re.compile(r"(?:[^\W_]|['’-])+")


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters: runs of letters, digits, apostrophes and hyphens."""
    return frozenset(_WORD.findall(text.lower()))


def is_part_of_word(sign: str) -> bool:
    """Whether a sign would grow together with a word that it stands beside."""
    return _WORD.fullmatch(sign) is not None


def as_number(word: str) -> int | None:
    """The number that a word is, written as documents write numbers; None where it is none."""
    if not word.isascii() or not word.isdigit() or len(word) > 10:
        return None
    return int(word) if str(int(word)) == word else None
