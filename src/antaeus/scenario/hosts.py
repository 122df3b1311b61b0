"""Host units of one kind as a scenario opens with them, and how their people grow and shrink."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from antaeus.foundation.months import parse_month
from antaeus.scenario.letters import objection
from antaeus.scenario.measures import (
    Cells,
    HostUnits,
    Index,
    Month,
    PeoplePerUnit,
    Share,
    Spread,
    Table,
    WholeClassShares,
)

HostKind = Literal[
    "factory",
    "transport",
    "construction",
    "village",
    "sovkhoz_mts",
    "office",
    "school",
    "army",
    "housing",
]
"""`HOST_KINDS` of the vocabulary, written out for the schema; a test holds the two equal."""

Place = Literal["urban", "rural", "both"]


class HeadcountPoint(Table):
    """How many people a kind of host unit has in a month, as a ratio to any base."""

    month: Month
    index: Index


def _in_order(path: tuple[HeadcountPoint, ...]) -> tuple[HeadcountPoint, ...]:
    """Object to months that come twice or go back."""
    for earlier, later in pairwise(path):
        if parse_month(later.month) <= parse_month(earlier.month):
            raise objection(
                f"{later.month} after {earlier.month} (dates that overlap)",
                "months in order, each once",
            )
    if path and path[0].index.value <= 0:
        raise objection("an index that opens at 0", "a first index above 0, the base of growth")
    return path


class Hosts(Table):
    """All host units of one kind, at full scale, in the month in which the scenario opens."""

    kind: HostKind
    units: HostUnits
    """Host units that are open at the start."""
    people_per_unit: PeoplePerUnit
    """Mean number of people in one who are in no party."""
    spread: Spread
    """Standard deviation of the logarithm of their size."""
    place: Place
    """Where they lie; in the proportion `urban_share` when in both."""
    urban_share: Share | None = None
    classes: WholeClassShares
    """The people in no party by class."""
    headcount: str = ""
    """Id of a driver: the people of this kind grow and shrink in proportion to it."""
    headcount_path: Annotated[tuple[HeadcountPoint, ...], AfterValidator(_in_order)] = ()
    """The same as an index by month, where no series of the history serves."""
    new_unit_share: Share
    """Part of growth that opens new units; the rest enlarges old ones."""
    communists_share: Share
    """Part of all communists of the first month who sit in this kind."""
    cells: Cells
    """Cells of this kind at the start."""
    origin: WholeClassShares
    """Its communists by class of origin."""
    job: WholeClassShares
    """Its communists by what they do now."""

    @model_validator(mode="after")
    def _one_way_to_grow(self) -> Self:
        if bool(self.headcount) == bool(self.headcount_path):
            both = "both a headcount and a headcount_path"
            found = both if self.headcount else "neither headcount nor headcount_path"
            raise objection(found, "one of the two", 'Write headcount = "..." with a driver\'s id.')
        return self

    @model_validator(mode="after")
    def _place_is_known(self) -> Self:
        if (self.place == "both") != (self.urban_share is not None):
            found = "no urban_share" if self.urban_share is None else "an urban_share"
            raise objection(f'{found} with place = "{self.place}"', 'one where place = "both"')
        return self

    @model_validator(mode="after")
    def _cells_have_room(self) -> Self:
        if self.cells.value > self.units.value:
            raise objection(
                f"{self.cells.value:g} cells in {self.units.value:g} host units",
                "at most one cell a host unit",
            )
        return self

    @property
    def urban(self) -> float:
        """Share of the units that lie in towns, 0 to 1."""
        if self.urban_share is not None:
            return self.urban_share.value
        return 1.0 if self.place == "urban" else 0.0
