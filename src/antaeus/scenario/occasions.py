"""Occasions with a date: elections, discussions, and which doors were open for a complaint."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from antaeus.foundation.errors import Fault
from antaeus.foundation.months import FIRST, LAST, N_MONTHS, parse_month
from antaeus.foundation.vocabulary import ROUTES
from antaeus.scenario.bibliography import load_bibliography, unknown_sources
from antaeus.scenario.letters import letters
from antaeus.scenario.measures import Month
from antaeus.scenario.tables import library, raise_if_any, read_toml
from antaeus.scenario.value import Basis, Confidence, Status
from antaeus.scenario.wording import near_match, shown

BALLOTS = ("none", "confirmed", "secret")


class Dated(BaseModel):
    """Something that held from one month to another, and how it is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    since: Month = Field(alias="from")
    until: Month = Field(alias="to")
    source: str
    basis: Basis
    status: Status
    confidence: Confidence
    note: str = ""

    @property
    def months(self) -> range:
        """The months in which it held."""
        return range(parse_month(self.since), parse_month(self.until) + 1)


class Election(Dated):
    """When cells elected their bureaus, and how."""

    every_months: int = Field(ge=1, le=24, strict=True)
    first_month: int = Field(ge=1, le=12, strict=True)
    """Month of the year in which the first of the span was held."""
    ballot: Literal["confirmed", "secret"]


class Route(Dated):
    """How open a door for complaints was."""

    route: str
    weight: float = Field(ge=0, le=1, strict=True)


class OccasionFile(BaseModel):
    """A file of occasions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    election: tuple[Election, ...]
    discussion: tuple[Dated, ...]
    route: tuple[Route, ...]


@dataclass(frozen=True)
class Occasions:
    """Occasions month by month."""

    ballot: NDArray[np.int64]
    """0 no election, 1 a list is confirmed, 2 secret ballot, (n_months,)."""
    discussion: NDArray[np.int64]
    """1 in months of a discussion with the opposition, (n_months,)."""
    routes: NDArray[np.float64]
    """How open each route is, (n_months, 7)."""


@functools.cache
def load_occasions() -> Occasions:
    """The packaged occasions."""
    faults: list[Fault] = []
    told = read_occasions(library("rules", "occasions.toml"), faults)
    raise_if_any(faults)
    assert told is not None
    ballot = np.zeros(N_MONTHS, np.int64)
    discussion = np.zeros(N_MONTHS, np.int64)
    routes = np.zeros((N_MONTHS, len(ROUTES)))
    for election in told.election:
        for month in election.months:
            # month 0 is March, the third of its year
            of_year = (month + 2) % 12 + 1
            if (of_year - election.first_month) % election.every_months == 0:
                ballot[month] = BALLOTS.index(election.ballot)
    for held in told.discussion:
        discussion[list(held.months)] = 1
    for route in told.route:
        routes[list(route.months), ROUTES.index(route.route)] = route.weight
    return Occasions(ballot, discussion, routes)


def read_occasions(path: Path, faults: list[Fault]) -> OccasionFile | None:
    """What a file says, or None with its faults noted."""
    tables = read_toml(path, faults)
    if not tables:
        return None
    try:
        told = OccasionFile.model_validate(tables)
    except ValidationError as error:
        faults.extend(letters(error, path.name, OccasionFile, tables))
        return None
    for number, entry in enumerate((*told.election, *told.discussion, *told.route), start=1):
        where = f"{path.name}, entry {number} ({entry.since} to {entry.until})"
        if parse_month(entry.until) < parse_month(entry.since):
            faults.append(Fault(f"{where}, to", entry.until, f"a month not before {entry.since}"))
        if parse_month(entry.since) < FIRST or parse_month(entry.until) > LAST:
            faults.append(Fault(where, "months outside the clock", "a span in 1921-03 to 1941-06"))
        for source in unknown_sources(entry.source):
            near = near_match(source, load_bibliography())
            expected = "the id of an entry of the bibliography"
            faults.append(Fault(f"{where}, source", shown(source), expected, near))
    for route in told.route:
        if route.route not in ROUTES:
            near = near_match(route.route, ROUTES)
            expected = f"one of {', '.join(ROUTES)}"
            faults.append(Fault(f"{path.name}, route", shown(route.route), expected, near))
    return told
