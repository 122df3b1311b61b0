"""Names of persons, invented by rule from a permanent number, the same in every document.

A person's initials and surname are drawn by chance keyed by the number, from lists of the library
that anybody can read. The rule can be turned round: a surname says which numbers bear it. Surnames
have one form for men and women, because a number does not say which its person is.
"""

from __future__ import annotations

from antaeus.archive.paper_chance import mixed_one
from antaeus.archive.wording.conditions import Record
from antaeus.archive.wording.predicates import both, either
from antaeus.archive.wording.slots import Slot
from antaeus.archive.wording.word_banks import names
from antaeus.archive.wording.words_of_text import words_of

_FIRST, _SECOND, _SURNAME = 11, 12, 13
"""Salts of first name, patronymic and surname."""
MARK = "*"
"""Stands after every invented name."""
UNNAMED = "one who is not named"


def name_of(person: int) -> str:
    """The invented name of a person, such as `V. S. Karpushin*`."""
    if person == 0:
        return UNNAMED
    lists = names()
    first = lists.initials[mixed_one(person, _FIRST) % len(lists.initials)]
    second = lists.initials[mixed_one(person, _SECOND) % len(lists.initials)]
    surname = lists.surnames[mixed_one(person, _SURNAME) % len(lists.surnames)]
    return f"{first}. {second}. {surname}{MARK}"


def person_name(column: str) -> Slot:
    """The name of the person whose number stands in a column."""

    def say(row: Record) -> str:
        return name_of(row[column])

    def sql(word: str) -> str:
        lists = names()
        drawn = either(
            [
                _drawn(column, _FIRST, lists.initials, word),
                _drawn(column, _SECOND, lists.initials, word),
                _drawn(column, _SURNAME, lists.surnames, word),
            ]
        )
        unnamed = f"{column} = 0" if word in words_of(UNNAMED) else "false"
        return either([both(f"{column} != 0", drawn), unnamed])

    said = [*names().initials, *names().surnames, UNNAMED]
    return Slot(say, sql, frozenset[str]().union(*map(words_of, said)))


def _drawn(column: str, salt: int, listed: tuple[str, ...], word: str) -> str:
    places = [i for i, name in enumerate(listed) if name.lower() == word]
    if not places:
        return "false"
    return f"mixed({column}, {salt}) % {len(listed)} = {places[0]}"
