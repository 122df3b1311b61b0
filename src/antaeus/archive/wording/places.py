"""Gaps filled with places and committees: what they say depends on place and month."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from antaeus.archive.wording.conditions import Record
from antaeus.archive.wording.predicates import among, both, either
from antaeus.archive.wording.slots import Slot
from antaeus.archive.wording.territory import Territory
from antaeus.archive.wording.words_of_text import words_of

FIELDS = {
    "region": "region",
    "region_committee": "region_committee",
    "unit": "unit",
    "committee": "unit_committee",
}
"""Gaps of this kind, and what of a body they say."""


def place_slot(name: str, territory: Territory) -> Slot:
    """A gap that says a place or its committee."""
    told = attrgetter(FIELDS[name])

    def say(row: Record) -> str:
        return told(territory.body(row["place"], row["month"]))

    def sql(word: str) -> str:
        return either(_spans(territory, told, word))

    every = frozenset[str]().union(*(words_of(told(body)) for body in territory.bodies))
    return Slot(say, sql, frozenset(word for word in every if not word.isdigit()))


def _spans(territory: Territory, told: attrgetter[str], word: str) -> Iterator[str]:
    """A predicate for each span of months, with all the places that say the word in it."""
    places: dict[tuple[int, int], list[int]] = {}
    known: dict[str, bool] = {}
    for body in territory.bodies:
        text = told(body)
        if text not in known:
            known[text] = word in words_of(text)
        if known[text]:
            places.setdefault((body.first, body.last), []).append(body.place)
    for (first, last), listed in places.items():
        yield both(f"month between {first} and {last}", _within(listed))


def _within(places: list[int]) -> str:
    """Places as ranges where they follow one another."""
    ordered = sorted(set(places))
    starts = [i for i in range(len(ordered)) if i == 0 or ordered[i] != ordered[i - 1] + 1]
    ends = [*starts[1:], len(ordered)]
    runs = [(ordered[a], ordered[b - 1]) for a, b in zip(starts, ends, strict=True)]
    single = [a for a, b in runs if a == b]
    ranges = (f"place between {a} and {b}" for a, b in runs if a != b)
    return either([among("place", single), *ranges])
