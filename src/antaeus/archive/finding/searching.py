"""Search: papers that meet all that is asked, newest or oldest first, and how many there are.

Papers are looked for from one end of time, so that the first page is there before all is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from antaeus.archive.finding.asked import Wanted
from antaeus.archive.finding.sheets import papers
from antaeus.archive.finding.word_search import with_words
from antaeus.archive.store.asking import run
from antaeus.archive.store.connection import Archive

COUNTED_AT_ONCE = 7
"""Years; an answer need not wait for all, and a question for each would take longer."""
Tell = Callable[[int], None]
"""Told of the last year that was searched."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One paper that was found."""

    doc: int
    kind: str
    month: int
    place: int


@dataclass(slots=True)
class Facets:
    """How many papers were found, by kind, year and place."""

    kinds: Counter[str] = field(default_factory=Counter[str])
    years: Counter[int] = field(default_factory=Counter[int])
    places: Counter[int] = field(default_factory=Counter[int])

    @property
    def total(self) -> int:
        """How many papers there are in all."""
        return self.kinds.total()


def page(
    archive: Archive, wanted: Wanted, *, limit: int, number: int = 1, newest: bool = True
) -> tuple[list[Hit], bool]:
    """One page of papers, and whether more follow; no more years are read than it takes."""
    enough = limit * number + 1
    found: list[Hit] = []
    for hits in _in_order(archive, wanted, newest, enough):
        found += hits[: enough - len(found)]
        if len(found) >= enough:
            break
    begins = limit * (number - 1)
    return found[begins : begins + limit], len(found) > begins + limit


def count(archive: Archive, wanted: Wanted, tell: Tell | None = None) -> Facets:
    """How many papers there are, by kind, year and place."""
    facets = Facets()
    conditions = with_words(archive, wanted)
    question = " union all ".join(
        f"select '{kind}' as kind, (month + 2) // 12 + 1921 as year, place, count(*) as n "
        f'from "{kind}" where {condition} group by all'
        for kind, condition in conditions.items()
    )
    years = _years(archive, wanted)
    for begin in range(years.start, years.stop, COUNTED_AT_ONCE) if conditions else ():
        span = range(begin, min(begin + COUNTED_AT_ONCE, years.stop))
        for kind, year, place, n in run(archive, papers(archive, conditions, span) + question).rows:
            facets.kinds[kind] += n
            facets.years[year] += n
            facets.places[place] += n
        if tell is not None:
            tell(span.stop - 1)
    return facets


def _in_order(archive: Archive, wanted: Wanted, newest: bool, most: int) -> Iterator[list[Hit]]:
    """Papers of the first year, of the next two, of the next four, and so on."""
    conditions = with_words(archive, wanted)
    order = "month desc, doc" if newest else "month, doc"
    question = " union all ".join(
        f"select doc, '{kind}' as kind, month, place from \"{kind}\" where {condition}"
        for kind, condition in conditions.items()
    )
    for span in _spans(_years(archive, wanted), newest) if conditions else ():
        beginning = papers(archive, conditions, span)
        ordered = f"{beginning}select * from ({question}) order by {order} limit {most}"
        yield [Hit(*row) for row in run(archive, ordered).rows]


def _years(archive: Archive, wanted: Wanted) -> range:
    there = archive.folder.years()
    first, last = max(there.start, wanted.years.start), min(there.stop, wanted.years.stop)
    return range(first, max(first, last))


def _spans(years: range, newest: bool) -> Iterator[range]:
    """All years in spans that double, so that papers that are rare are found in few questions."""
    length = 1
    while years:
        if newest:
            yield years[-length:]
            years = years[:-length]
        else:
            yield years[:length]
            years = years[length:]
        length *= 2
