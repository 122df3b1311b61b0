"""The communists whom a scenario opens with: how many, of what standing, sex and age."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field

from antaeus.foundation.months import parse_month
from antaeus.scenario.letters import objection
from antaeus.scenario.measures import (
    Month,
    Persons,
    Share,
    Table,
    WholeClassShares,
    make_a_whole,
)

Years = Annotated[int, Field(strict=True, ge=0, le=120)]


class Entered(Table):
    """Those of the stock who had come into the party in one span of months."""

    since: Month
    before: Month
    share: Share


class AgeGroup(Table):
    """Those of the stock who are at least `from_years` and less than `to_years` old."""

    from_years: Years
    to_years: Years
    share: Share


def _entered_without_gap(spans: tuple[Entered, ...]) -> tuple[Entered, ...]:
    for span in spans:
        if parse_month(span.since) >= parse_month(span.before):
            raise objection(f"since {span.since} before {span.before}", "a span of a month or more")
    for earlier, later in pairwise(spans):
        if later.since != earlier.before:
            word = "overlap" if parse_month(later.since) < parse_month(earlier.before) else "gap"
            raise objection(
                f"since {later.since} after before {earlier.before} (dates: {word})",
                "spans that follow each other without overlap or gap",
            )
    make_a_whole((span.share for span in spans), "shares by time of entry")
    return spans


def _ages_without_gap(groups: tuple[AgeGroup, ...]) -> tuple[AgeGroup, ...]:
    for group in groups:
        if group.from_years >= group.to_years:
            raise objection(f"{group.from_years} to {group.to_years} years", "ages that rise")
    for earlier, later in pairwise(groups):
        if later.from_years != earlier.to_years:
            raise objection(
                f"from {later.from_years} years after to {earlier.to_years} years",
                "age groups that follow each other without overlap or gap",
            )
    make_a_whole((group.share for group in groups), "shares by age")
    return groups


class Stock(Table):
    """All members and candidates in the first month, at full scale."""

    people: Persons
    candidate_share: Share
    women_share: Share
    officials_share: Share
    """Part of the members with white-collar work in offices who hold a post."""
    entered: Annotated[
        tuple[Entered, ...], AfterValidator(_entered_without_gap), Field(min_length=1)
    ]
    """By the month in which they had come in."""
    age: Annotated[tuple[AgeGroup, ...], AfterValidator(_ages_without_gap), Field(min_length=1)]


class Incorporated(Table):
    """A party that is taken in whole, with its members, in one place and month."""

    month: Month
    tile: str
    people: Persons
    origin: WholeClassShares
