"""Words turned into predicates over columns, from the declarations that the texts are made of."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from antaeus.archive.wording.lines import Line, Variant, load_wording
from antaeus.archive.wording.predicates import ALWAYS, NEVER, among, both, either
from antaeus.archive.wording.territory import Territory
from antaeus.archive.wording.words_of_text import words_of


def sql_for(kind: str, word: str, territory: Territory) -> str | None:
    """The predicate that a document's text has a word; None where no document of the kind can.

    It stands over the columns of the kind and, for words in its parts, asks after `doc` in them.
    """
    wording = load_wording(kind, territory)
    sought = word.lower()
    own: list[str] = []
    in_parts: dict[str, list[str]] = {}
    for line in (wording.title, *wording.lines):
        predicate = both(line.condition.sql, _in_line(line, sought))
        (in_parts.setdefault(line.part, []) if line.part else own).append(predicate)
    asked = [
        f"doc in (select doc from {part} where {found})"
        for part, predicates in in_parts.items()
        if (found := either(predicates)) != NEVER
    ]
    told = either([*own, *asked])
    return None if told == NEVER else told


@functools.lru_cache(maxsize=64)
def vocabulary(kind: str, territory: Territory) -> frozenset[str]:
    """All words that a document of the kind can have, numbers of a column left out."""
    wording = load_wording(kind, territory)
    return frozenset(
        word
        for line in (wording.title, *wording.lines)
        for variant in line.variants
        for word in _words(variant)
    )


def _words(variant: Variant) -> Iterator[str]:
    for literal in variant.literals:
        yield from words_of(literal)
    for slot in variant.slots:
        yield from slot.words


def _in_line(line: Line, word: str) -> str:
    """When a line has a word, given that it is written."""
    found = [_in_variant(variant, word) for variant in line.variants]
    n = len(found)
    if all(one == ALWAYS for one in found):
        return ALWAYS
    drawn = line.draw.sql(n)
    certain = among(drawn, (i for i, one in enumerate(found) if one == ALWAYS))
    sometimes: dict[str, list[int]] = {}
    for i, one in enumerate(found):
        if one not in (ALWAYS, NEVER):
            sometimes.setdefault(one, []).append(i)
    return either(
        [
            certain,
            *(
                both(one, ALWAYS if len(those) == n else among(drawn, those))
                for one, those in sometimes.items()
            ),
        ]
    )


def _in_variant(variant: Variant, word: str) -> str:
    if any(word in words_of(literal) for literal in variant.literals):
        return ALWAYS
    return either(slot.sql(word) for slot in variant.slots)
