"""Gaps filled from a bank of phrases, one or several, by chance keyed by the document's number."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from antaeus.archive.kinds import Column
from antaeus.archive.wording.conditions import Record
from antaeus.archive.wording.drawing import Draw
from antaeus.archive.wording.predicates import both, either
from antaeus.archive.wording.slots import Slot
from antaeus.archive.wording.word_banks import Bank
from antaeus.archive.wording.words_of_text import words_of

_AND = "and"


def phrase(bank: Bank, columns: Mapping[str, Column], draw: Draw, by: str, count: str) -> Slot:
    """One phrase of a bank, or as many as a column says, joined by commas and a last "and".

    `by` is the column whose code word says which list of the bank is meant, `count` that which says
    how many (empty: one). No phrase comes twice.
    """
    keys = columns[by].codes if by else ("any",)
    lists = tuple(bank.phrases[key] for key in keys)
    known = tuple(tuple(words_of(text) for text in texts) for texts in lists)

    def say(row: Record) -> str:
        texts = lists[row[by] if by else 0]
        first = draw.of(row, len(texts))
        wanted = min(row[count], len(texts)) if count else 1
        *rest, last = (texts[(first + i) % len(texts)] for i in range(wanted))
        return f"{', '.join(rest)} {_AND} {last}" if rest else last

    def sql(word: str) -> str:
        joins = word == _AND and bool(count)
        return either(
            both(
                f"{by} = {i}" if by else "true",
                either(
                    [
                        _drawn(draw, words, word, count),
                        f"{count} > 1" if joins and len(words) > 1 else "false",
                    ]
                ),
            )
            for i, words in enumerate(known)
        )

    return Slot(say, sql, frozenset({_AND} if count else ()).union(*itertools.chain(*known)))


def _drawn(draw: Draw, known: tuple[frozenset[str], ...], word: str, count: str) -> str:
    places = [i for i, words in enumerate(known) if word in words]
    n = len(known)
    if not count:
        if len(places) == n:
            return "true"
        listed = ", ".join(map(str, places))
        return f"{draw.sql(n)} in ({listed})" if places else "false"
    return either(f"({i + n}::ubigint - {draw.sql(n)}) % {n} < {count}" for i in places)
