"""What fills a gap in a line: how it is said of a record, and which records say a word.

Every way of filling a gap answers both questions from the same rule, so that a word can be searched
for in texts that were never written out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from antaeus.archive.numbering import DUPLICATE, KIND_BITS, MONTH_BITS
from antaeus.archive.wording.conditions import Record
from antaeus.archive.wording.predicates import ALWAYS, NEVER, among, both, either
from antaeus.archive.wording.words_of_text import as_number, words_of

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

_EARLIEST, _NO_MONTH = -576, "a month not known"
"""Before 1873 nobody entered anything: what stands there says that no month is known."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One gap in a line."""

    say: Callable[[Record], str]
    sql: Callable[[str], str]
    """The predicate that a word stands in what is said."""
    words: frozenset[str] = field(default_factory=frozenset[str])
    """All words that can stand here, numbers left out."""


def number(column: str) -> Slot:
    """A column as a number."""
    return Slot(lambda row: str(row[column]), lambda word: _is(column, word))


def per_cent(column: str) -> Slot:
    """A column in thousandths, said as per cent with one place after the point."""

    def sql(word: str) -> str:
        wanted = as_number(word)
        if wanted is None:
            return NEVER
        last = f"{column} % 10 = {wanted}" if wanted < 10 else NEVER
        return either([f"{column} // 10 = {wanted}", last])

    return Slot(lambda row: f"{row[column] // 10}.{row[column] % 10}", sql)


def month(column: str) -> Slot:
    """A month, such as May 1930."""

    def sql(word: str) -> str:
        year = as_number(word)
        if year is not None:
            first = (year - 1921) * 12 - 2
            return f"{column} between {first} and {first + 11}" if 1872 < year < 2100 else NEVER
        named = [i for i, name in enumerate(MONTHS) if name.lower() == word]
        unknown = f"{column} < {_EARLIEST}" if word in words_of(_NO_MONTH) else NEVER
        # 602 months are added because what is left of a division keeps the sign in SQL
        written = both(f"{column} >= {_EARLIEST}", among(f"({column} + 602) % 12", named))
        return either([written, unknown])

    def say(row: Record) -> str:
        if row[column] < _EARLIEST:
            return _NO_MONTH
        since = row[column] + 602
        return f"{MONTHS[since % 12]} {since // 12 + 1871}"

    return Slot(say, sql, words_of(" ".join((*MONTHS, _NO_MONTH))))


def coded(column: str, texts: Iterable[str]) -> Slot:
    """What the numbers of a column are called here."""
    said = tuple(texts)
    known = [words_of(text) for text in said]
    return Slot(
        lambda row: said[row[column]],
        lambda word: among(column, (i for i, words in enumerate(known) if word in words)),
        frozenset[str]().union(*known),
    )


def bits(column: str, texts: Iterable[str]) -> Slot:
    """What the bits of a column are called, one after another."""
    said = tuple(texts)
    known = [words_of(text) for text in said]

    def say(row: Record) -> str:
        return "; ".join(text for i, text in enumerate(said) if row[column] >> i & 1) or "none"

    def sql(word: str) -> str:
        mask = sum(1 << i for i, words in enumerate(known) if word in words)
        everything = (1 << len(said)) - 1
        none = f"{column} & {everything} = 0" if word == "none" else NEVER
        return either([f"{column} & {mask} != 0" if mask else NEVER, none])

    return Slot(say, sql, frozenset({"none"}).union(*known))


def rank_number(column: str) -> Slot:
    """The number of a cell or unit within its raion, from 1."""
    low = f"({column} & {0xFFFFFFFF})"
    return Slot(
        lambda row: str((row[column] & 0xFFFFFFFF) + 1), lambda word: _is(low, word, less=1)
    )


def person_number(column: str) -> Slot:
    """A person as three numbers: raion of entry, month of entry and rank there, from 1."""

    def say(row: Record) -> str:
        person = row[column]
        return f"{(person >> 48) + 1}/{(person >> 32 & 0xFFFF) + 1}/{(person & 0xFFFFFFFF) + 1}"

    pieces = (f"({column} >> 48)", f"(({column} >> 32) & 65535)", f"({column} & {0xFFFFFFFF})")
    return Slot(say, lambda word: either(_is(piece, word, less=1) for piece in pieces))


def sheet(column: str) -> Slot:
    """Where another document of the same place lies: opis, delo and list, as in its reference."""
    words = words_of("op. d. l.")

    def say(row: Record) -> str:
        doc = row[column]
        rank = doc & (DUPLICATE - 1)
        return f"op. {doc >> KIND_BITS & 0xFF}, d. {(doc >> MONTH_BITS & 0xFF) + 1}, l. {rank + 1}"

    def sql(word: str) -> str:
        if word in words:
            return ALWAYS
        return either(
            [
                _is(f"(({column} >> {KIND_BITS}) & 255)", word),
                _is(f"(({column} >> {MONTH_BITS}) & 255)", word, less=1),
                _is(f"({column} & {DUPLICATE - 1})", word, less=1),
            ]
        )

    return Slot(say, sql, words)


def dated(stages: Iterable[tuple[int, str]], column: str = "month") -> Slot:
    """A name that changed: each with the month from which it was used, the first from ever."""
    steps = tuple(stages)

    def say(row: Record) -> str:
        return [name for first, name in steps if first <= row[column]][-1]

    def sql(word: str) -> str:
        ends = [first for first, _ in steps[1:]]
        spans = zip([first for first, _ in steps], [*ends, 32767], strict=True)
        return either(
            both(f"{column} >= {first}", f"{column} < {end}")
            for (first, end), (_, name) in zip(spans, steps, strict=True)
            if word in words_of(name)
        )

    return Slot(say, sql, frozenset[str]().union(*(words_of(name) for _, name in steps)))


def _is(value: str, word: str, less: int = 0) -> str:
    wanted = as_number(word)
    return NEVER if wanted is None or wanted < less else f"{value} = {wanted - less}"
