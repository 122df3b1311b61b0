"""Ustav: the table of rules as a file gives it, checked row by row and over time."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from antaeus.foundation.errors import Fault
from antaeus.foundation.months import FIRST, LAST, month_date, month_text
from antaeus.foundation.vocabulary import CATEGORIES
from antaeus.scenario.bibliography import load_bibliography, unknown_sources
from antaeus.scenario.letters import MOST_LETTERS, letters
from antaeus.scenario.tables import read_toml
from antaeus.scenario.value import Basis, Confidence, Status
from antaeus.scenario.wording import near_match, shown

FIRST_DAYS = tuple(month_date(month) for month in range(FIRST, LAST + 1))
"""A month takes the rule that is in force on its first day."""

UNIT_OF_TOPIC = {
    "candidate_term": "months",
    "recommendations": "recommendations",
    "recommender_standing": "months",
    "lapse": "months",
    "cell_minimum": "persons",
    "shop_organisation_size": "persons",
    "entry_open": "yes or no",
    "transfer_open": "yes or no",
}
BY_CATEGORY = ("candidate_term", "recommendations", "recommender_standing")
"""Topics on which the categories of admission differ."""


class Rule(BaseModel):
    """One number of the statute, or of a resolution over it, with the days it was in force."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: Literal["1919", "1922", "1925", "1934", "1939", "resolution"]
    since: Annotated[datetime.date, Field(alias="from")]
    until: Annotated[datetime.date, Field(alias="to")]
    """The last day."""
    topic: Literal[
        "candidate_term",
        "recommendations",
        "recommender_standing",
        "lapse",
        "cell_minimum",
        "shop_organisation_size",
        "entry_open",
        "transfer_open",
    ]
    category: Literal["industrial_worker", "other_worker", "peasant", "employee", "all"]
    value: Annotated[int, Field(strict=True, ge=0, le=10_000)]
    unit: str
    article: str = ""
    """Number or heading in the edition; empty when the text was not seen."""
    source: str
    basis: Basis
    status: Status
    confidence: Confidence
    tag: Literal["V", "V2", "OCR", "R", "R?"]
    """How sure it is: seen, seen at second hand, machine-read, recalled, recalled and unsure."""
    note: str = ""


class RuleFile(BaseModel):
    """A file of rules: one table [[row]] for each."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    row: tuple[Rule, ...]


def read_rules(path: Path, faults: list[Fault]) -> tuple[Rule, ...]:
    """All rules of a file; none, with the faults noted, when a row is not of the right form."""
    tables = read_toml(path, faults)
    if not tables:
        return ()
    try:
        rules = RuleFile.model_validate(tables).row
    except ValidationError as error:
        faults.extend(letters(error, path.name, RuleFile, tables))
        return ()
    faults.extend(islice(_faults_of_rows(path.name, rules), MOST_LETTERS + 1))
    faults.extend(_faults_over_time(path.name, rules))
    return rules


def _faults_of_rows(file: str, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    for number, rule in enumerate(rules, start=1):
        where = f"{file}, row {number} ({rule.edition}, {rule.topic}, {rule.category})"
        if rule.unit != UNIT_OF_TOPIC[rule.topic]:
            yield Fault(f"{where}, unit", shown(rule.unit), UNIT_OF_TOPIC[rule.topic])
        if rule.unit == "yes or no" and rule.value > 1:
            yield Fault(f"{where}, value", str(rule.value), "0 or 1")
        if rule.until < rule.since:
            yield Fault(f"{where}, to", str(rule.until), f"a day not before {rule.since}")
        if rule.category != "all" and rule.topic not in BY_CATEGORY:
            yield Fault(f"{where}, category", rule.category, "all, for this topic")
        for source in unknown_sources(rule.source):
            remedy = near_match(source, load_bibliography())
            yield Fault(f"{where}, source", shown(source), "a known source", remedy)


def _faults_over_time(file: str, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Object to days without a rule, or with two, between March 1921 and June 1941."""
    for topic in UNIT_OF_TOPIC:
        for category in CATEGORIES if topic in BY_CATEGORY else ("all",):
            held = [
                rule for rule in rules if rule.topic == topic and rule.category in (category, "all")
            ]
            numbers = _numbers_in_force(held)
            wrong = [month for month, number in enumerate(numbers) if number != 1]
            if wrong:
                found = f"{numbers[wrong[0]] or 'no'} rules in {month_text(wrong[0])}"
                yield Fault(
                    f"{file}, {topic}, {category}",
                    f"{found} (and in {len(wrong) - 1} more months)" if wrong[1:] else found,
                    "one rule in each month from 1921-03 to 1941-06",
                )


def _numbers_in_force(rules: Iterable[Rule]) -> list[int]:
    """How many rules hold on the first day of each month."""
    change = [0] * (len(FIRST_DAYS) + 1)
    for rule in rules:
        if rule.since <= rule.until:
            change[bisect_left(FIRST_DAYS, rule.since)] += 1
            change[bisect_right(FIRST_DAYS, rule.until)] -= 1
    return list(accumulate(change))[:-1]
