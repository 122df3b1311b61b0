"""What a search asks for: kinds, places, months, issue, person, cell, words; faults all at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from antaeus.archive.finding.columns import CELLS, NONE, PERSONS, naming, on_issue
from antaeus.archive.finding.numbers import cell_of, person_of
from antaeus.archive.finding.places import condition_of_place
from antaeus.archive.kinds import load_kinds
from antaeus.archive.lenses.compiling import all_of
from antaeus.archive.store.connection import Archive
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import FIRST, LAST, month_of, parse_month, year_of
from antaeus.foundation.vocabulary import ISSUES
from antaeus.scenario.wording import near_match, shown

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")
MOST_WORDS, LONGEST_WORD = 20, 100


@dataclass(frozen=True, slots=True)
class Asked:
    """The words and options of a search as they were typed."""

    words: Sequence[str] = ()
    kinds: Sequence[str] = ()
    places: Sequence[str] = ()
    year: str | None = None
    topic: str | None = None
    person: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The same understood: for each kind that can answer, the condition on its papers."""

    conditions: dict[str, str]
    years: range
    words: tuple[str, ...] = field(default=())


def understand(asked: Asked, archive: Archive) -> Wanted:
    """What is asked for; a letter about everything that cannot be understood."""
    faults: list[Fault] = []
    kinds = _kinds(asked.kinds, faults)
    first, last = _months(asked.year, faults)
    where = condition_of_place(asked.places, archive, faults)
    issue = _issue(asked.topic, faults)
    person = person_of(asked.person, faults) if asked.person is not None else None
    cell = cell_of(asked.cell, faults) if asked.cell is not None else None
    words = _words(asked.words, faults)
    if faults:
        raise InputFaults(faults)
    when = "true" if first <= FIRST and last >= LAST else f"month between {first} and {last}"
    conditions: dict[str, str] = {}
    for kind in kinds:
        condition = all_of(
            (
                "false" if archive.seen.condition(kind) == NONE else "true",
                where,
                when,
                "true" if issue is None else on_issue(kind, issue),
                "true" if person is None else naming(kind, PERSONS, person),
                "true" if cell is None else naming(kind, CELLS, cell),
            )
        )
        if condition != NONE:
            conditions[kind] = condition
    return Wanted(conditions, range(year_of(first), year_of(last) + 1), words)


def _kinds(asked: Sequence[str], faults: list[Fault]) -> tuple[str, ...]:
    known = load_kinds()
    for name in asked:
        if name not in known:
            near = near_match(name, known) or f"They are: {', '.join(known)}."
            faults.append(Fault("--kind", shown(name), "a kind of document", near))
    return tuple(kind for kind in known if not asked or kind in asked)


def _months(asked: str | None, faults: list[Fault]) -> tuple[int, int]:
    """The first and last month of `1929`, `1929-1931` or `1929-11`."""
    if asked is None:
        return FIRST, LAST
    years = _YEARS.fullmatch(asked.strip())
    if years:
        first, last = int(years[1]), int(years[2] or years[1])
        if first <= last:
            return max(month_of(first, 1), FIRST), min(month_of(last, 12), LAST)
    else:
        try:
            month = parse_month(asked.strip())
        except ValueError:
            pass
        else:
            return month, month
    faults.append(
        Fault("--year", shown(asked), "a year, years or a month: 1929, 1929-1931, 1929-11")
    )
    return FIRST, LAST


def _issue(asked: str | None, faults: list[Fault]) -> int | None:
    if asked is None:
        return None
    if asked in ISSUES:
        return ISSUES.index(asked)
    near = near_match(asked, ISSUES)
    faults.append(Fault("--topic", shown(asked), f"one of {', '.join(ISSUES)}", near))
    return None


def _words(asked: Sequence[str], faults: list[Fault]) -> tuple[str, ...]:
    """The words of the search, of which each must stand in a paper."""
    from antaeus.archive.wording.words_of_text import words_of  # noqa: PLC0415

    if sum(map(len, asked)) > MOST_WORDS * LONGEST_WORD:
        found = f"{sum(map(len, asked)):,} characters of words"
        faults.append(Fault("search", found, f"at most {MOST_WORDS * LONGEST_WORD:,}"))
        return ()
    words = tuple(dict.fromkeys(word for text in asked for word in sorted(words_of(text))))
    if asked and not words:
        expected = "words of letters or digits"
        faults.append(Fault("search", shown(" ".join(asked)), expected))
    if len(words) > MOST_WORDS:
        faults.append(Fault("search", f"{len(words)} words", f"at most {MOST_WORDS}"))
    return words
